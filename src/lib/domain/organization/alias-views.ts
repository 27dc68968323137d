/** Another name of a position, with how much of the written matrices leans on it. */
export interface AliasRow {
	id: string;
	name: string;
	position: { code: string; title: string; retired: boolean };
	/** Deliverables of present matrices that go to this name. */
	deliverables: number;
}

export interface AliasList {
	rows: AliasRow[];
	/** How many there are, whatever is looked for. */
	total: number;
	/** Where a new one may lead. */
	positions: { code: string; title: string }[];
}
