/** The parts of a body in their order; plain text, escaped where HTML is made of it. */
export interface MailBody {
	locale: 'es' | 'en';
	greeting: string;
	paragraphs: string[];
	items: { title: string; more: string; url: string }[];
	/** After the items. */
	after?: string;
	button: { label: string; url: string } | null;
	footer: string;
}

export function textBody(body: MailBody): string {
	const items = body.items.map(({ title, more, url }) =>
		[`· ${title}`, more && `  ${more}`, `  ${url}`].filter(Boolean).join('\n')
	);
	return [
		body.greeting,
		...body.paragraphs,
		...items,
		body.after,
		body.button && `${body.button.label}:\n${body.button.url}`,
		`--\n${body.footer}`
	]
		.filter(Boolean)
		.join('\n\n');
}

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

// Mail programs know no style sheets: what little there is stands in each element.
const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif';
const BUTTON = `display:inline-block;padding:10px 16px;border-radius:6px;background:#0b5c66;color:#ffffff;text-decoration:none;${FONT};font-size:16px`;

export function htmlBody(body: MailBody): string {
	const paragraph = (text: string) =>
		`<p style="margin:0 0 16px;${FONT};font-size:16px;line-height:1.5;color:#1c2326">${escaped(text)}</p>`;
	const item = ({ title, more, url }: MailBody['items'][number]) =>
		`<li style="margin:0 0 12px;${FONT};font-size:16px;line-height:1.5"><a href="${escaped(url)}" style="color:#0b5c66">${escaped(title)}</a>${more ? `<br><span style="color:#56626a;font-size:14px">${escaped(more)}</span>` : ''}</li>`;
	return [
		`<!doctype html><html lang="${body.locale}"><head><meta charset="utf-8"></head>`,
		'<body style="margin:0;padding:24px;background:#ffffff"><div style="max-width:560px">',
		paragraph(body.greeting),
		...body.paragraphs.map(paragraph),
		body.items.length > 0
			? `<ul style="margin:0 0 16px;padding:0 0 0 20px">${body.items.map(item).join('')}</ul>`
			: '',
		body.after ? paragraph(body.after) : '',
		body.button
			? `<p style="margin:0 0 24px"><a href="${escaped(body.button.url)}" style="${BUTTON}">${escaped(body.button.label)}</a></p>`
			: '',
		`<p style="margin:0;padding:16px 0 0;border-top:1px solid #d9dfe2;${FONT};font-size:13px;color:#56626a">${escaped(body.footer)}</p>`,
		'</div></body></html>'
	].join('\n');
}
