import { request } from 'node:http';
import type { Filled } from './fill';
import { DRAFTS, realMatrix } from './large-company';
import type { Served } from './processes';

/**
 * Saves a draft once a second, as the form does by itself.
 * @returns what ends it and tells how often it saved
 */
export function writeEachSecond(
	server: Served,
	{ walkers, draftId }: Filled
): { stop: () => Promise<number> } {
	let saves = 0;
	let revision = 1;
	let running: Promise<void> = Promise.resolve();
	const save = async () => {
		const content = realMatrix(5 * (DRAFTS - 1));
		content.objective = `${content.objective} ${saves}`;
		revision = await put(server.port, `/api/versions/${draftId}`, walkers[0]?.token ?? '', {
			revision,
			content
		});
		saves += 1;
	};
	const timer = setInterval(() => {
		running = running.then(save);
	}, 1000);
	return {
		stop: async () => {
			clearInterval(timer);
			await running;
			return saves;
		}
	};
}

/** @returns the draft's new revision */
function put(port: number, path: string, token: string, body: unknown): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = {
			'content-type': 'application/json',
			cookie: `escalafon_session=${token}; locale=es`
		};
		request({ host: '127.0.0.1', port, path, method: 'PUT', headers }, (response) => {
			let text = '';
			response.on('data', (chunk: Buffer) => (text += chunk.toString()));
			response.on('end', () => {
				if (response.statusCode === 200)
					resolve((JSON.parse(text) as { revision: number }).revision);
				else reject(new Error(`the draft was not saved: ${response.statusCode} ${text}`));
			});
		})
			.on('error', reject)
			.end(JSON.stringify(body));
	});
}
