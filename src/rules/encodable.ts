// The formats that an image can be converted to.

/** MIME types that an image can be converted to, where the browser has the encoder. */
export const encodable = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export type Encodable = (typeof encodable)[number];
