import { expect, it } from 'vitest';
import { tidyFileName } from './file-name';

it('a file is called by its last part, without what cannot be seen', () => {
	expect(tidyFileName('respaldo de marzo.escalafon')).toBe('respaldo de marzo.escalafon');
	expect(tidyFileName('C:\\Copias\\marzo.escalafon')).toBe('marzo.escalafon');
	expect(tidyFileName('../../etc/\u202Emarzo\u0000.escalafon ')).toBe('marzo.escalafon');
	expect(tidyFileName('a'.repeat(500))).toHaveLength(120);
	expect(tidyFileName('')).toBe('');
});
