/** `x-worker.text.js` has the text of `x-worker.ts` as one classic script without imports; tools/worker-text.mjs makes it. */
declare module '*-worker.text.js' {
  export const text: string;
}

/** The URL of the same script as a file, in the script-tag build. */
declare module '*-worker.url.js' {
  export const url: string;
}
