/** As the embedded store calls it, too. */
const COPY_SUFFIX = '_restore';

/** The database beside the open one that a restore fills. */
export const copyName = (database: string): string => `${database}${COPY_SUFFIX}`;
