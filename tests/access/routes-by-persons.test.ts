import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../src/lib/server/auth/sessions';
import { PERSONS, type Person } from './company';
import { routeIds } from './route-files';
import { ROWS, type Outcome, type Row } from './routes';
import { startAccessCompany, type StartedCompany } from './started';

let company: StartedCompany;
beforeAll(async () => {
	company = await startAccessCompany();
}, 120_000);
afterAll(() => company?.stop());

const isAction = ({ method, endpoint }: Row) => method === 'POST' && !endpoint;

async function ask(row: Row, person: Person): Promise<Response> {
	const token = company.tokens[person];
	const method = row.method ?? 'GET';
	const script = method === 'PUT' || row.sends !== undefined;
	const body = script
		? JSON.stringify(row.sends ?? {})
		: method === 'POST'
			? new URLSearchParams(row.body?.(company.places) ?? {})
			: undefined;
	return fetch(new URL(row.path(company.places), company.product.url), {
		method,
		redirect: 'manual',
		headers: {
			// A form's own answer, not that of the page that is drawn around it.
			...(isAction(row) ? { 'x-sveltekit-action': 'true' } : {}),
			accept: row.json || isAction(row) ? 'application/json' : 'text/html',
			origin: company.product.url,
			...(script ? { 'content-type': 'application/json' } : {}),
			...(token ? { cookie: `${SESSION_COOKIE}=${token}` } : {})
		},
		...(body === undefined ? {} : { body })
	});
}

interface ActionResult {
	type: 'success' | 'failure' | 'redirect' | 'error';
	status?: number;
	location?: string;
}

async function outcomeOf(row: Row, response: Response): Promise<Outcome | string> {
	let { status } = response;
	let location = response.headers.get('location');
	const body = await response.text();
	if (isAction(row)) {
		const result = JSON.parse(body) as ActionResult;
		status = result.status ?? status;
		location = result.location ?? null;
	}
	if (status >= 300 && status < 400) {
		const { pathname } = new URL(location ?? '', company.product.url);
		return /^\/sign-in(\/again)?$/.test(pathname)
			? 'sign-in'
			: pathname === '/'
				? 'home'
				: 'elsewhere';
	}
	if (status === 200 || status === 204) return 'ok';
	if (status === 401 || status === 403 || status === 404) return status;
	return [400, 409, 410, 422, 429].includes(status) ? 'let-in' : `status ${status}`;
}

describe('the table of routes and persons', () => {
	it('has a row for every route, and no row for a route that is not there', () => {
		expect([...new Set(ROWS.map(({ route }) => route))].sort()).toEqual(routeIds());
	});

	it.each(ROWS.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
		const found: Partial<Record<Person, Outcome | string>> = {};
		for (const person of PERSONS) {
			const response = await ask(row, person);
			found[person] = await outcomeOf(row, response);
		}
		expect(found).toEqual(row.expect);
	});

	it('is printed with its size', () => {
		const cells = ROWS.length * PERSONS.length;
		console.log(
			`routes × persons: ${routeIds().length} routes, ${ROWS.length} rows × ${PERSONS.length} persons = ${cells} cells`
		);
		expect(cells).toBeGreaterThan(0);
	});
});
