// The demo's servers only answer requests to one of the names of this machine. Another site could make its own name resolve to this
// machine (DNS rebinding), and would then have the same origin as the demo.

const LOOPBACK = /^(localhost|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** @param host as in the header: a name or an address, with or without a port */
export function isLoopback(host: string | undefined): boolean {
  const [, name = '', port = '1'] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(host ?? '') ?? [];
  return LOOPBACK.test(name) && Number(port) <= 65_535;
}

/** Whether the request comes from a page of this origin, or not from a page. */
export const isOwn = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || origin === `http://${host}` || origin === `https://${host}`;

export const ONLY_LOOPBACK = 'This server answers only at localhost and 127.0.0.1.';
