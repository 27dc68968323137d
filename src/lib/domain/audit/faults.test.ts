import { describe, expect, it } from 'vitest';
import { chainFaults, sealFaults, type ChainedEvent, type Seal } from './faults';

interface Event extends ChainedEvent {
	action: string;
}
const hashOf = ({ seq, action, prevHash }: Omit<Event, 'hash'>) =>
	`h(${prevHash}|${seq}|${action})`;
const first = '0';

function chainOf(...actions: string[]): Event[] {
	const events: Event[] = [];
	for (const action of actions) {
		const event = { seq: events.length + 1, action, prevHash: events.at(-1)?.hash ?? first };
		events.push({ ...event, hash: hashOf(event) });
	}
	return events;
}
const faultsOf = (events: Event[], end: ChainedEvent | null | undefined) =>
	chainFaults('matrix:1', events, end ?? null, { hashOf, first }).map(({ code }) => code);

describe('the chain of a record', () => {
	const whole = chainOf('created', 'submitted', 'published');

	it('has no fault as it was written', () => {
		expect(faultsOf(whole, whole.at(-1))).toEqual([]);
		expect(faultsOf([], null)).toEqual([]);
	});

	it('shows an event that was changed, with or without its hash', () => {
		const changed = whole.map((event) => (event.seq === 2 ? { ...event, action: 'x' } : event));
		expect(faultsOf(changed, whole.at(-1))).toEqual(['event-changed']);
		const rehashed = changed.map((event) => ({ ...event, hash: hashOf(event) }));
		expect(faultsOf(rehashed, whole.at(-1))).toEqual(['event-missing']);
	});

	it('shows an event that was removed at the start, inside or at the end', () => {
		expect(faultsOf(whole.slice(1), whole.at(-1))).toEqual(['event-missing']);
		expect(faultsOf([whole[0]!, whole[2]!], whole.at(-1))).toEqual(['event-missing']);
		expect(faultsOf(whole.slice(0, 2), whole.at(-1))).toEqual(['end-differs']);
		expect(faultsOf([], whole.at(-1))).toEqual(['end-differs']);
		expect(faultsOf(whole, null)).toEqual(['end-differs']);
	});
});

describe('the seals over all chains', () => {
	const chain = chainOf('created', 'published');
	const sealHash = ({ number, heads, prevHash }: Omit<Seal, 'hash' | 'hmac'>) =>
		`s(${prevHash}|${number}|${JSON.stringify(heads)})`;
	const signatureOf = (hash: string) => `key:${hash}`;
	const sealed = (number: number, events: Event[], prevHash: string): Seal => {
		const { seq, hash } = events.at(-1)!;
		const seal = { number, heads: [{ key: 'matrix:1', seq, hash }], prevHash };
		return { ...seal, hash: sealHash(seal), hmac: signatureOf(sealHash(seal)) };
	};
	const one = sealed(1, chain.slice(0, 1), first);
	const two = sealed(2, chain, one.hash);
	const codes = (seals: Seal[], events: Event[]) =>
		sealFaults(seals, {
			hashOf: sealHash,
			signatureOf,
			first,
			hashAt: (_chain, seq) => events[seq - 1]?.hash ?? null,
			lengthOf: () => events.length
		}).map(({ code }) => code);

	it('have no fault as they were made, also once a chain has grown', () => {
		expect(codes([one, two], chain)).toEqual([]);
		expect(codes([one, two], chainOf('created', 'published', 'withdrawn'))).toEqual([]);
	});

	it('show a tail that was cut, a chain rewritten and one taken away', () => {
		expect(codes([one, two], chain.slice(0, 1))).toEqual(['sealed-end-differs']);
		expect(codes([one, two], chainOf('created', 'forged'))).toEqual(['sealed-end-differs']);
		expect(codes([one, two], [])).toEqual(['chain-missing', 'chain-missing']);
	});

	it('show a seal that was changed, signed with another key or removed', () => {
		const forged = { ...two, heads: [] };
		expect(codes([one, { ...forged, hash: sealHash(forged) }], chain)).toEqual(['seal-changed']);
		expect(codes([one, { ...two, hmac: 'other' }], chain)).toEqual(['seal-changed']);
		expect(codes([two], chain)).toEqual(['seal-missing']);
	});
});
