/** The largest image that a company keeps as its logo, in bytes. */
export const LARGEST_LOGO = 500 * 1024;
