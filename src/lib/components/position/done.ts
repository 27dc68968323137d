/** What an act on a version has just brought about. */
export type Done = 'recalled' | 'approved' | 'returned' | 'published' | 'withdrawn';
