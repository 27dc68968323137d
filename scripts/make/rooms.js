/**
 * Parts the browser's code by the rooms of the product, so that a page costs few requests and only
 * what it shows: the entry (Svelte, Kit, the frame, what the position page shares with others), a
 * chunk for each room, `shared` for what several rooms need and the position page does not. Styles
 * stand in two files: the entry's, and `rest` with those that neither frame nor position page need. Kit's 'single' strategy alone makes one script of everything, 'split'
 * dozens of small ones.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a person opens from a mail, cold, on a phone: it weighs least. */
const READING = ['/(app)/positions/[code]', '/(app)/acknowledgements/[id]'];
/** Writing a matrix and taking one in share the same form. */
const WRITING = ['/(app)/positions/[code]/edit', '/(app)/imports', '/(app)/imports/[id]'];

/**
 * The room of a page; what is not listed above is named after its first folder.
 * @param {string} route the route's id
 */
export function roomOf(route) {
	if (READING.includes(route)) return 'matrix';
	if (WRITING.includes(route)) return 'editor';
	const [group, folder = 'home'] = route.split('/').filter(Boolean);
	return group === '(auth)' ? 'auth' : folder;
}

/**
 * The chunk of a module, by who reaches it. Whoever imports a module is reached by no more rooms
 * than the module itself, so chunks never need each other in a circle.
 * @param {ReadonlySet<string> | undefined} reached 'entry' and names of rooms
 */
export function chunkFor(reached) {
	if (!reached || reached.size === 0) return null;
	if (reached.has('entry') || (reached.has('matrix') && reached.size > 1)) return 'entry';
	return reached.size > 1 ? 'shared' : [...reached].join();
}

const ROOM = '\0room:';
const KITS_LIST = /\/client-optimized\/app\.js$/;
const STYLE = /[?&]type=style\b|\.css(\?|$)/;
const MESSAGE = /\/paraglide\/messages\/(?!_index)([^/]+)\.js$/;

/**
 * The route of a page that a client node of Kit's wraps; null for layouts and error pages.
 * @param {string} code the node's code
 */
const routeOf = (code) => {
	const page = /\/src\/routes(.*)\/\+page[^/]*\.svelte/.exec(code);
	return page ? page[1] || '/' : null;
};

/**
 * One module for all pages of a room. Kit's own node modules, put into one chunk, would each need
 * a namespace object and with it a file of the bundler's own.
 * @param {readonly string[]} nodes files
 */
function roomModule(nodes) {
	return nodes
		.map((node, at) => {
			const names = [...readFileSync(node, 'utf8').matchAll(/export \{[^}]*?(\w+) \}/g)].map(
				([, name = '']) => name
			);
			const from = names.map((name) => `${name} as ${name}${at}`).join(', ');
			const made = names.map((name) => `${name}: ${name}${at}`).join(', ');
			const number = /(\d+)\.js$/.exec(node)?.[1];
			return `import { ${from} } from '${node}';\nexport const node${number} = { ${made} };`;
		})
		.join('\n');
}

/** @typedef {import('vite').Rolldown.OutputChunk | import('vite').Rolldown.OutputAsset | undefined} File */
/** @param {File} file */
const isEntry = (file) => file?.type === 'chunk' && file.isEntry;
/** Styles that a script asks for. @param {File} file @returns {string[]} */
const stylesOf = (file) =>
	file?.type === 'chunk' ? [...(file.viteMetadata?.importedCss ?? [])] : [];

