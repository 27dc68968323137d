import { applyChange, applyChanges } from '$lib/domain/organization/apply-changes';
import {
	MOST_CHANGES,
	type Scenario,
	type ScenarioChange,
	type ScenarioFault
} from '$lib/domain/organization/scenario';
import type { ScenarioChangeForm } from '$lib/domain/organization/scenario-form';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { MOST_PLACES } from '$lib/domain/organization/written-limits';
import { RECORD_CODE } from '$lib/domain/organization/unit-form';
import { fold } from '$lib/domain/text/fold';
import { plainFormat } from '$lib/i18n/plain-format';
import { newId } from '$lib/server/db/ids';
import { DomainError, type ErrorCode } from '$lib/server/errors';
import type { Context } from '../context';
import { keepScenario, openScenario } from './known-scenario';
import { positionMeant } from './position-meant';

/**
 * Tries one more change.
 * @returns what it is about, to be looked at next
 * @throws DomainError scenario-closed, scenario-changed, scenario-full; what the form lacks; why the
 * change does not fit
 */
export async function changeScenario(
	ctx: Context,
	id: string,
	form: ScenarioChangeForm
): Promise<ScenarioChange> {
	const scenario = await openScenario(ctx, id, form.revision);
	if (scenario.changes.length >= MOST_CHANGES) throw new DomainError('scenario-full');
	const { snapshot } = applyChanges(scenario.base, scenario.changes);
	const change = await changeMeant(ctx, scenario, snapshot, form);
	const tried = applyChange(snapshot, change);
	if ('fault' in tried) throw refusalOf(tried.fault);
	await keepScenario(ctx, scenario, { changes: [...scenario.changes, change] });
	return change;
}

/** Takes back the last change. @throws DomainError scenario-closed, scenario-changed, scenario-empty */
export async function undoLastChange(ctx: Context, id: string, revision: number): Promise<void> {
	const scenario = await openScenario(ctx, id, revision);
	if (scenario.changes.length === 0) throw new DomainError('scenario-empty');
	await keepScenario(ctx, scenario, { changes: scenario.changes.slice(0, -1) });
}

async function changeMeant(
	ctx: Context,
	scenario: Scenario,
	snapshot: Snapshot,
	form: ScenarioChangeForm
): Promise<ScenarioChange> {
	const { postId, unitId, headcount, name, code } = form;
	const boss = () => postNamed(snapshot, { id: form.bossId, text: form.boss });
	const seats = () => {
		if (headcount < 1 || headcount > MOST_PLACES)
			throw new DomainError('headcount-invalid', { most: plainFormat('es').number(MOST_PLACES) });
		return headcount;
	};
	switch (form.kind) {
		case 'move-post':
			return { kind: form.kind, postId, unitId, reportsTo: boss() };
		case 'add-post': {
			const typed = { text: form.position, code };
			const position = await positionMeant(ctx, scenario, snapshot, typed);
			const made = { postId: newId(ctx.now), ...position, unitId, reportsTo: boss() };
			return { kind: form.kind, ...made, headcount: seats() };
		}
		case 'remove-post': {
			const peopleTo = postNamed(snapshot, { id: form.peopleId, text: form.people });
			return { kind: form.kind, postId, reportsTo: boss(), peopleTo };
		}
		case 'rename-position': {
			if (name === '') throw new DomainError('title-missing');
			const positionId = snapshot.posts.find(({ id }) => id === postId)?.positionId;
			return { kind: form.kind, positionId: positionId ?? '', title: name.normalize('NFC') };
		}
		case 'change-headcount':
			return { kind: form.kind, postId, headcount: seats() };
		case 'add-unit':
			if (name === '') throw new DomainError('name-missing');
			if (form.unitKind === '') throw new DomainError('kind-missing');
			if (!RECORD_CODE.test(code)) throw new DomainError('code-invalid', { code });
			return {
				...{ kind: form.kind, unitId: newId(ctx.now), code, name },
				...{ unitKind: form.unitKind, parentId: form.parentId }
			};
		case 'rename-unit':
			if (name === '') throw new DomainError('name-missing');
			return { kind: form.kind, unitId, name };
		case 'move-unit':
			return { kind: form.kind, unitId, parentId: form.parentId };
		case 'remove-unit':
			return { kind: form.kind, unitId, into: form.into || null };
	}
}

/** A post of the tried structure by its id where the text still says it, else by "title · unit" or code. */
function postNamed({ posts, units }: Snapshot, given: { id: string; text: string }): string | null {
	const text = fold(given.text);
	if (text === '') return null;
	const names = new Map(units.map((unit) => [unit.id, unit.name]));
	const named = posts.filter(({ title, unitId, code }) =>
		[`${title} · ${names.get(unitId) ?? ''}`, code].some((label) => fold(label) === text)
	);
	const found = named.find(({ id }) => id === given.id) ?? (named.length === 1 ? named[0] : null);
	if (!found) throw new DomainError('post-unknown', { name: given.text });
	return found.id;
}

const CODES: Record<ScenarioFault['kind'], ErrorCode> = {
	gone: 'scenario-gone',
	unchanged: 'scenario-unchanged',
	'post-circle': 'post-circle',
	'unit-circle': 'unit-circle',
	'code-taken': 'unit-code-taken',
	'reports-nowhere': 'post-has-dependants',
	'unit-not-empty': 'unit-has-dependants'
};

const refusalOf = ({ kind, name, count }: ScenarioFault): DomainError =>
	new DomainError(CODES[kind], { name, count });
