/** What an act on an edition has just brought about. */
export type EditionDone = 'recalled' | 'approved' | 'returned' | 'published' | 'withdrawn';
