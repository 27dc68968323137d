export const NETWORK_LEVELS = ['top', 'each'] as const;
export type NetworkLevel = (typeof NETWORK_LEVELS)[number];

/** What the network of deliverables is asked for; it lives in the page's address. */
export interface NetworkAddress {
	/** Code of a position or of a unit; '' for neither: the whole company. */
	position: string;
	unit: string;
	/** Units right under the root with all that is below them, or each unit by itself. */
	level: NetworkLevel;
	/** Codes of the two units whose deliverables are listed; '' for none. */
	from: string;
	to: string;
}

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readNetworkAddress(params: URLSearchParams): NetworkAddress {
	const code = (name: string) => (params.get(name) ?? '').trim().slice(0, 60);
	const position = code('position');
	return {
		position,
		unit: position ? '' : code('unit'),
		level: params.get('level') === 'each' ? 'each' : 'top',
		from: code('from'),
		to: code('to')
	};
}

/** The address of something in the network; what is left out is at rest. */
export function networkHref(asked: Partial<NetworkAddress> = {}): string {
	const params = new URLSearchParams();
	for (const name of ['position', 'unit', 'from', 'to'] as const) {
		const code = asked[name];
		if (code) params.set(name, code);
	}
	if (asked.level === 'each') params.set('level', 'each');
	const search = params.toString();
	return search ? `/organization/deliverables?${search}` : '/organization/deliverables';
}
