import { XmlComponent, type IContext, type IXmlableObject } from 'docx';

/** An element that the library has no class for; its texts are escaped like all others. */
class XmlNode extends XmlComponent {
	readonly #name: string;
	readonly #attributes: Record<string, string | number>;
	readonly #children: readonly (XmlComponent | string)[];

	constructor(
		name: string,
		attributes: Record<string, string | number>,
		children: readonly (XmlComponent | string)[]
	) {
		super(name);
		this.#name = name;
		this.#attributes = attributes;
		this.#children = children;
	}

	override prepForXml(context: IContext): IXmlableObject {
		const inside = this.#children.map((child) =>
			typeof child === 'string' ? child : child.prepForXml(context)
		);
		return { [this.#name]: [{ _attr: this.#attributes }, ...inside] } as IXmlableObject;
	}
}

export const xmlNode = (
	name: string,
	attributes: Record<string, string | number> = {},
	...children: (XmlComponent | string)[]
): XmlComponent => new XmlNode(name, attributes, children);
