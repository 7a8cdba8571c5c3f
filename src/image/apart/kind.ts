/** Each kind of work has its own workers. */
export type Kind = 'hash' | 'preview' | 'resize' | 'strip' | 'svg';

/** The name of its workers, by which a script knows which of them it runs in. */
export const nameOf = (kind: Kind) => `s3-image-upload ${kind}`;
