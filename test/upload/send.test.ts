import { expect } from '@open-wc/testing';
import { restore, useFakeTimers } from 'sinon';
import { send } from '../../src/upload/send.js';
import { SLOWEST_RATE } from '../../src/upload/stall-watch.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

describe('send', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(async () => {
    restore();
    await stack.faults();
  });

  const request = async (signal: AbortSignal, onProgress: () => void = () => undefined) => {
    const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
    const body = new FormData();
    body.append('file', await image());
    return send({ method: 'POST', url, headers: [], body, signal, stallTimeout: 1000, onProgress });
  };

  it('ends as aborted when it is aborted while sending', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const controller = new AbortController();
    expect(await request(controller.signal, () => controller.abort())).to.include({ kind: 'aborted' });
  });

  it('sends nothing if it is aborted before', async () => {
    const before = (await stack.requests()).length;
    expect(await request(AbortSignal.abort())).to.deep.equal({ kind: 'aborted' });
    expect(await stack.requests()).to.have.length(before);
  });

  it('has the status, the body and the headers of an answer', async () => {
    const sent = await request(new AbortController().signal);
    if (sent.kind !== 'answered') throw new Error(sent.kind);
    expect(sent.answer.status).to.equal(400);
    expect(sent.answer.body).to.contain('<Code>InvalidArgument</Code>');
    expect(sent.answer.header('x-amz-request-id')).to.match(/^[\dA-F]+$/);
  });

  describe('that does not move', () => {
    const STALL = 1000;
    const upload = async (size: number, stallTimeout: number, body = new Blob([new Uint8Array(size)])) => {
      const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
      let onSent: () => void = () => {};
      const allSent = new Promise<void>((resolve) => (onSent = resolve));
      const controller = new AbortController();
      const sent = send({
        method: 'POST',
        url,
        headers: [],
        body,
        signal: controller.signal,
        stallTimeout,
        onProgress: (fraction) => fraction === 1 && onSent(),
      });
      return { sent, allSent, abort: () => controller.abort() };
    };

    it('has the time that a slow connection takes once its bytes are with the system', async () => {
      await stack.faults({ method: 'POST', stallAt: 0 });
      const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { sent, allSent } = await upload(2 ** 20, STALL);
      await allSent;
      const patience = STALL + (2 ** 20 / SLOWEST_RATE) * 1000;
      clock.tick(patience - 50);
      expect(clock.countTimers(), 'still watched').to.equal(1);
      clock.tick(50 + STALL / 100);
      clock.restore();
      expect(await sent).to.deep.equal({ kind: 'stalled', sentAll: true });
    });

    it('leads to a look at the file, which may be unreadable', async () => {
      await stack.faults({ method: 'POST', delay: 60_000, times: 1 });
      const cause = new DOMException('It has changed.', 'NotReadableError');
      const body = new Blob(['a file']);
      body.slice = () => {
        throw cause;
      };
      const { sent } = await upload(body.size, 1, body);
      expect(await sent).to.deep.equal({ kind: 'unreadable', cause });
    });

    it('can wait for a connection while the browser has no free one', async () => {
      await stack.faults({ method: 'POST', delay: 60_000, times: 6 });
      const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const six = await Promise.all(Array.from({ length: 6 }, () => upload(100, 1e6)));
      await Promise.all(six.map(({ allSent }) => allSent));
      const seventh = await upload(100, STALL);
      clock.tick(10 * STALL);
      six[0]?.abort();
      clock.restore();
      expect((await seventh.sent).kind).to.equal('answered');
      for (const { abort } of six) abort();
      await Promise.all(six.map(({ sent }) => sent));
    });
  });
});
