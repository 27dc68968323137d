import type { HealthView } from '$lib/domain/health/views';
import { version } from '../../../../../package.json';

/** What runs here: version, Node, since when, and how much memory it takes (bytes). */
export function processFacts(now: Date): HealthView['process'] {
	return {
		version,
		node: process.versions.node,
		startedAt: new Date(now.getTime() - process.uptime() * 1000).toISOString(),
		memory: process.memoryUsage.rss()
	};
}
