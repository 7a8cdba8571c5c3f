/** The route of the presign endpoint. The server of Storybook answers it if a storage is running. */
export const LIVE_ENDPOINT = '/live/generate-presigned-url';
