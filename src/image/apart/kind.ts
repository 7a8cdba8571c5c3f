/** Each kind of work has workers of its own. */
export type Kind = 'hash' | 'preview' | 'resize' | 'strip' | 'svg';

/** The name that its workers are given: by it a script knows which of them it runs in. */
export const nameOf = (kind: Kind) => `s3-image-upload ${kind}`;
