/** The route that signs, beside Storybook's own page; what serves Storybook answers it, where a storage runs. */
export const LIVE_ENDPOINT = '/live/generate-presigned-url';
