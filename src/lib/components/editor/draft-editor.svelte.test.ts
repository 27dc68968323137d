import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyMatrix } from '$lib/domain/matrix/empty-matrix';
import { DraftEditor, type SaveAnswer } from './draft-editor.svelte';

const saved = (revision: number): SaveAnswer => ({
	outcome: 'saved',
	revision,
	at: '2026-03-17T12:00:00.000Z'
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a draft while somebody writes', () => {
	it('saves once writing pauses, with the revision it started from', async () => {
		const save = vi.fn(async () => saved(8));
		const editor = new DraftEditor(emptyMatrix('Analista'), 7, '', save);
		editor.content.objective = 'Conciliar';
		editor.touched();
		editor.content.objective = 'Conciliar depósitos';
		editor.touched();
		expect(editor.status).toBe('waiting');
		await vi.advanceTimersByTimeAsync(1000);
		expect(save).toHaveBeenCalledTimes(1);
		expect(save).toHaveBeenCalledWith(
			7,
			expect.objectContaining({ objective: 'Conciliar depósitos' })
		);
		expect(editor.status).toBe('saved');
	});

	it('saves again what was typed while a request was under way, on the new revision', async () => {
		let answer: (given: SaveAnswer) => void = () => {};
		const save = vi.fn(() => new Promise<SaveAnswer>((resolve) => (answer = resolve)));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'uno';
		editor.touched();
		await vi.advanceTimersByTimeAsync(1000);
		editor.content.objective = 'uno y dos';
		editor.touched();
		answer(saved(2));
		await vi.advanceTimersByTimeAsync(1000);
		expect(save).toHaveBeenLastCalledWith(2, expect.objectContaining({ objective: 'uno y dos' }));
	});

	it('keeps the text and tries again by itself without a connection', async () => {
		const save = vi
			.fn<() => Promise<SaveAnswer>>()
			.mockResolvedValueOnce({ outcome: 'offline' })
			.mockResolvedValue(saved(2));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'uno';
		editor.touched();
		await vi.advanceTimersByTimeAsync(1000);
		expect(editor.status).toBe('offline');
		await vi.advanceTimersByTimeAsync(6000);
		expect(editor.status).toBe('saved');
		expect(editor.content.objective).toBe('uno');
	});

	it('stops at a conflict and puts its own text over the other only when told to', async () => {
		const save = vi
			.fn<(revision: number) => Promise<SaveAnswer>>()
			.mockResolvedValueOnce({ outcome: 'conflict', by: 'Sofía', revision: 9 })
			.mockResolvedValue(saved(10));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'mío';
		editor.touched();
		await vi.advanceTimersByTimeAsync(1000);
		editor.content.objective = 'mío aún';
		editor.touched();
		await vi.advanceTimersByTimeAsync(5000);
		expect(save).toHaveBeenCalledTimes(1);
		expect(editor.conflict?.by).toBe('Sofía');
		await editor.overwrite();
		expect(save).toHaveBeenLastCalledWith(9, expect.objectContaining({ objective: 'mío aún' }));
		expect(editor.status).toBe('saved');
	});

	it('is safe again when what was typed is taken back', async () => {
		const save = vi.fn(async () => saved(2));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'uno';
		editor.touched();
		expect(editor.unsaved).toBe(true);
		editor.content.objective = '';
		editor.touched();
		expect(editor.unsaved).toBe(false);
		await vi.advanceTimersByTimeAsync(1000);
		expect(save).not.toHaveBeenCalled();
	});

	it('says whether everything is safe, so that nothing goes on without it', async () => {
		const save = vi
			.fn<() => Promise<SaveAnswer>>()
			.mockResolvedValueOnce({ outcome: 'offline' })
			.mockResolvedValueOnce({ outcome: 'conflict', by: 'Sofía', revision: 9 })
			.mockResolvedValue(saved(10));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'uno';
		expect(await editor.flush()).toBe(false);
		expect(await editor.flush()).toBe(false);
		await editor.overwrite();
		expect(await editor.flush()).toBe(true);
		editor.content.objective = 'dos';
		editor.touched();
		editor.abandon();
		expect(editor.unsaved).toBe(false);
	});

	it('says why when the server refuses, and saves nothing that did not change', async () => {
		const save = vi.fn(async (): Promise<SaveAnswer> => ({ outcome: 'refused', message: 'no' }));
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.touched();
		await editor.flush();
		expect(save).not.toHaveBeenCalled();
		editor.content.title = 'Otro';
		editor.touched();
		await editor.flush();
		expect(editor.refusal).toBe('no');
	});

	it('keeps what is not saved in the browser, and drops it once it is', async () => {
		const keeper = { keep: vi.fn(() => true), drop: vi.fn() };
		let answer: SaveAnswer = { outcome: 'offline' };
		const save = vi.fn(async () => answer);
		const editor = new DraftEditor(emptyMatrix('Analista'), 3, '', save, keeper);
		editor.content.objective = 'uno';
		editor.touched();
		await vi.advanceTimersByTimeAsync(1000);
		expect(keeper.keep).toHaveBeenLastCalledWith(3, expect.objectContaining({ objective: 'uno' }));
		expect(keeper.drop).not.toHaveBeenCalled();
		answer = saved(4);
		await editor.flush();
		expect(keeper.drop).toHaveBeenCalled();
		expect(editor.keep()).toBe(true);
		expect(keeper.keep).toHaveBeenCalledTimes(1);
	});

	it('goes on with what was kept, on the revision that it was kept at', async () => {
		const save = vi.fn(async () => saved(6));
		const editor = new DraftEditor(emptyMatrix('Analista'), 5, '', save);
		await editor.restore(5, { ...emptyMatrix('Analista'), objective: 'recuperado' });
		expect(save).toHaveBeenCalledWith(5, expect.objectContaining({ objective: 'recuperado' }));
		expect([editor.content.objective, editor.status]).toEqual(['recuperado', 'saved']);
	});

	it('asks once for a session, not with every word that is typed after', async () => {
		let answer: SaveAnswer = { outcome: 'refused', message: 'Tu sesión terminó', signedOut: true };
		const save = vi.fn(async () => answer);
		const editor = new DraftEditor(emptyMatrix('Analista'), 1, '', save);
		editor.content.objective = 'uno';
		editor.touched();
		await vi.advanceTimersByTimeAsync(1000);
		editor.content.objective = 'uno y dos';
		editor.touched();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(save).toHaveBeenCalledTimes(1);
		expect(editor.status).toBe('refused');
		answer = saved(2);
		expect(await editor.flush()).toBe(true);
		expect(editor.signedOut).toBe(false);
	});
});
