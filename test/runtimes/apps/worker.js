// A Cloudflare Worker: the presign route, and the route of a form. Its store is at ENDPOINT, a variable of its configuration.
import { createPresignHandler, keep } from 's3-image-upload/server';
import { options } from './options.js';

/** @type {Map<string, (request: Request) => Promise<Response>>} by endpoint, since the variables come with each request */
const handlers = new Map();

export default {
  /** @param {Request} request @param {{ ENDPOINT: string }} environment */
  async fetch(request, { ENDPOINT }) {
    const there = { ...options, endpoint: ENDPOINT };
    if (new URL(request.url).pathname === '/api/keep')
      return Response.json(
        await keep(await request.text(), { ...there, identity: 'ada', to: 'kept/cover.jpeg' }),
      );
    const handler = handlers.get(ENDPOINT) ?? createPresignHandler(there);
    handlers.set(ENDPOINT, handler);
    return handler(request);
  },
};
