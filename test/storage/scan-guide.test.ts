// docs/scan.md: its code runs between `verifyUpload` and `keep`, with a server that answers as clamd does.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { suite, test, type TestContext } from 'node:test';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignHandler } from '../../src/server.js';
import { BUCKET, codeOf, KEY_ID, REGION, SECRET, setUp } from './fixture.js';
import { codeIn, photo, run, sendTo, settingsModule, targetOf } from './guide.js';

const [keepModule = '', scanModule = ''] = codeIn('docs/scan.md', 'js');

const secret = 'a secret of the tests, not of any site';
const purpose = 'listing';

interface Kept {
  readonly ok: boolean;
  readonly code?: string;
  readonly cause?: string;
  readonly key?: string;
}

/** Reads a stream of INSTREAM up to its end (https://docs.clamav.net/manual/Usage/ClamdProtocol.html). */
async function streamOf(socket: Socket): Promise<Buffer> {
  const command = Buffer.from('zINSTREAM\0');
  const chunks: Buffer[] = [];
  let left = Buffer.alloc(0);
  let isCommandRead = false;
  for await (const data of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    left = Buffer.concat([left, data]);
    if (!isCommandRead && left.length >= command.length) {
      assert.deepEqual(left.subarray(0, command.length), command);
      left = left.subarray(command.length);
      isCommandRead = true;
    }
    while (isCommandRead && left.length >= 4 && left.length >= 4 + left.readUInt32BE()) {
      const length = left.readUInt32BE();
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(left.subarray(4, 4 + length));
      left = left.subarray(4 + length);
    }
  }
  throw new Error('The stream has no end.');
}

/**
 * @param answer to a stream of these bytes
 * @param timeout milliseconds without an answer
 */
async function open(t: TestContext, answer: (bytes: Buffer) => string | Promise<string>, timeout = 10_000) {
  const clamd = createServer({ allowHalfOpen: true }, (socket) => {
    void streamOf(socket)
      .then(answer)
      .then((text) => socket.end(`${text}\0`));
  });
  clamd.listen(0, '127.0.0.1');
  await once(clamd, 'listening');
  t.after(() => clamd.close());

  const { client, storage } = await setUp(t, { publicRead: false });
  const options = { bucket: BUCKET, client, secret, purpose, authorize: () => ({ id: 'ada' }) };
  const target = await targetOf(createPresignHandler(options));
  assert.equal((await sendTo(target)).status, 201);
  const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET };
  const place = { region: REGION, endpoint: storage.url, credentials };
  const { keepClean } = (await run(keepModule, {
    './scan.js': scanModule
      .replace('3310', String((clamd.address() as AddressInfo).port))
      .replace('30_000', String(timeout)),
    './settings.js': `${settingsModule(place, BUCKET)} export const secret = '${secret}';`,
  })) as { keepClean: (claim: string, options: object) => Promise<Kept> };
  const to = 'listings/7/cover.jpg';
  return {
    target,
    keep: (identity = 'ada') => keepClean(target.claim, { identity, purpose, to }),
    isKept: () => isThere(to),
    isIncoming: () => isThere(target.key),
  };

  async function isThere(Key: string): Promise<boolean> {
    const head = client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
    return head.then(
      () => true,
      async () => {
        assert.match(await codeOf(head), /^404/);
        return false;
      },
    );
  }
}

suite('an image', () => {
  test('in which nothing is found is kept, and was scanned to its last byte', async (t) => {
    let scanned: Buffer | undefined;
    const image = await open(t, (bytes) => {
      scanned = bytes;
      return 'stream: OK';
    });
    const kept = await image.keep();
    assert.deepEqual([kept.ok, kept.key], [true, 'listings/7/cover.jpg']);
    assert.ok(scanned?.equals(photo));
    assert.equal(await image.isKept(), true);
  });

  test('with malware is removed and not kept', async (t) => {
    const image = await open(t, () => 'stream: Eicar-Test-Signature FOUND');
    const { ok, code, cause } = await image.keep();
    assert.deepEqual([ok, code, cause], [false, 'malware', 'Eicar-Test-Signature']);
    assert.deepEqual([await image.isKept(), await image.isIncoming()], [false, false]);
  });

  test('that clamd can not scan is not kept', async (t) => {
    const image = await open(t, () => 'INSTREAM size limit exceeded. ERROR');
    await assert.rejects(image.keep(), /clamd answered INSTREAM size limit exceeded/);
    assert.deepEqual([await image.isKept(), await image.isIncoming()], [false, true]);
  });

  test('is not kept if clamd does not answer', async (t) => {
    const image = await open(t, () => new Promise(() => {}), 100);
    await assert.rejects(image.keep(), /clamd does not answer/);
    assert.deepEqual([await image.isKept(), await image.isIncoming()], [false, true]);
  });

  test('that was replaced after the scan is not kept', async (t) => {
    const image = await open(t, async () => {
      const other = Buffer.concat([photo, Buffer.from('other')]);
      assert.equal((await sendTo(image.target, other)).status, 201);
      return 'stream: OK';
    });
    await assert.rejects(image.keep(), /was replaced after the scan/);
    assert.equal(await image.isKept(), false);
  });

  test('of another visitor is not even scanned', async (t) => {
    const image = await open(t, () => assert.fail('scanned'));
    assert.equal((await image.keep('bob')).code, 'claim-of-another');
    assert.equal(await image.isKept(), false);
  });
});
