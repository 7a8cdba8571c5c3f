/**
 * Whether a server renders the element: there is no document. Test environments in Node have a document; the shim of Lit's
 * server rendering has one without elements.
 */
export const onServer = !('document' in globalThis && 'documentElement' in document);
