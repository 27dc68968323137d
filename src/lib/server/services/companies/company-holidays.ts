import type { Company } from '$lib/domain/organization/records';
import { DomainError, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { amendCompany } from './amend-company';

type OwnHoliday = Company['holidays'][number];

const MOST_HOLIDAYS = 400;

const words = ({ date, name }: OwnHoliday): string => `${date} · ${name}`;

/**
 * Adds a day off of the company's own; what was asked for before keeps its date.
 * @throws DomainError forbidden, not-found, holiday-missing, holiday-taken, holidays-too-many
 */
export async function addHoliday(ctx: Context, id: string, day: OwnHoliday): Promise<void> {
	if (day.name === '') throw new DomainError('holiday-missing');
	await amendCompany(ctx, id, (company) => {
		const { holidays } = company;
		if (holidays.some(({ date }) => date === day.date)) throw new DomainError('holiday-taken');
		if (holidays.length >= MOST_HOLIDAYS)
			throw new DomainError('holidays-too-many', { most: MOST_HOLIDAYS });
		return {
			next: { ...company, holidays: [...holidays, day] },
			changes: [{ path: 'holidays', before: null, after: words(day) }]
		};
	});
}

/** Takes a day off away. @throws DomainError forbidden, not-found */
export async function removeHoliday(ctx: Context, id: string, date: string): Promise<void> {
	await amendCompany(ctx, id, (company) => {
		const day = company.holidays.find((each) => each.date === date);
		if (!day) throw notFound();
		return {
			next: { ...company, holidays: company.holidays.filter((each) => each !== day) },
			changes: [{ path: 'holidays', before: words(day), after: null }]
		};
	});
}
