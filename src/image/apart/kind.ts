/** Each kind of work has its own workers. */
export type Kind = 'hash' | 'preview' | 'resize' | 'strip' | 'svg';

/** The name of these workers, from which a script knows its kind. */
export const nameOf = (kind: Kind) => `s3-image-upload ${kind}`;
