/** `warning`: somebody should do something soon; `bad`: now. */
export type HealthState = 'good' | 'warning' | 'bad';

const GB = 1024 ** 3;
const LITTLE_SHARE = 0.1;
const HOUR_MS = 60 * 60 * 1000;
/** The trail is sealed daily; two days without a seal is no late timer any more. */
const SEAL_OLD_MS = 48 * HOUR_MS;

/** How a disk stands by its free and whole bytes: under a tenth or 1 GB is little, under 200 MB too little. */
export function diskState({ free, total }: { free: number; total: number }): HealthState {
	if (free < GB / 5) return 'bad';
	return free < GB || free < total * LITTLE_SHARE ? 'warning' : 'good';
}

/** How the trail stands by the age of its last seal (ms); without any there is nothing behind its chains. */
export function sealState(ageMs: number | null): HealthState {
	if (ageMs === null) return 'warning';
	return ageMs > SEAL_OLD_MS ? 'bad' : 'good';
}

/** The worst of several states. */
export function worstState(states: readonly HealthState[]): HealthState {
	return states.includes('bad') ? 'bad' : states.includes('warning') ? 'warning' : 'good';
}
