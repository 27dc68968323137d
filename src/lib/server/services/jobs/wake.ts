/** Lets the runner of this process know at once that there is work; another process looks by itself. */
type Listener = () => void;

const KEY = Symbol.for('escalafon.work');
/** Outside the module: the development server loads it anew while the runner goes on. */
const held = globalThis as typeof globalThis & { [KEY]?: Set<Listener> };

const listeners = (): Set<Listener> => (held[KEY] ??= new Set());

/** @returns what ends the listening */
export function onWork(listener: Listener): () => void {
	listeners().add(listener);
	return () => void listeners().delete(listener);
}

export function callForWork(): void {
	for (const listener of listeners()) listener();
}
