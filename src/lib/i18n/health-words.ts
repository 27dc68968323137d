import type { HealthState } from '$lib/domain/health/rules';
import type { HealthView } from '$lib/domain/health/views';
import type { Format } from './format';
import { mailFault } from './mail-words';
import { m } from './paraglide/messages';
import { sizeText } from './size';

/** A part of the system in words: how it stands, what that rests on, what to do about it. */
export interface HealthLine {
	part: string;
	state: HealthState;
	facts: string[];
	/** What to do next; only where something is to be done. */
	next: { text: string; href?: string } | null;
}

export const STATE_WORDS: Record<HealthState, () => string> = {
	good: () => m.health_state_good(),
	warning: () => m.health_state_warning(),
	bad: () => m.health_state_bad()
};

/** Every part that can be told of, in the order in which one looks. */
export function healthLines(health: HealthView, format: Format): HealthLine[] {
	return [
		storeLine(health.store, format),
		...(health.disk ? [diskLine(health.disk, format)] : []),
		backupLine(health.backup, format),
		jobsLine(health.jobs),
		mailLine(health.mail, format),
		sealLine(health.seal, format)
	];
}

function storeLine(store: HealthView['store'], format: Format): HealthLine {
	const { workingSet, state } = store;
	const count = format.number(store.documents);
	const facts = workingSet
		? [
				m.health_store_embedded({ count }),
				m.health_store_fullness({
					documents: format.share(workingSet.documents, workingSet.ceilingDocuments),
					memory: format.share(workingSet.bytes, workingSet.ceilingBytes),
					size: sizeText(workingSet.fileBytes, format)
				})
			]
		: [m.health_store_mongodb({ count })];
	const next = { good: null, warning: m.health_store_warning(), bad: m.health_store_bad() }[state];
	return { part: m.health_store(), state, facts, next: next === null ? null : { text: next } };
}

function diskLine(disk: NonNullable<HealthView['disk']>, format: Format): HealthLine {
	const { state } = disk;
	const free = sizeText(disk.free, format);
	const total = sizeText(disk.total, format);
	return {
		part: m.health_disk(),
		state,
		facts: [m.health_disk_free({ free, total })],
		next: state === 'good' ? null : { text: m.health_disk_next() }
	};
}

function backupLine(backup: HealthView['backup'], format: Format): HealthLine {
	const { last, nextAt, failed, state, unusable } = backup;
	const href = '/settings/backups';
	if (unusable !== null) {
		const facts = [m.backup_folder_unusable({ folder: unusable })];
		return { part: m.health_backup(), state, facts, next: { text: m.health_backup_look(), href } };
	}
	const facts = [
		last
			? m.health_backup_last({
					when: format.ago(last.at),
					size: sizeText(last.bytes, format)
				})
			: m.health_backup_never(),
		nextAt ? m.health_backup_next_at({ when: format.moment(nextAt) }) : m.health_backup_by_hand()
	];
	if (failed) facts.unshift(m.health_backup_failed());
	const text = failed ? m.health_backup_look() : m.health_backup_make();
	return {
		part: m.health_backup(),
		state,
		facts,
		next: state === 'good' ? null : { text, href }
	};
}

function jobsLine({ state, failed, failing, late }: HealthView['jobs']): HealthLine {
	const facts = [
		failed > 0 ? m.health_jobs_failed({ count: failed }) : '',
		failing > 0 ? m.health_jobs_failing({ count: failing }) : '',
		late > 0 ? m.health_jobs_late({ count: late }) : ''
	].filter(Boolean);
	return {
		part: m.health_jobs(),
		state,
		facts: facts.length > 0 ? facts : [m.health_jobs_good()],
		next: state === 'good' ? null : { text: m.health_jobs_next(), href: '/settings/mail' }
	};
}

function mailLine(mail: HealthView['mail'], format: Format): HealthLine {
	const { state, configured, heldSince, queued, sent, failed, unsure, failing } = mail;
	const facts = [
		failing
			? m.health_mail_failing({
					when: format.ago(failing.at),
					reason: mailFault(failing.fault, format.locale)
				})
			: '',
		configured ? m.health_mail_on({ count: sent }) : m.health_mail_off(),
		heldSince ? m.health_mail_held({ since: format.since(heldSince) }) : '',
		queued > 0 ? m.health_mail_queued({ count: queued }) : '',
		failed > 0 ? m.health_mail_failed({ count: failed }) : '',
		unsure > 0 ? m.health_mail_unsure({ count: unsure }) : ''
	];
	return {
		part: m.health_mail(),
		state,
		facts: facts.filter(Boolean),
		next: state === 'good' ? null : { text: m.health_mail_next(), href: '/settings/mail' }
	};
}

function sealLine({ state, at }: HealthView['seal'], format: Format): HealthLine {
	return {
		part: m.health_seal(),
		state,
		facts: [at ? m.health_seal_at({ when: format.ago(at) }) : m.health_seal_never()],
		next: state === 'good' ? null : { text: m.health_seal_next() }
	};
}
