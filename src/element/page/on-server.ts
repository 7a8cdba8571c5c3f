/**
 * Drawn by a server: there is no document, and no selector to match. Test environments in Node have a document; the shim of
 * Lit's server rendering has one without elements.
 */
export const onServer = !('document' in globalThis && 'documentElement' in document);
