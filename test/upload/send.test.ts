import { expect } from '@open-wc/testing';
import { send } from '../../src/upload/send.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

describe('send', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  const request = async (signal: AbortSignal, onProgress: () => void = () => undefined) => {
    const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
    const body = new FormData();
    body.append('file', await image());
    return send({ method: 'POST', url, headers: [], body, signal, stallTimeout: 1000, onProgress });
  };

  it('ends as aborted when it is aborted on the way', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const controller = new AbortController();
    expect(await request(controller.signal, () => controller.abort())).to.deep.equal({ kind: 'aborted' });
  });

  it('sends nothing when it is aborted before', async () => {
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
});
