import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '$lib/domain/matrix/linter/lint';
import { fold } from '$lib/domain/text/fold';
import { countRecipientNames } from '$lib/domain/matrix/usage/count-usage';
import { countRows } from '$lib/domain/matrix/recognition';
import { weightSum } from '$lib/domain/matrix/weights';
import { knownPositions, readProfile, yamlErrorLine, type Profile } from '$lib/server/formats/yaml';

const FOLDER = 'profiles/rodada';
const DRAFT = 'matrices/ATC-015.yaml';
const idOf = (code: string) => code.toLowerCase();

function load(): Profile {
	const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.yaml'))
		.map((file) => ({ file, bytes: new Uint8Array(readFileSync(join(FOLDER, file))) }));
	let given = 0;
	const reading = readProfile(sources, idOf, () => `r-${(given += 1)}`);
	if (!reading.ok) throw new Error(reading.errors.map(yamlErrorLine).join('\n'));
	return reading.profile;
}

const { structure, matrices, demonstration } = load();
const known = knownPositions(structure, idOf);
const versions = demonstration?.versions ?? [];
const openUnits = structure.units.filter(({ to }) => to === null);

describe('the demonstration company', () => {
	it('has gerencias with their áreas, positions, people and vacancies enough to look around in', () => {
		const under = (parent: string | null) => openUnits.filter((unit) => unit.parent === parent);
		const gerencias = under('DIR');
		expect(gerencias.length).toBeGreaterThanOrEqual(4);
		expect(gerencias.flatMap(({ code }) => under(code)).length).toBeGreaterThanOrEqual(8);
		expect(structure.positions.length).toBeGreaterThanOrEqual(14);
		expect(structure.employees.filter(({ leftOn }) => leftOn === null).length).toBeGreaterThan(27);
		const holders = (post: string) =>
			structure.incumbencies.filter((each) => each.post === post && each.to === null);
		const open = structure.posts.filter(({ to }) => to === null);
		expect(open.some(({ key, headcount }) => holders(key).length < headcount)).toBe(true);
		expect(open.every(({ key, headcount }) => holders(key).length <= headcount)).toBe(true);
		expect(structure.incumbencies.some(({ acting, to }) => acting && to === null)).toBe(true);
		expect(structure.units.some(({ to }) => to !== null)).toBe(true);
	});

	it('gives everybody employed one post, and an account', () => {
		const employed = structure.employees.filter(({ leftOn }) => leftOn === null);
		for (const { number } of employed) {
			const held = structure.incumbencies.filter(
				(each) => each.employee === number && each.to === null && !each.acting
			);
			expect(held, number).toHaveLength(1);
			expect(structure.people.filter(({ employee }) => employee === number)).toHaveLength(1);
		}
		const roles = new Set(structure.people.flatMap((person) => person.roles));
		expect(roles).toEqual(new Set(['administrator', 'hr', 'employee', 'auditor']));
	});

	it('delivers to some positions under their other names, as documents do', () => {
		const written = [...matrices].filter(([file]) => !file.includes('/earlier/'));
		const used = countRecipientNames(written.map(([, { content }]) => content));
		const names = structure.positions.flatMap(({ aliases }) => aliases);
		expect(names.filter((name) => used.has(fold(name))).length).toBeGreaterThanOrEqual(6);
	});

	it('has at least 12 positions fully written, one of them in English', () => {
		const written = [...matrices].filter(([file]) => !file.includes('/earlier/'));
		expect(written.length).toBeGreaterThanOrEqual(12);
		expect(written.filter(([, { content }]) => content.language === 'en')).toHaveLength(1);
		for (const [file, { code, title, content }] of written) {
			expect(file).toBe(`matrices/${code}.yaml`);
			expect(structure.positions.find((each) => each.code === code)?.title).toBe(title);
			const counts = countRows(content);
			expect(counts.functions, code).toBeGreaterThanOrEqual(5);
			expect(counts.kpis, code).toBeGreaterThanOrEqual(3);
			for (const list of ['internal', 'external', 'junior', 'senior', 'master'] as const)
				expect(counts[list], `${code} ${list}`).toBeGreaterThan(0);
			expect(content.objective.length).toBeGreaterThan(80);
		}
		const comparisons = written.flatMap(([, { content }]) =>
			content.kpis.map(({ valueType, target }) => `${valueType} ${target?.comparison}`)
		);
		for (const kind of ['percentage range', 'currency maximum', 'minutes maximum', 'yes-no exact'])
			expect(comparisons).toContain(kind);
	});

	/** Left in so that the review of the structure has something to show. */
	const RECIPIENTS: Record<string, string[]> = {
		'matrices/CAL-005.yaml': ['Comité de Calidad'],
		'matrices/CYC-008.yaml': ['Despacho legal']
	};
	it.each([...matrices.keys()].filter((file) => file !== DRAFT))('has no finding in %s', (file) => {
		const content = matrices.get(file)?.content;
		const findings = content ? lint(content, { knownPositions: known }) : [];
		expect(findings.map(({ rule, data }) => [rule, data.name])).toEqual(
			(RECIPIENTS[file] ?? []).map((name) => ['recipient_unknown', name])
		);
		expect(content && weightSum(content.kpis)).toBe(10_000);
	});

	it('keeps the telephone adviser as a draft whose weights sum to 0', () => {
		const content = matrices.get(DRAFT)?.content;
		if (!content) throw new Error('no draft');
		expect(countRows(content)).toEqual({
			functions: 8,
			deliverables: 9,
			kpis: 3,
			weightSum: 0,
			internal: 5,
			external: 1,
			junior: 10,
			senior: 4,
			master: 2,
			competencies: 5,
			education: 7,
			educationMarked: 1,
			languages: 1,
			languageSkills: 3,
			knowledge: 4,
			experience: 1,
			equipment: 2,
			conditions: 2
		});
		const findings = lint(content, { knownPositions: known });
		expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(
			['weights_sum']
		);
		expect(findings.map(({ rule }) => rule).sort()).toEqual([
			'course_not_in_plan',
			'impossible_time',
			'language_above_course',
			'repeated_row',
			'weights_sum'
		]);
	});
});

