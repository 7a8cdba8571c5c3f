// Which pages may ask: those of the site itself, and of the origins that the options name.
import { LOOPBACK } from '../rules/target.js';

/**
 * The origin of another site that may ask; `undefined` if the site itself asks, or no page does; `false` if this one may not.
 * A browser sends `Origin` with each POST and each request across origins (Fetch Standard), and `Sec-Fetch-Site` with all to
 * secure hosts (Fetch Metadata). A request with neither is not a page's.
 */
export function foreignOrigin(request: Request, allowed: ReadonlySet<string>): string | undefined | false {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  if (origin !== null && allowed.has(origin)) return origin;
  if (site === 'same-origin') return undefined;
  if (site !== null && site !== 'none') return false;
  // Behind a proxy, the handler may be asked by http what the page has asked by https: hosts are compared.
  return origin === null || hostOf(origin) === (request.headers.get('Host') ?? new URL(request.url).host)
    ? undefined
    : false;
}

/** The headers by which a page of another origin may read the answer (CORS). */
export const corsFor = (origin: string | undefined): Record<string, string> => ({
  Vary: 'Origin',
  ...(origin && { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }),
});

export const preflight = (origin: string | undefined, requested: string | null) =>
  new Response(null, {
    status: 204,
    headers: {
      ...corsFor(origin),
      ...(origin && {
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': requested ?? '',
        'Access-Control-Max-Age': '3600',
      }),
    },
  });

/** Names of this machine itself. A proxy in front of the handler says for whom it asks; the server of Next.js says so of itself. */
export function isLoopback({ url, headers }: Request): boolean {
  const senders = ['x-forwarded-for', 'x-real-ip'].flatMap((name) => headers.get(name)?.split(',') ?? []);
  const isForwarded =
    headers.has('forwarded') ||
    headers.has('via') ||
    senders.some((sender) => !OWN_ADDRESS.test(sender.trim()));
  const hosts = [new URL(url).host, headers.get('Host') ?? ''].filter(Boolean);
  return !isForwarded && hosts.every((host) => LOOPBACK.test(host.replace(/:\d+$/, '')));
}

const OWN_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined; // `null`, for a page without an origin of its own
  }
}
