// One list of checks for every way to mount the presign route, each asked over a socket.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { readClaim } from '../../src/server/claim.js';
import { options } from '../runtimes/apps/options.js';

/** Where each of them mounts the route. */
export const PATH = '/api/presign';

export interface Running {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const image = { filename: 'photo.jpg', type: 'image/jpeg', size: 1234 };
const json = { 'Content-Type': 'application/json' };

export function checkMounting(name: string, mount: () => Promise<Running>): void {
  suite(`the presign route in ${name}`, () => {
    let port: number;
    let close: Running['close'];
    before(async () => {
      ({ port, close } = await mount());
    });
    after(() => close());

    async function send(
      method: string,
      {
        headers = {},
        body,
        query = '',
      }: { headers?: Record<string, string>; body?: string; query?: string } = {},
    ): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
      const sent = ask({
        port,
        host: '127.0.0.1',
        path: PATH + query,
        method,
        headers: { Cookie: 'session=ada', ...headers },
        agent: false,
      }).end(body);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      return { status: response.statusCode, headers: response.headers, body: await text(response) };
    }

    test('signs a GET, a POST and a list', async () => {
      const query = `?${new URLSearchParams({ ...image, size: String(image.size) })}`;
      const one = await send('GET', { query });
      assert.equal(one.status, 200, one.body);
      assert.match(one.body, /"X-Amz-Signature":"[0-9a-f]{64}"/);
      assert.equal(one.headers['cache-control'], 'no-store');
      assert.match(one.headers['content-type'] ?? '', /^application\/json/);
      const posted = await send('POST', { headers: json, body: JSON.stringify(image) });
      assert.equal(posted.status, 200, posted.body);
      const list = await send('POST', { headers: json, body: JSON.stringify([image, image]) });
      assert.equal((JSON.parse(list.body) as unknown[]).length, 2);
    });

    test('refuses who is not signed in, other sites, other types and large bodies', async () => {
      const body = JSON.stringify(image);
      const status = async (headers: Record<string, string>, text_ = body) =>
        (await send('POST', { headers: { ...json, ...headers }, body: text_ })).status;
      assert.equal(await status({ Cookie: 'session=eve' }), 401);
      assert.equal(await status({ Origin: 'https://evil.example' }), 403);
      assert.equal(await status({ Origin: 'null' }), 403);
      assert.equal(await status({ 'Sec-Fetch-Site': 'cross-site' }), 403);
      assert.equal(await status({ Origin: `http://127.0.0.1:${port}` }), 200);
      assert.equal(await status({ 'Content-Type': 'text/plain' }), 415);
      assert.equal(await status({}, JSON.stringify({ ...image, filename: 'x'.repeat(20_000) })), 413);
      assert.equal(await status({}, '{'), 400);
      const { status: method, headers } = await send('PUT');
      assert.deepEqual([method, headers.allow], [405, 'GET, POST']);
    });

    test('answers fifty at once, each with another key and a claim that Node verifies', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => send('POST', { headers: json, body: JSON.stringify(image) })),
      );
      const targets = answers.map(({ body }) => JSON.parse(body) as { key: string; claim: string });
      assert.equal(new Set(targets.map(({ key }) => key)).size, 50);
      for (const { key, claim } of targets) {
        const read = await readClaim(claim, options.bucket, [options.secret], Date.now());
        assert.equal(typeof read === 'string' ? read : read.key, key);
      }
    });

    test('answers preflights of named origins', async () => {
      const headers = {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      };
      const allowed = await send('OPTIONS', { headers: { ...headers, Origin: 'https://admin.example' } });
      assert.equal(allowed.status, 204);
      assert.equal(allowed.headers['access-control-allow-origin'], 'https://admin.example');
      const refused = await send('OPTIONS', { headers: { ...headers, Origin: 'https://evil.example' } });
      assert.equal(refused.status, 403);
      assert.equal(refused.headers['access-control-allow-origin'], undefined);
    });
  });
}
