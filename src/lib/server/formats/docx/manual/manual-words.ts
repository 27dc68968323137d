export { longDate } from '$lib/i18n/long-date';
