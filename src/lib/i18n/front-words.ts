import type { FrontField } from '$lib/domain/manual/front-fields';
import type { Locale } from './format';
import { m } from './paraglide/messages';

type Message = (inputs: object, options: { locale: Locale }) => string;

const FIELDS: Record<FrontField, Message> = {
	code: m.edition_field_code,
	title: m.edition_field_title,
	language: m.edition_field_language,
	normativeSystem: m.edition_field_normative_system,
	issuedBy: m.edition_field_issued_by,
	authorisedBy: m.edition_field_authorised_by,
	reviewedBy: m.edition_field_reviewed_by,
	processOwner: m.edition_field_process_owner,
	createdOn: m.edition_field_created_on,
	conformityLegend: m.edition_field_conformity_legend,
	objectives: m.edition_field_objectives
};

/** What people call a field of the front matter. */
export const frontFieldName = (field: FrontField, locale: Locale): string =>
	FIELDS[field]({}, { locale });
