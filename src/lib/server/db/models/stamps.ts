import { defineModel } from '../model';

/** `_id` names what a process caches; `value` is raised by every transaction that changes it. */
export interface StoredStamp {
	_id: string;
	value: number;
}

export const Stamps = defineModel<StoredStamp>('stamps', { value: Number });
