import { posix } from 'node:path';
import { all, type XmlElement } from './docx-xml';

/** The parts of a package by name; null where a part is no XML or could not be read. */
export type Parts = Map<string, XmlElement | null>;

const relsName = (part: string) =>
	posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** Relationship ids of a part with the part or address each leads to. */
export function relationshipsOf(parts: Parts, part: string): Map<string, string> {
	const rels = parts.get(relsName(part));
	const found = new Map<string, string>();
	for (const each of rels ? all(rels, 'Relationship') : []) {
		found.set(each.attributes.Id ?? '', each.attributes.Target ?? '');
	}
	return found;
}

/** Content types that cover all parts, relationships that lead somewhere. */
export function packageFaults(parts: Parts): string[] {
	const faults: string[] = [];
	const types = parts.get('[Content_Types].xml');
	if (!types) return ['no [Content_Types].xml'];
	const extensions = new Set(all(types, 'Default').map((each) => each.attributes.Extension));
	const overrides = new Set(
		all(types, 'Override').map((each) => (each.attributes.PartName ?? '').replace(/^\//, ''))
	);
	for (const name of overrides) {
		if (!parts.has(name)) faults.push(`[Content_Types].xml names ${name}, which is missing`);
	}
	for (const name of parts.keys()) {
		if (name === '[Content_Types].xml' || overrides.has(name)) continue;
		if (!extensions.has(name.slice(name.lastIndexOf('.') + 1)))
			faults.push(`${name}: no content type`);
	}
	if (!parts.has('_rels/.rels')) faults.push('no _rels/.rels');
	for (const [name, root] of parts) {
		if (name.endsWith('.rels') && root) faults.push(...relationshipFaults(parts, name, root));
	}
	return faults;
}

function relationshipFaults(parts: Parts, name: string, root: XmlElement): string[] {
	const faults: string[] = [];
	const folder = posix.dirname(posix.dirname(name));
	const source = posix.join(folder, posix.basename(name, '.rels'));
	if (name !== '_rels/.rels' && !parts.has(source)) faults.push(`${name}: its part is missing`);
	const ids = new Set<string>();
	for (const each of all(root, 'Relationship')) {
		const { Id = '', Target = '', TargetMode } = each.attributes;
		if (ids.has(Id)) faults.push(`${name}: ${Id} twice`);
		ids.add(Id);
		if (TargetMode === 'External') continue;
		const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
		if (!parts.has(target)) faults.push(`${name}: ${Id} leads to ${target}, which is missing`);
	}
	return faults;
}
