import { isServer } from 'lit';

/**
 * Drawn by Lit's server rendering: there is no document, and no selector to match. Lit itself says `isServer` everywhere in
 * Node, also in a test environment that has a document. Its typings know the browser alone.
 */
export const onServer: boolean =
  (isServer as boolean) && !('document' in globalThis && 'documentElement' in document);
