import { isServer } from 'lit';

/** Drawn by Lit's server rendering: there is no document, and no selector to match. Lit's typings know the browser alone. */
export const onServer: boolean = isServer;
