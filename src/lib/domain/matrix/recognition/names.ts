/** Words with which a position's or an office's name begins, singular and plural. */
const ROLE =
	/^(?:(?:el|la|los|las|the)\s+)?(?:sub)?(?:gerente|gerencia|gte|coord(?:inador|inadora|inadores|inaci[oó]n)?|jefe|jefa|jefatura|supervisor|supervisi[oó]n|director|direcci[oó]n|analista|auxiliar|asistente|ejecutiv|encargad|l[ií]der|auditor|asesor|t[eé]cnic|validador|promotor|contador|contralor|administrador|cliente|proveedor|operador|responsable|enlace|monitorista|soporte|recursos humanos|rh|ti|manager|head|officer|analyst|assistant|lead|customer|supplier|executive|coordinator|specialist|especialista|ingenier|abogad|representante|vendedor|cajer|mesa de)/i;
const DOCUMENT =
	/^(?:reporte|formato|informe|bit[aá]cora|minuta|captura|relaci[oó]n|registro|expediente|tablero|presentaci[oó]n|plan|programa|correo|acta|lista|ficha|conciliaci[oó]n|dictamen|p[oó]liza|factura|archivo|base|evidencia|resumen|calendario|cronograma|manual|nota|oficio|solicitud|contrato|cotizaci[oó]n|encuesta|indicador|report|form|log|record|minutes|file|summary|dashboard|schedule|list|invoice|contract|survey|spreadsheet)|\b(?:reports?|logs?|forms?|records?|minutes|files?|summary|lists?|dashboard|surveys?)$/i;

export interface Split {
	names: string[];
	/** True where the text could have been cut otherwise, or was not cut although it could be. */
	doubtful: boolean;
}

const tidy = (parts: string[]): string[] =>
	parts.map((part) => part.replace(/^[\s,;/•-]+|[\s,;/]+$/g, '')).filter((part) => part !== '');

/** Cuts at a pattern, but never inside parentheses. */
function cutOutside(text: string, pattern: RegExp): string[] {
	const parts: string[] = [];
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		const before = text.slice(from, match.index);
		if ((before.match(/\(/g)?.length ?? 0) > (before.match(/\)/g)?.length ?? 0)) continue;
		parts.push(before);
		from = match.index + match[0].length;
	}
	return [...parts, text.slice(from)];
}

const HARD = /\s*[;•]\s*|\s+\/\s+/g;
const COMMA = /,\s+/g;
const AND = /\s+(?:y|e|and|&)\s+/gi;

/**
 * The positions a cell names. Cuts where a new name plainly begins («Gerente Jr y Coord de X»),
 * keeps names that contain the conjunction («Crédito y Cobranza», «Analistas y coordinadores de
 * Y»), and marks every cell with a conjunction or comma as doubtful. Cells over 1,000 characters
 * are left whole.
 */
export function splitPeople(cell: string): Split {
	if (cell.length > 1000) return { names: [cell], doubtful: true };
	const hard = tidy(cutOutside(cell, HARD));
	const names = hard.flatMap(splitByWords);
	const doubtful = hard.some((part) => /,|\s(?:y|e|and|&)\s/i.test(part));
	return { names: tidy(names), doubtful };
}

function splitByWords(text: string): string[] {
	const listed = tidy(cutOutside(text, COMMA));
	if (listed.length > 1) {
		const [first = '', ...others] = listed;
		const enumerationInside = /\s(?:de|of)\s/i.test(first) && !others.every((o) => ROLE.test(o));
		if (enumerationInside) return [text];
		const last = listed.at(-1) ?? '';
		const tail = splitByAnd(last);
		return [...listed.slice(0, -1), ...(tail.length > 1 ? tail : cutLast(last))];
	}
	return splitByAnd(text);
}

/** «A, B y C»: after commas a plain «y» before one last word ends the list. */
function cutLast(text: string): string[] {
	const parts = cutOutside(text, AND);
	return parts.length === 2 && !/\s(?:de|of)\s/i.test(text) ? parts : [text];
}

function splitByAnd(text: string): string[] {
	const parts = tidy(cutOutside(text, AND));
	const [first = '', ...others] = parts;
	if (others.length === 0 || !others.every((part) => ROLE.test(part))) return [text];
	const sharesComplement = !first.includes(' ') && /\s(?:de|del|of)\s/i.test(others.at(-1) ?? '');
	return sharesComplement ? [text] : parts;
}

/** The deliverables a cell names: cut only where each part begins like a document of its own. */
export function splitDeliverables(cell: string): Split {
	if (cell.length > 1000) return { names: [cell], doubtful: true };
	const names = tidy(cutOutside(cell, HARD)).flatMap((part) => {
		const parts = tidy(cutOutside(part, /,\s+|\s+(?:y|e|and|&)\s+/gi));
		return parts.length > 1 && parts.every((each) => DOCUMENT.test(each)) ? parts : [part];
	});
	return { names, doubtful: names.length > 1 };
}
