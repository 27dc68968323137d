import type { Section } from '$lib/domain/matrix/vocabulary';

/** The numbered parts of the matrix as one reads it, with the anchors that links name. */
export const DOCUMENT_PARTS = [
	{ section: 'objective', anchor: 'objetivo' },
	{ section: 'functions', anchor: 'funciones' },
	{ section: 'kpis', anchor: 'indicadores' },
	{ section: 'relationships', anchor: 'relaciones' },
	{ section: 'development', anchor: 'plan' },
	{ section: 'competencies', anchor: 'competencias' },
	{ section: 'profile', anchor: 'perfil' },
	{ section: 'equipment', anchor: 'equipo' },
	{ section: 'signatures', anchor: 'firmas' }
] as const satisfies readonly { section: Section | 'signatures'; anchor: string }[];
