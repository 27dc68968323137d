import { resolve } from '$app/paths';
import type { CheckSubject } from '$lib/domain/organization/checks/finding';

/** Where one goes to mend a finding. */
export function subjectHref(subject: CheckSubject): string {
	if (subject.kind === 'matrix') return resolve('/(app)/positions/[code]', { code: subject.code });
	const organization = resolve('/(app)/organization');
	return subject.kind === 'unit'
		? `${organization}?unit=${encodeURIComponent(subject.code)}`
		: `${organization}?post=${encodeURIComponent(subject.postId)}`;
}
