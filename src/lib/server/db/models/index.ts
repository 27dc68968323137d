/** Registers every model, so that migrations know all collections. */
export * from './acknowledgements';
export * from './audit';
export * from './backups';
export * from './files';
export * from './import-sources';
export * from './jobs';
export * from './manuals';
export * from './matrix';
export * from './notifications';
export * from './outbox';
export * from './scales';
export * from './scenarios';
export * from './set-aside-findings';
export * from './settings';
export * from './stamps';
export * from './structure';
