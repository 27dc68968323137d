export { countRows } from './counts';
export { recogniseDocument } from './recognise';
export { resolveRecipients, type KnownPosition } from './resolve-recipients';
export type * from './types';
