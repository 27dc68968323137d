import { describe, expect, it } from 'vitest';
import { GROUP_OF, NOTIFICATION_GROUPS, NOTIFICATION_KINDS } from './kinds';
import { mailingOf, MOST_AN_HOUR } from './mailing';
import { CHOSEN_GROUPS, choicesSchema, FIRST_CHOICES, type Choices } from './notification';

const person = (given: Partial<Parameters<typeof mailingOf>[1]> = {}) => ({
	hasAddress: true,
	signsIn: true,
	choices: FIRST_CHOICES,
	lastHour: 0,
	alike: false,
	...given
});
const chosen = (given: Partial<Choices>): Choices => ({ ...FIRST_CHOICES, ...given });

describe('how something told is mailed', () => {
	it('is at once where nothing else was chosen', () => {
		expect(mailingOf('acknowledgement-requested', person())).toBe('now');
	});

	it('is not at all to whoever has no address', () => {
		for (const kind of NOTIFICATION_KINDS)
			expect(mailingOf(kind, person({ hasAddress: false }))).toBe('none');
	});

	it('of how the system runs is for those alone who can sign in', () => {
		const invited = person({ signsIn: false });
		expect(mailingOf('backup-failed', invited)).toBe('none');
		expect(mailingOf('job-failed', invited)).toBe('none');
		expect(mailingOf('backup-failed', person())).toBe('now');
		expect(mailingOf('acknowledgement-requested', invited)).toBe('now');
	});

	it('follows what the person chose for its group', () => {
		const here = person({ choices: chosen({ acknowledgements: 'here' }) });
		expect(mailingOf('acknowledgement-due', here)).toBe('none');
		expect(mailingOf('version-submitted', here)).toBe('now');
		const daily = person({ choices: chosen({ approvals: 'daily' }) });
		expect(mailingOf('version-returned', daily)).toBe('morning');
	});

	it('folds what comes after the fifth message of an hour', () => {
		expect(mailingOf('version-submitted', person({ lastHour: MOST_AN_HOUR - 1 }))).toBe('now');
		expect(mailingOf('version-submitted', person({ lastHour: MOST_AN_HOUR }))).toBe('hour');
	});

	it('is always at once for what concerns the account', () => {
		expect(mailingOf('new-device', person({ lastHour: 50 }))).toBe('now');
		expect(mailingOf('password-changed', person({ lastHour: 50, alike: true }))).toBe('now');
	});

	it('folds the devices that follow the first one within the hour', () => {
		expect(mailingOf('new-device', person({ alike: true }))).toBe('hour');
		expect(mailingOf('new-device', person({ alike: true, hasAddress: false }))).toBe('none');
	});
});

describe('groups', () => {
	it('are each used, and chosen for but the account', () => {
		expect(new Set(Object.values(GROUP_OF))).toEqual(new Set(NOTIFICATION_GROUPS));
		expect([...CHOSEN_GROUPS, 'account'].sort()).toEqual([...NOTIFICATION_GROUPS].sort());
		expect(choicesSchema.parse(FIRST_CHOICES)).toEqual(FIRST_CHOICES);
	});
});