describe('its story', () => {
	it('names positions, matrices and people that are there', () => {
		const numbers = new Set(structure.employees.map(({ number }) => number));
		for (const version of versions) {
			expect(matrices.get(version.matrix)?.code, version.matrix).toBe(version.position);
			const people = [version.prepared.by, version.reviewer, version.authoriser];
			for (const person of [...people, ...version.answers.map(({ employee }) => employee)])
				if (person !== null) expect(numbers.has(person), person).toBe(true);
		}
		const told = new Set(versions.map(({ matrix }) => matrix));
		expect([...matrices.keys()].filter((file) => !told.has(file))).toEqual([]);
		const accounts = structure.people.map(({ email }) => email);
		for (const { person } of demonstration?.signIns ?? []) expect(accounts).toContain(person);
	});

	it('keeps the order of a life cycle, and two approvers beside whoever prepared it', () => {
		for (const { position, prepared, ...version } of versions) {
			const steps = [
				prepared.daysAgo,
				version.submitted?.daysAgo,
				version.returned?.daysAgo ?? version.reviewed?.daysAgo,
				version.authorised?.daysAgo,
				version.published?.daysAgo
			].filter((day) => day !== undefined);
			expect(steps, position).toEqual([...steps].sort((a, b) => b - a));
			if (version.submitted)
				expect(new Set([prepared.by, version.reviewer, version.authoriser]).size).toBe(3);
		}
	});

	it('shows every state: superseded, in force, scheduled, approved, in review, returned, draft', () => {
		const published = versions.filter((each) => each.published !== null);
		const twice = published.filter(({ position }) =>
			published.some((each) => each.position === position && each.matrix.includes('/earlier/'))
		);
		expect(twice.length).toBeGreaterThanOrEqual(4);
		expect(published.some((each) => (each.published?.effectiveIn ?? 0) > 0)).toBe(true);
		const open = versions.filter((each) => each.published === null);
		expect(open.some((each) => each.authorised !== null)).toBe(true);
		expect(open.some((each) => each.returned !== null)).toBe(true);
		expect(open.some((each) => each.submitted && !each.reviewed && !each.returned)).toBe(true);
		expect(open.find((each) => each.submitted === null)?.matrix).toBe(DRAFT);
		const outcomes = new Set(versions.flatMap(({ answers }) => answers.map((a) => a.outcome)));
		expect(outcomes).toEqual(new Set(['acknowledged', 'with-remarks', 'refused', 'open']));
	});

	it('lets only holders of the position answer', () => {
		for (const { position, answers } of versions)
			for (const { employee } of answers) {
				const post = structure.incumbencies.find((each) => each.employee === employee)?.post;
				const held = structure.posts.find(({ key }) => key === post)?.position;
				expect(held, `${position} ${employee}`).toBe(position);
			}
	});
});
