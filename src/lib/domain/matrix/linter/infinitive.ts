import { fold } from '../../text/fold';

/** Words that end like an infinitive and are none, as far as they begin sentences here. */
const NO_VERBS = new Set(
	(
		'lugar hogar taller alquiler mujer ayer lider celular familiar particular similar escolar ' +
		'dolar primer tercer cualquier caracter bienestar malestar pilar popular singular super pulgar'
	).split(' ')
);

/** Nouns that documents start with, and the verb behind each; `-ación` is turned by rule. */
const VERB_OF = new Map(
	Object.entries({
		apoyo: 'apoyar',
		analisis: 'analizar',
		archivo: 'archivar',
		atencion: 'atender',
		aplicacion: 'aplicar',
		busqueda: 'buscar',
		captura: 'capturar',
		cierre: 'cerrar',
		cobro: 'cobrar',
		control: 'controlar',
		cumplimiento: 'cumplir',
		desarrollo: 'desarrollar',
		diseno: 'diseñar',
		entrega: 'entregar',
		envio: 'enviar',
		gestion: 'gestionar',
		manejo: 'manejar',
		mantenimiento: 'mantener',
		monitoreo: 'monitorear',
		pago: 'pagar',
		recepcion: 'recibir',
		registro: 'registrar',
		relacion: 'relacionar',
		resguardo: 'resguardar',
		revision: 'revisar',
		seguimiento: 'dar seguimiento',
		solicitud: 'solicitar',
		supervision: 'supervisar',
		uso: 'usar',
		venta: 'vender'
	})
);

const LEAD_IN = /^(?:responsable|encargad[oa]s?)\s+(?:de|del)\s+(?:la|el|los|las)?\s*/;

/** The first word of a text as it is written, without bullets and numbers before it. */
export function firstWord(text: string): string {
	return /\p{L}[\p{L}\p{M}-]*/u.exec(text.normalize('NFC'))?.[0] ?? '';
}

/** Whether a Spanish text starts with an infinitive ("Atender", "Asegurarse", "Darle", "Reír"). */
export function startsWithInfinitive(text: string): boolean {
	const word = fold(firstWord(text)).split('-').at(-1) ?? '';
	if (NO_VERBS.has(word)) return false;
	return /^[a-z~]+[aei]r(?:se|l[aeo]s?|me|nos)?$/.test(word) || word === 'ir';
}

/** The verb that a noun at the start stands for ("Conciliación de…" gives "Conciliar"), or empty. */
export function verbFor(text: string): string {
	const plain = fold(text).replaceAll('n~', 'n').replace(LEAD_IN, '');
	const noun = (/^[^a-z]*([a-z]+)/.exec(plain)?.[1] ?? '').replace(/(?<=[a-z]{3})s$/, '');
	const known = VERB_OF.get(noun) ?? VERB_OF.get(`${noun}s`);
	const verb = known ?? (/^[a-z]{2,}acion$/.test(noun) ? noun.replace(/acion$/, 'ar') : '');
	return verb === '' ? '' : verb.charAt(0).toUpperCase() + verb.slice(1);
}
