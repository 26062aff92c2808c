/* tslint:disable */
/* eslint-disable */

/**
 * The crate's version, as the page shows it in its footer.
 */
export function version(): string;
