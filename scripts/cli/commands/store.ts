import { m } from '$lib/i18n/paraglide/messages';
import { openStore } from '$lib/server/db/connection';
import { storeStats } from '$lib/server/services/store/store-stats';
import { EXIT, textOption, UsageError, type Command } from '../command';
import { asConsole } from '../who';

const HOST = '127.0.0.1';

/** Resolves at Ctrl-C or SIGTERM. */
const untilAsked = () =>
	new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
	});

export const storeServe: Command = {
	usage: 'store serve [--port PORT] [--json]',
	summary: (locale) => m.cli_store_serve_summary({}, { locale }),
	values: ['port'],
	takes: [0, 0],
	store: 'alone',
	run: async (invocation) => {
		const { settings, locale, say, give } = invocation;
		const typed = textOption(invocation, 'port') ?? '0';
		const port = Number(typed);
		if (!/^\d{1,5}$/.test(typed) || port > 65_535)
			throw new UsageError(m.cli_bad_port({ port: typed }, { locale }));
		const store = await openStore(
			{ mongodbUri: null, dataDir: settings.dataDir, listen: { port, host: HOST } },
			'web'
		);
		const uri = store.tcpUri ?? store.uri;
		say(m.cli_store_serving({ folder: settings.dataDir, uri }, { locale }));
		give({ uri, socket: store.uri });
		await untilAsked();
		await store.close();
		return EXIT.ok;
	}
};

export const storeStatsCommand: Command = {
	usage: 'store stats [--json]',
	summary: (locale) => m.cli_store_stats_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ say, give }) => {
		const stats = await storeStats(asConsole(['administrator']));
		for (const [name, value] of Object.entries(stats)) say(`${name}: ${JSON.stringify(value)}`);
		give(stats);
		return EXIT.ok;
	}
};
