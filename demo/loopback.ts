// Whom the demo's servers answer: requests to this machine by one of its own names. A page of another site can have its own
// name lead here (DNS rebinding), and would then be of the same origin as the demo.

const LOOPBACK = /^(localhost|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** @param host as in the header: a name or an address, and a port or none */
export function isLoopback(host: string | undefined): boolean {
  const [, name = '', port = '1'] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(host ?? '') ?? [];
  return LOOPBACK.test(name) && Number(port) <= 65_535;
}

/** Whether the request comes from a page of this very origin, or from no page. */
export const isOwn = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || origin === `http://${host}` || origin === `https://${host}`;

export const ONLY_LOOPBACK = 'This server answers only at localhost and 127.0.0.1.';
