import { z } from 'zod';
import { FRAME, KIND, MOST_FRAMES, type BrowserFailure } from './browser-failure';

/** The same as it arrives; apart from it, because every page carries what makes a report. */
export const browserFailureSchema = z.strictObject({
	errorId: z.string().regex(/^[0-9a-f]{10}$/),
	kind: z.string().regex(KIND),
	route: z
		.string()
		.regex(/^\/[\w()[\]/-]{0,120}$/)
		.nullable(),
	at: z.array(z.string().regex(new RegExp(`^${FRAME.source}$`))).max(MOST_FRAMES)
}) satisfies z.ZodType<BrowserFailure>;
