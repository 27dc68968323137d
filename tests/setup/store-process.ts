import { openStore } from '../../src/lib/server/embedded-mongo/store';

/** `node store-process.js DATA_DIR [MAX_PAGES]`: a store alone in a process, which a test can kill. */
const [dataDir, maxPages] = process.argv.slice(2);
try {
	const store = await openStore({
		dataDir: dataDir!,
		...(maxPages ? { maxPageCount: Number(maxPages) } : {})
	});
	console.log(JSON.stringify({ uri: store.uri }));
	process.on('SIGTERM', () => void store.close().then(() => process.exit(0)));
	setInterval(() => {}, 1000);
} catch (error) {
	console.log(JSON.stringify({ error: (error as Error).name }));
	process.exit(1);
}
