import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Instruction {
	name: string;
	/** What follows the name, on one line. */
	text: string;
}

/** The stages of the Dockerfile, in order, each with its instructions. */
export function readStages(): Instruction[][] {
	const lines = readFileSync(join(root, 'Dockerfile'), 'utf8')
		.replace(/^#.*\n/gm, '')
		.replace(/\\\n\s*/g, '')
		.split('\n')
		.filter((line) => line.trim());
	const stages: Instruction[][] = [];
	for (const line of lines) {
		const [, name = '', text = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
		if (name === 'FROM') stages.push([]);
		stages.at(-1)?.push({ name, text });
	}
	return stages;
}

/** Every text of a stage under one name. */
export const textsOf = (stage: readonly Instruction[], name: string): string[] =>
	stage.filter((instruction) => instruction.name === name).map(({ text }) => text);

/** From and to of every COPY of a stage, from the build's folder where `--from` says so. */
export const copiesOf = (stage: readonly Instruction[]): { from: string[]; to: string }[] =>
	textsOf(stage, 'COPY').map((text) => {
		const places = text.replace(/^--from=\S+\s+/, '').split(/\s+/);
		return { from: places.slice(0, -1), to: places.at(-1) ?? '' };
	});

/** The program and the arguments of a command in its exec form. */
export const execOf = (text: string): string[] => JSON.parse(text) as string[];
