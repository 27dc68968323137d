/** Ends the process with one sentence when Node is too old for `node:sqlite` (22.13). */
export function requireNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 13)) return;
	console.error(
		`Escalafón needs Node 22.13 or newer; this is ${process.versions.node}. ` +
			'On Linux, `npm ci` brings its own: run it through npm.'
	);
	process.exit(1);
}
