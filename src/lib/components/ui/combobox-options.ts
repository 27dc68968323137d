import { fold } from '$lib/domain/text/fold';

export interface ComboboxOption {
	id: string;
	label: string;
	/** Beside the label: a code, a unit. */
	detail?: string;
	/** Other words that find it. */
	also?: readonly string[];
}

const MOST = 8;

// Who types "nino" looks for "niño" too.
const searched = (text: string) => fold(text).replaceAll('~', '');

/** The options that hold every word of the text, those that begin with it first. */
export function matching(options: readonly ComboboxOption[], text: string): ComboboxOption[] {
	const words = searched(text).split(' ').filter(Boolean);
	if (words.length === 0) return options.slice(0, MOST);
	const first = words.join(' ');
	const begins: ComboboxOption[] = [];
	const holds: ComboboxOption[] = [];
	for (const option of options) {
		const key = searched([option.label, option.detail ?? '', ...(option.also ?? [])].join(' '));
		if (!words.every((word) => key.includes(word))) continue;
		(key.startsWith(first) ? begins : holds).push(option);
	}
	return [...begins, ...holds].slice(0, MOST);
}
