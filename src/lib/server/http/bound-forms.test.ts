import { describe, expect, it } from 'vitest';
import { boundForms, formAccount } from './bound-forms';

const at = (path: string) => new URL(path, 'https://rh.ejemplo.mx');
const bound = (html: string, path = '/account') => boundForms(html, 'a1', at(path));
const address = (html: string) =>
	(/action="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

describe('a form of a page', () => {
	it.each([
		['<form method="POST" action="?/password" class="x">', '?/password&as=a1'],
		['<form class="x" action="/sign-out" method="POST">', '/sign-out?as=a1'],
		['<form method="POST" action="/sign-in/again?to=%2F">', '/sign-in/again?to=%2F&as=a1'],
		['<form method="POST">', '?as=a1']
	])('%s names the account of its page', (form, expected) => {
		expect(address(bound(form))).toBe(expected);
		expect(formAccount(at(`/account${expected.replace(/^[^?]*/, '')}`))).toBe('a1');
	});

	it('without an action keeps what its page asked for, not the action that led there', () => {
		const html = bound('<form method="POST">', '/imports/1?unit=a%26b&page=2&/save&as=other');
		expect(address(html)).toBe('?unit=a%26b&page=2&as=a1');
	});

	it('that is written for an account already, or only asks, stays as it is', () => {
		for (const form of [
			'<form method="POST" action="/x?/save&amp;as=b2">',
			'<form method="GET" action="/positions">',
			'<form action="/audit" role="search">'
		])
			expect(bound(form)).toBe(form);
	});
});
