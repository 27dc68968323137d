export { differences } from './compare-contents';
export * from './difference';
