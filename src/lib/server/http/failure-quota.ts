/** Lines a minute: enough to see what is wrong, too few to fill a disk with. */
const MOST = 60;
const MINUTE_MS = 60_000;
let minute = 0;
let taken = 0;

/** Whether one more report of a browser is written to this process's log. */
export function takesFailure(now: Date): boolean {
	const current = Math.floor(now.getTime() / MINUTE_MS);
	if (current !== minute) [minute, taken] = [current, 0];
	taken += 1;
	return taken <= MOST;
}
