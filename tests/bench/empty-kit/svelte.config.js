import adapter from '@sveltejs/adapter-node';

/** Kit's own empty page, built as the product is: what the framework costs before any of our work. */
export default {
	kit: {
		adapter: adapter({ out: '../../../build/bench/empty-kit', precompress: false }),
		outDir: '../../../build/bench/empty-kit-work',
		output: { bundleStrategy: 'single' },
		csp: { mode: 'nonce', directives: { 'script-src': ['self'] } }
	}
};