/** @returns {import('vite').Plugin} */
export function rooms() {
	/** The files of Kit's nodes in each room. @type {Map<string, string[]>} */
	const nodes = new Map();
	/** The room of each route. @type {Map<string, string>} */
	const routes = new Map();
	/** Names of the messages that a module's own code mentions. @type {Map<string, string[]>} */
	const mentions = new Map();
	/** @type {Map<string, Set<string>>} */
	const reached = new Map();
	/** @param {string} id */
	const chunkOf = (id) => {
		const chunk = chunkFor(reached.get(id));
		if (!STYLE.test(id)) return chunk;
		return !chunk || chunk === 'entry' || chunk === 'matrix' ? 'entry' : 'rest';
	};

	return {
		name: 'rooms',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		// Kit says in its own hook, before this one, whether the server is being built.
		enforce: 'post',
		config: ({ build }) =>
			build?.ssr
				? {}
				: {
						build: {
							rolldownOptions: {
								// A schema that only the server reads stays out, though its module is needed.
								treeshake: { manualPureFunctions: ['z'] },
								// Else the entry is one file that does nothing but import another.
								preserveEntrySignatures: 'allow-extension',
								output: {
									chunkFileNames: '_app/immutable/chunks/[name].[hash].js',
									codeSplitting: {
										// The catalogue's index would bring every message with it.
										includeDependenciesRecursively: false,
										// A room's own modules follow its page by themselves.
										groups: ['entry', 'shared', 'rest'].map((name, at) => ({
											name,
											priority: 3 - at,
											test: (/** @type {string} */ id) => chunkOf(id) === name
										}))
									}
								}
							}
						}
					},
		resolveId: (id) => (id.startsWith(ROOM) ? id : null),
		load: (id) => (id.startsWith(ROOM) ? roomModule(nodes.get(id) ?? []) : null),
		transform(code, id) {
			if (MESSAGE.test(id)) return;
			const mentioned = [...code.matchAll(/\bm\.([a-z]\w*)/g)].map(([, key = '']) => key);
			mentions.set(id, mentioned);
			if (!KITS_LIST.test(id)) return;
			return {
				code: code.replace(/import\('(\.\/nodes\/(\d+))'\)/g, (whole, path, number) => {
					const node = join(dirname(id), `${path}.js`);
					const route = existsSync(node) ? routeOf(readFileSync(node, 'utf8')) : null;
					if (!route) return whole;
					routes.set(route, roomOf(route));
					const room = `${ROOM}${roomOf(route)}`;
					nodes.set(room, [...(nodes.get(room) ?? []), node]);
					return `import('${room}').then((room) => room.node${number})`;
				}),
				map: null
			};
		},
		buildEnd() {
			const ids = [...this.getModuleIds()];
			const messages = new Map(ids.map((id) => [MESSAGE.exec(id)?.[1] ?? '', id]));
			for (const root of ids) {
				const info = this.getModuleInfo(root);
				const later = !info?.isEntry && info?.dynamicImporters.length;
				// Kit's layouts and error pages are part of what every page needs.
				const name = root.startsWith(ROOM)
					? root.slice(ROOM.length)
					: later && !/\/client-optimized\/nodes\//.test(root)
						? /([^/]+?)\.\w+$/.exec(root)?.[1]?.toLowerCase()
						: 'entry';
				if (!name || (!info?.isEntry && !later)) continue;
				const waiting = [root];
				for (let id = waiting.pop(); id; id = waiting.pop()) {
					const seen = reached.get(id) ?? new Set();
					if (seen.has(name)) continue;
					reached.set(id, seen.add(name));
					const needed = this.getModuleInfo(id)?.importedIds ?? [];
					waiting.push(...needed.filter((next) => !MESSAGE.test(next)));
					for (const key of mentions.get(id) ?? []) {
						const message = messages.get(key);
						if (message) waiting.push(message);
					}
				}
			}
		},
		/** Tells the server what each page will ask for, so that it can be named in the page's head. */
		generateBundle(_options, bundle) {
			/** @type {Record<string, string[]>} */
			const files = {};
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk' || !chunk.facadeModuleId?.startsWith(ROOM)) continue;
				const scripts = [chunk.fileName, ...chunk.imports].filter((file) => !isEntry(bundle[file]));
				const styles = scripts.flatMap((file) => stylesOf(bundle[file]));
				files[chunk.facadeModuleId.slice(ROOM.length)] = [...new Set(styles), ...scripts];
			}
			this.emitFile({
				type: 'asset',
				fileName: '_app/rooms.json',
				source: JSON.stringify(
					Object.fromEntries([...routes].map(([route, room]) => [route, files[room] ?? []]))
				)
			});
		}
	};
}
