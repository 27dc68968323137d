import { expect, it } from 'vitest';
import { placeOf } from './content-fault';

it('finds the section and the row of a refused value', () => {
	expect(placeOf('content.functions.8.what')).toEqual({ section: 'functions', row: 9 });
	expect(placeOf('content.profile.knowledge.0.name')).toEqual({ section: 'profile', row: 1 });
});
it('finds the section of what is no list, or has another name than its section', () => {
	expect(placeOf('content.objective')).toEqual({ section: 'objective', row: null });
	expect(placeOf('content.authority')).toEqual({ section: 'equipment', row: null });
	expect(placeOf('content.title')).toEqual({ section: 'header', row: null });
});
