/** The same shape with row ids that may be missing, as documents and people give it. */
export type LooseRows<T> = T extends readonly (infer Item)[]
	? LooseRows<Item>[]
	: T extends object
		? { [Key in keyof T as Key extends 'id' ? never : Key]: LooseRows<T[Key]> } & {
				[Key in keyof T as Key extends 'id' ? Key : never]?: T[Key] | undefined;
			}
		: T;
