import { expect, it, vi } from 'vitest';
import { chosen, needsScript } from './menu-item';

const press = () => ({ preventDefault: vi.fn() }) as unknown as MouseEvent;

it('an act that is a link too is done here, and followed only where no scripts run', () => {
	const [onselect, event] = [vi.fn(), press()];
	chosen({ label: 'Word', href: '/word', onselect })?.(event);
	expect(onselect).toHaveBeenCalledOnce();
	expect(event.preventDefault).toHaveBeenCalledOnce();
	expect(chosen({ label: 'Ediciones', href: '/editions' })).toBeUndefined();
});

it('only what is neither a link nor a form is nothing without scripts', () => {
	expect(needsScript({ label: 'Imprimir', onselect: () => undefined })).toBe(true);
	expect(needsScript({ label: 'Word', href: '/word', onselect: () => undefined })).toBe(false);
	expect(needsScript({ label: 'Regresar a borrador', form: 'recall-form' })).toBe(false);
});
