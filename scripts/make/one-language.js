/**
 * A browser speaks one language at a time, so it gets the texts of one. Every script is written
 * twice: `name.js` in Spanish and `name.en.js` beside it, from the same build, under the same hash.
 * The server names the one of the page's language; changing the language loads the page anew.
 */
import { minifySync, transformSync } from 'rolldown/utils';

const MESSAGE = /\/paraglide\/messages\/(?!_index)([^/]+)\.js$/;
const ENGLISH = '__ENGLISH__';

/**
 * A message as one expression that asks for the language; as it was, where it is made otherwise.
 * @param {string} name @param {string} code what Paraglide compiled
 */
export function oneExpression(name, code) {
	const at = code.indexOf('export const ');
	if (at < 0 || !['es', 'en'].every((tongue) => code.includes(`const ${tongue}_${name} = `)))
		return null;
	const [es, en] = ['es', 'en'].map(
		(tongue) =>
			new RegExp(
				`const ${tongue}_${name} = .*?=> \\{\\s*return [^\`]*(\`(?:[^\`\\\\]|\\\\.)*\`)\\)\\s*\\};?`
			).exec(code.slice(0, at))?.[1]
	);
	return es && en
		? `export const ${name} = (i) => ${ENGLISH} ? ${en} : ${es};`
		: `${code.slice(0, at)}export const ${name} = (i) => ${ENGLISH} ? en_${name}(i) : es_${name}(i);`;
}

/** @param {string} code @param {boolean} english */
function speaking(code, english) {
	const { code: chosen, errors } = transformSync('chunk.js', code, {
		define: { [ENGLISH]: String(english) }
	});
	if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
	return minifySync('chunk.js', chosen, { module: true, mangle: false }).code;
}

/** @returns {import('vite').Plugin} */
export const oneLanguage = () => ({
	name: 'one-language',
	apply: 'build',
	enforce: 'post',
	applyToEnvironment: ({ name }) => name === 'client',
	transform(code, id) {
		const name = MESSAGE.exec(id)?.[1];
		const made = name && oneExpression(name, code);
		return made ? { code: made, map: null } : null;
	},
	generateBundle: {
		// Vite writes into every chunk what it has to load ahead; only then may it be copied.
		order: 'post',
		handler(_options, bundle) {
			const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
			const names = chunks.map(({ fileName }) => fileName.slice(fileName.lastIndexOf('/') + 1));
			for (const chunk of chunks) {
				const english = names.reduce(
					(code, name) => code.replaceAll(name, name.replace(/\.js$/, '.en.js')),
					speaking(chunk.code, true)
				);
				this.emitFile({
					type: 'asset',
					fileName: chunk.fileName.replace(/\.js$/, '.en.js'),
					source: english
				});
				chunk.code = speaking(chunk.code, false);
			}
		}
	}
});
