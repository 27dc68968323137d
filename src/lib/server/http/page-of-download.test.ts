import { expect, it } from 'vitest';
import { pageOfDownload } from './page-of-download';

it.each([
	['/manual/MOF/word?edition=open', '/manual/MOF?edition=open'],
	['/positions/ATC-01/yaml', '/positions/ATC-01'],
	['/organization/export/file?kind=csv', '/organization/export?kind=csv'],
	['/organization/chart.svg?unit=ATC', '/organization?unit=ATC'],
	['/manual/MOF?find=word', '/manual/MOF?find=word'],
	['/positions/password', '/positions/password']
])('after signing in for %s one is at %s', (asked, page) => {
	expect(pageOfDownload(new URL(asked, 'http://localhost'))).toBe(page);
});
