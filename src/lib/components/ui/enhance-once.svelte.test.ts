import type { SubmitFunction } from '@sveltejs/kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enhance } from './enhance-once';

const sent = vi.fn<(input: unknown) => unknown>();
vi.mock('$app/forms', () => ({
	enhance: (form: HTMLFormElement, submit: (input: unknown) => unknown) => {
		const send = (event: Event) => {
			event.preventDefault();
			sent(submit({ controller: new AbortController(), cancel: () => undefined }));
		};
		form.addEventListener('submit', send);
		return { destroy: () => form.removeEventListener('submit', send) };
	}
}));

type Answered = (answer: unknown) => Promise<void>;
const lastAnswer = () => sent.mock.results.at(-1) && (sent.mock.lastCall?.[0] as Promise<Answered>);
let form: HTMLFormElement;

beforeEach(() => {
	form = document.createElement('form');
	form.method = 'POST';
	form.append(document.createElement('button'));
	document.body.append(form);
	sent.mockClear();
});
afterEach(() => form.remove());

it('a form is sent once however often it is pressed, and again once it was answered', async () => {
	const update = vi.fn(() => Promise.resolve());
	enhance(form);
	for (let press = 0; press < 3; press++) form.querySelector('button')?.click();
	expect(sent).toHaveBeenCalledTimes(1);
	const answered = await lastAnswer();
	await answered?.({ update });
	expect(update).toHaveBeenCalledOnce();
	form.requestSubmit();
	expect(sent).toHaveBeenCalledTimes(2);
});

it('what was held back by the page can be sent afterwards', async () => {
	const stop: SubmitFunction = ({ cancel }) => cancel();
	enhance(form, stop);
	form.requestSubmit();
	await lastAnswer();
	form.requestSubmit();
	expect(sent).toHaveBeenCalledTimes(2);
});

it('an answer that fails sets the form free', async () => {
	enhance(form, () => () => Promise.reject(new Error('no')));
	form.requestSubmit();
	const answered = await lastAnswer();
	await expect(answered?.({})).rejects.toThrow('no');
	form.requestSubmit();
	expect(sent).toHaveBeenCalledTimes(2);
});
