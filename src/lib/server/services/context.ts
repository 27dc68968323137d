import type { Actor } from '$lib/domain/access/actor';

/** Who asks, and when: the first argument of every service. */
export interface Context {
	actor: Actor;
	now: Date;
}
