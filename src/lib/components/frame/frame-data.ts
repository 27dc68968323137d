import type { Theme } from '$lib/domain/access/account';
import type { Role } from '$lib/domain/access/actor';
import type { LogoView } from '$lib/domain/organization/company-views';
import type { Moment } from '$lib/domain/matrix/version';

/** What the frame around every signed-in page needs; the (app) layout's load gives it as `frame`. */
export interface FrameData {
	person: {
		name: string;
		/** Title of the position held; empty for who holds none. */
		position: string;
		roles: readonly Role[];
		/** Derived from the posts. */
		manager: boolean;
	};
	locale: 'es' | 'en';
	theme: Theme;
	/** Null before the first company exists. */
	company: { name: string; city: string; timeZone: string; logo: LogoView | null } | null;
	/** The server's clock, so that both sides write the same "hace 4 min". */
	now: Moment;
	/** How many things wait for the person; 0 shows no number. */
	waiting: number;
	/** Notifications not read yet; 0 shows no number. */
	unread: number;
	/** What the person may open; asked of domain/access by the load, never of roles by the page. */
	may: { create: boolean; import: boolean; readAudit: boolean; settings: boolean };
	/** Code of the person's own position. */
	myPosition: string | null;
}
