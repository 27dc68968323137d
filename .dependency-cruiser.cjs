/** The dependency rule: arrows point down only; each sentence says where the code belongs. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const test = '\\.test\\.ts$';

module.exports = {
	forbidden: [
		rule(
			'domain-is-pure',
			'domain imports zod, d3-hierarchy (pure geometry) and domain only: move what needs a database, Svelte or text into a service, a component or the catalogues.',
			{ path: '^src/lib/domain', pathNot: test },
			{ pathNot: ['^src/lib/domain', '^node_modules/(zod|d3-hierarchy|@types/d3-hierarchy)'] }
		),
		rule(
			'formats-are-plain',
			'formats turn plain data into files and back: read the database in a service and hand the data in.',
			{ path: '^src/lib/server/formats', pathNot: test },
			{ path: '^src/(lib/server/(?!formats)|lib/components|routes)' }
		),
		rule(
			'only-connection-knows-the-embedded-store',
			'db/connection and db/early-store alone start the embedded store: go through them.',
			{
				path: '^(src|scripts)',
				pathNot: '^src/lib/server/(embedded-mongo|db/connection|db/early-store)'
			},
			{ path: '^src/lib/server/embedded-mongo' }
		),
		rule(
			'embedded-store-is-alone',
			'The embedded store uses node:* and bson only.',
			{ path: '^src/lib/server/embedded-mongo', pathNot: test },
			{
				pathNot: ['^src/lib/server/embedded-mongo', '^node_modules/bson'],
				dependencyTypesNot: ['core']
			}
		),
		rule(
			'db-sits-at-the-bottom',
			'db knows domain only: a rule belongs in domain, a use case in services.',
			{ path: '^src/lib/server/db', pathNot: test },
			{ path: '^src/(lib/server/(services|auth|formats|jobs)|lib/components|lib/i18n|routes)' }
		),
		rule(
			'auth-below-services',
			'auth uses db, domain and errors: a use case belongs in services.',
			{ path: '^src/lib/server/auth', pathNot: test },
			{ path: '^src/(lib/server/(services|formats|jobs)|lib/components|routes)' }
		),
		rule(
			'services-know-no-pages',
			'A service returns plain data: pages and components come above it.',
			{ path: '^src/lib/server/services', pathNot: test },
			{ path: '^src/(lib/components|routes|lib/server/jobs)' }
		),
		rule(
			'components-know-no-server',
			'Components get props: load the data in a route.',
			{ path: '^src/lib/components' },
			{ path: '^src/(lib/server|routes)' }
		),
		rule(
			'browsers-name-their-texts',
			'i18n/errors names messages while it runs, which brings every text to the browser: call the message itself.',
			{ path: '^src/(lib/components|routes/.*\\.svelte$)' },
			{ path: '^src/lib/i18n/errors\\.ts$' }
		),
		rule(
			'pages-know-no-server',
			'A page gets its data from +page.server.ts.',
			{ path: '^src/routes/.*\\.svelte$' },
			{ path: '^src/lib/server' }
		),
		rule(
			'browsers-get-no-whole-catalogue',
			'i18n/errors looks a sentence up by its code, and would send the browser every message there is: make the sentence on the server, or name the message (m.errors_…).',
			{ path: '^src/(lib/components|routes/.*\\.svelte$|hooks\\.client)' },
			{ path: '^src/lib/i18n/(errors|told-run)\\.ts$', reachable: true }
		),
		rule(
			'routes-never-touch-the-database',
			'A route calls one service: move the query there.',
			{ path: '^src/routes' },
			{ path: '^(src/lib/server/db|node_modules/(mongoose|mongodb))' }
		),
		rule(
			'mongoose-stays-in-db',
			'Mongoose documents never leave db/: add a function to a repository there.',
			{ path: '^(src|scripts)', pathNot: ['^src/lib/server/db', '^src/lib/server/auth'] },
			{ path: '^node_modules/mongoose' }
		),
		rule(
			'no-circles',
			'Two modules that need each other are one, or a third is missing.',
			{},
			{ circular: true }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['src/lib/i18n/paraglide', '\\$types', '^build/'] },
		tsConfig: { fileName: 'tsconfig.json' },
		// Kit's paths have no base that the resolver reads: without this no $lib import is checked.
		webpackConfig: { fileName: '.dependency-cruiser.aliases.cjs' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'] }
	}
};
