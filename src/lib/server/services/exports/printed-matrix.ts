import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import { civilDateIn, clockIn } from '$lib/domain/calendar/civil-date';
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { PositionView } from '$lib/domain/matrix/views';
import type { Company } from '$lib/domain/organization/records';
import { titleOn } from '$lib/domain/organization/chart';
import { acknowledgementById } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { versionById } from '$lib/server/db/versions';
import type { PrintedAcknowledgement, PrintedMatrix } from '$lib/server/formats/docx/matrix-input';
import type { Context } from '../context';
import { publishedBody } from '../matrix/content-of';
import { currentStructure, type Structure } from '../organization/structure';
import { companyOf, todayAt, zoneOf } from '../today';

/** What the Word form of a version shows to this reader: the page's data, as plain values. */
export async function printedMatrix(ctx: Context, view: PositionView): Promise<PrintedMatrix> {
	const structure = await currentStructure();
	const companyId = structure.positions.get(view.positionId)?.companyId;
	const { version } = view;
	const issued = version.number !== null;
	const body = await bodyOf(view);
	return {
		body,
		version: {
			number: version.number,
			shownState: version.state,
			// A date that was only wished for binds nobody.
			effectiveFrom: issued ? version.effectiveFrom : null,
			supersedes: view.replaces && {
				number: view.replaces.number,
				effectiveFrom: view.replaces.since
			},
			moment: version.publishedAt ?? version.updatedAt
		},
		signatures: view.signatures.map(({ on: date, ...signature }) => ({ ...signature, date })),
		acknowledgement: await ownAnswer(ctx, view, structure),
		company: printedCompany(companyOf(structure, companyId)),
		positionsById: recipientTitles(
			structure,
			todayAt(structure, ctx.now, companyId),
			body.content,
			issued
		),
		hash: issued ? version.hash : null
	};
}

/** The body that was issued, with the code it was issued under; else the content as it stands. */
async function bodyOf(view: PositionView): Promise<PrintedMatrix['body']> {
	if (view.version.number === null) return view;
	const version = await versionById(view.version.id);
	if (!version) throw new Error(`version ${view.version.id} is gone`);
	return publishedBody(version);
}

/** The reader's own answer to this version; the block stays blank until there is one. */
async function ownAnswer(
	ctx: Context,
	view: PositionView,
	structure: Structure
): Promise<PrintedAcknowledgement | null> {
	const request = view.mine && (await acknowledgementById(view.mine.id));
	const employee = request && structure.employees.get(request.employeeId);
	if (!request?.answer || !employee) return null;
	const { at, statement, method, remarks, witness, afterReset } = request.answer;
	const zone = zoneOf(structure, employee.companyId);
	return {
		employee: { name: fullName(employee), number: employee.number },
		state: shownAcknowledgement(request, todayAt(structure, ctx.now, employee.companyId)),
		date: civilDateIn(at, zone),
		time: method === 'paper' ? null : clockIn(at, zone),
		statement,
		method,
		remarks,
		witness,
		afterReset
	};
}

export function printedCompany(company: Company | null): PrintedMatrix['company'] {
	if (!company) return { name: '', taxId: '', country: 'MX', logo: null };
	const { name, taxId, country, logo } = company;
	const base64 = logo?.replace(/^data:image\/(?:png|jpeg);base64,/, '');
	return { name, taxId, country, logo: base64 ? Buffer.from(base64, 'base64') : null };
}

/**
 * Titles of the positions that functions are delivered to. In a draft they are today's; an issued
 * version keeps the names that were signed, so that only a missing one is filled in.
 */
function recipientTitles(
	structure: Structure,
	today: string,
	content: MatrixContent,
	issued: boolean
): PrintedMatrix['positionsById'] {
	const titles = new Map<string, { code: string; title: string }>();
	for (const { deliverables } of content.functions)
		for (const { positionId, name } of deliverables.flatMap(({ recipients }) => recipients)) {
			const position = structure.positions.get(positionId ?? '');
			if (!position || (issued && name.trim() !== '')) continue;
			titles.set(position.id, { code: position.code, title: titleOn(position, today) });
		}
	return titles;
}
