import { resolve } from '$app/paths';
import type { CheckCode, CheckSubject } from '$lib/domain/organization/checks/finding';

/** Findings that the form of their unit or post mends; the others need a look at what is around it. */
const IN_ITS_FORM: ReadonlySet<CheckCode> = new Set<CheckCode>([
	'post_without_boss',
	'unit_without_objective',
	'unit_without_functions',
	'function_in_two_units'
]);

/** Where one goes to mend a finding: a page, or its form for whoever may fill that in. */
export function subjectHref(
	{ check, subject }: { check: CheckCode; subject: CheckSubject },
	mayEdit: boolean
): string {
	if (subject.kind === 'matrix') return resolve('/(app)/positions/[code]', { code: subject.code });
	const page =
		subject.kind === 'unit'
			? resolve('/(app)/organization/units/[code]', { code: subject.code })
			: resolve('/(app)/organization/posts/[id]', { id: subject.postId });
	return mayEdit && IN_ITS_FORM.has(check) ? `${page}/edit` : page;
}
