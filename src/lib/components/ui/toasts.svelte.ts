export interface Toast {
	id: number;
	message: string;
	undo: (() => void) | null;
}

/** How long a toast stays; with an undo it stays longer, and it waits while pointed at. */
const STAY = 5_000;
const STAY_WITH_UNDO = 10_000;

let last = 0;
const shown = $state<Toast[]>([]);
const timers: Record<number, ReturnType<typeof setTimeout>> = {};

/** What is on the screen now; read by Toaster alone. */
export function toasts(): readonly Toast[] {
	return shown;
}

/** Says in one sentence what has just happened, with a way back where there is one. */
export function toast(message: string, undo: (() => void) | null = null): void {
	const id = ++last;
	shown.push({ id, message, undo });
	if (shown.length > 3) dismiss(shown[0]?.id ?? 0);
	release(id);
}

export function dismiss(id: number): void {
	hold(id);
	const at = shown.findIndex((one) => one.id === id);
	if (at >= 0) shown.splice(at, 1);
}

/** Keeps a toast while somebody points at it. */
export function hold(id: number): void {
	clearTimeout(timers[id]);
	delete timers[id];
}

export function release(id: number): void {
	const one = shown.find((candidate) => candidate.id === id);
	if (!one) return;
	timers[id] = setTimeout(() => dismiss(id), one.undo ? STAY_WITH_UNDO : STAY);
}
