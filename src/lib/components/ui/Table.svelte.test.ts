import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Table from './Table.svelte';

const children = createRawSnippet(() => ({
	render: () =>
		'<tbody><tr><th scope="row">Analista</th><td data-label="Código">FIN-003</td></tr></tbody>'
}));

it('a table of cards says its roles, also of rows that come later', async () => {
	const { container } = await render(Table, { caption: 'Puestos', cards: true, children });
	const roles = () =>
		[...container.querySelectorAll('tr, th, td')].map((part) => part.getAttribute('role'));
	expect(container.querySelector('table')?.getAttribute('role')).toBe('table');
	expect(roles()).toEqual(['row', 'rowheader', 'cell']);
	const row = document.createElement('tr');
	row.append(document.createElement('td'));
	container.querySelector('tbody')?.append(row);
	await vi.waitFor(() => expect(roles()).toEqual(['row', 'rowheader', 'cell', 'row', 'cell']));
});
