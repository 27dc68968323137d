/** Weights are integers of 0.01 %, so that sums are exact; this is 100 %. */
export const WHOLE = 10_000;

/** What all weights add up to, in hundredths of a percent. */
export function weightSum(kpis: readonly { weight: number }[]): number {
	return kpis.reduce((sum, kpi) => sum + kpi.weight, 0);
}

/** What is still to be given out to reach 100 %; negative when too much was given. */
export function weightDifference(kpis: readonly { weight: number }[]): number {
	return WHOLE - weightSum(kpis);
}

/** 100 % in `count` parts that differ by 0.01 % at most; the first ones take the odd hundredths. */
export function splitEqually(count: number, total = WHOLE): number[] {
	return splitByShares(Array<number>(Math.max(0, count)).fill(1), total);
}

/** The same proportions brought to exactly 100 %; without any weight yet, equal parts. */
export function splitInProportion(weights: readonly number[], total = WHOLE): number[] {
	return weights.some((weight) => weight > 0)
		? splitByShares(weights, total)
		: splitEqually(weights.length, total);
}

/** Percent as a number (33.33) in hundredths; null when out of range or finer than 0.01 %. */
export function hundredthsFromPercent(percent: number): number | null {
	const hundredths = Math.round(percent * 100);
	const exact = Math.abs(hundredths - percent * 100) < 1e-6;
	return exact && hundredths >= 0 && hundredths <= WHOLE ? hundredths : null;
}

/** Largest remainders: exact in total, each part within 0.01 % of its true share. */
function splitByShares(shares: readonly number[], total: number): number[] {
	const sum = shares.reduce((all, share) => all + share, 0);
	if (sum <= 0) return shares.map(() => 0);
	const parts = shares.map((share, index) => {
		const product = share * total;
		return { index, whole: Math.floor(product / sum), remainder: product % sum };
	});
	let left = total - parts.reduce((all, part) => all + part.whole, 0);
	const byRemainder = [...parts].sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	for (const part of byRemainder) {
		if (left === 0) break;
		part.whole += 1;
		left -= 1;
	}
	return parts.map((part) => part.whole);
}
