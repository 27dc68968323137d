import { describe, expect, it } from 'vitest';
import { paginate, ROOM, type Block } from './flow';

const block = (height: number, more: Partial<Block> = {}): Block => ({
	height,
	build: () => [],
	...more
});
const third = Math.floor(ROOM.portrait / 3);

describe('cutting a text into pages', () => {
	it('turns the page where a block no longer fits', () => {
		const flow = paginate([
			block(third, { anchor: 'a' }),
			block(third, { anchor: 'b' }),
			block(third, { anchor: 'c' }),
			block(third, { anchor: 'd' })
		]);
		expect([...flow.pages]).toEqual([
			['a', 1],
			['b', 1],
			['c', 1],
			['d', 2]
		]);
		expect(flow.runs[0]?.placed.map(({ onNewPage }) => onNewPage)).toEqual([
			false,
			false,
			false,
			true
		]);
		expect(flow.count).toBe(2);
	});

	it('takes a heading along with what it stands over, however many of them follow each other', () => {
		const flow = paginate([
			block(2 * third),
			block(100, { keepNext: true, anchor: 'heading' }),
			block(100, { keepNext: true }),
			block(third, { anchor: 'text' })
		]);
		expect(flow.pages.get('heading')).toBe(2);
		expect(flow.pages.get('text')).toBe(2);
	});

	it('cuts a block that comes apart, as often as it takes', () => {
		const lines = (count: number): Block =>
			block(count * 100, {
				lead: 200,
				split: (room) => {
					const fitting = Math.floor(room / 100);
					return fitting < 2 ? null : [lines(fitting), lines(count - fitting)];
				}
			});
		const perPage = Math.floor(ROOM.portrait / 100);
		const flow = paginate([lines(2 * perPage + 5), block(100, { anchor: 'after' })]);
		expect(flow.pages.get('after')).toBe(3);
		expect(flow.count).toBe(3);
	});

	it('begins a page of another orientation, and none that stays empty', () => {
		const flow = paginate([
			'landscape',
			block(ROOM.landscape),
			'portrait',
			'portrait',
			'page',
			block(third, { anchor: 'after' })
		]);
		expect(flow.runs.map(({ orientation }) => orientation)).toEqual(['landscape', 'portrait']);
		expect(flow.pages.get('after')).toBe(2);
		expect(flow.count).toBe(2);
	});

	it('counts the pages that a block runs over when no page can hold it', () => {
		const flow = paginate([block(2.5 * ROOM.portrait), block(third, { anchor: 'after' })]);
		expect(flow.pages.get('after')).toBe(4);
	});
});
