export { compileFilter, type Details, type Matcher } from './match/filter';
export { equalityBounds } from './match/bounds';
