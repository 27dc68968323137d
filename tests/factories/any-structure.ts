import fc from 'fast-check';
import { structureFileSchema, type Structure } from '../../src/lib/domain/organization/schema';

/** Texts that YAML would rather take for something else. */
const text = fc.oneof(
	fc.constantFrom(
		'no',
		'1.0',
		'~',
		'- x',
		'a: b',
		'"',
		"'=1",
		'#x',
		'Peñón «ñ»',
		'2024-01-01',
		'{}'
	),
	fc.string({ unit: fc.constantFrom(...'aé: -#"\'{}\n=ñ'), maxLength: 20 }).map((one) => `x${one}x`)
);
const days = ['2020-01-01', '2021-05-01', '2023-02-28', '2025-12-31'];
const pick = (most: number) => fc.integer({ min: 0, max: most });

interface Drawn {
	units: { name: string; above: number; functions: string[]; group: boolean; moves: boolean }[];
	posts: { unit: number; boss: number; headcount: number; staff: boolean; changes: boolean }[];
	people: { name: string; post: number; acting: boolean; leaves: boolean }[];
	aliases: string[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
	units: fc.array(
		fc.record({
			name: text,
			above: pick(9),
			functions: fc.array(text, { maxLength: 3 }),
			group: fc.boolean(),
			moves: fc.boolean()
		}),
		{ minLength: 1, maxLength: 6 }
	),
	posts: fc.array(
		fc.record({
			unit: pick(9),
			boss: pick(9),
			headcount: fc.integer({ min: 1, max: 9 }),
			staff: fc.boolean(),
			changes: fc.boolean()
		}),
		{ minLength: 1, maxLength: 8 }
	),
	people: fc.array(
		fc.record({ name: text, post: pick(9), acting: fc.boolean(), leaves: fc.boolean() }),
		{ maxLength: 6 }
	),
	aliases: fc.array(fc.constantFrom('Jefe Jr', 'Cajero', 'Ñandú'), { maxLength: 2 })
});

/** A valid structure with periods, groups, staff, assumed lines and acting holders. */
export const anyStructure: fc.Arbitrary<Structure> = drawn.map((given) => {
	const [first = '', second = '', third = ''] = days;
	const above = (at: number, other: number) => (at === 0 ? null : other % at);
	const code = (at: number) => `U-${at}`;
	const units = given.units.flatMap(({ name, above: other, functions, group, moves }, at) => {
		const parent = above(at, other);
		const unit = {
			...{ code: code(at), name, kind: 'área', company: 'c', functions, group, order: at % 3 },
			parent: parent === null ? null : code(parent),
			charts: group ? 'one' : 'each'
		};
		if (!moves || at === 0) return [{ ...unit, from: first }];
		return [
			{ ...unit, from: first, to: second },
			{ ...unit, code: `${code(at)}b`, formerly: [code(at)], parent: code(0), from: second }
		];
	});
	// A code that ended has no posts: they stand in units whose code lasts.
	const lasting = given.units.flatMap(({ moves }, at) => (moves && at > 0 ? [] : [code(at)]));
	const posts = given.posts.flatMap(({ unit, boss, headcount, staff, changes }, at) => {
		const under = above(at, boss);
		const post = {
			...{
				key: `p${at}`,
				position: `P-${at % 3}`,
				unit: lasting[unit % lasting.length],
				headcount
			},
			...{ staff, assumed: !staff, reportsTo: under === null ? null : `p${under}` }
		};
		if (!changes) return [{ ...post, from: first }];
		return [
			{ ...post, from: first, to: third },
			{ ...post, headcount: headcount + 1, workplace: 'Sede ñ', from: third }
		];
	});
	return structureFileSchema.parse({
		escalafon: 'structure/1',
		companies: [
			{ code: 'c', name: 'Ñu: Compañía «1»', country: 'SV', timeZone: 'America/El_Salvador' }
		],
		units: units.map((unit) =>
			// Below a unit whose code has changed they stand under the root.
			unit.parent !== null && !lasting.includes(unit.parent) ? { ...unit, parent: code(0) } : unit
		),
		positions: [0, 1, 2].map((at) => ({
			...{ code: `P-${at}`, title: `Puesto ${at}`, company: 'c' },
			...{
				formerCodes: at === 1 ? ['V-1'] : [],
				aliases: at === 0 ? [...new Set(given.aliases)] : []
			},
			retiredOn: at === 2 ? '2026-01-01' : null
		})),
		posts,
		employees: given.people.map(({ name, leaves }, at) => ({
			...{ number: `00${at}`, givenNames: name, familyNames: name, company: 'c', hiredOn: first },
			leftOn: leaves ? third : null
		})),
		incumbencies: given.people.map(({ post, acting, leaves }, at) => ({
			...{ employee: `00${at}`, post: `p${post % given.posts.length}`, acting, from: first },
			to: leaves ? third : null
		}))
	});
});
