// The answer of a handler, and how it is sent.
import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { toWire } from './header-text.js';

/** Bytes from `start` up to, not including, `end` of an open file. `send` closes it. */
export interface FileSlice {
  readonly file: FileHandle;
  readonly start: number;
  readonly end: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or a slice of a stored file; `''` for no body. */
  readonly body: string | FileSlice;
}

/** Sends `answer` with the additional headers `more`. Rejects if the client disconnects. */
export async function send(
  response: ServerResponse,
  answer: Answer,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  setHead(response, answer, more);
  const { body } = answer;
  if (typeof body === 'string') {
    const bodiless = answer.status === 204 || answer.status === 304;
    if (!bodiless && !response.hasHeader('Content-Length')) {
      response.setHeader('Content-Length', Buffer.byteLength(body));
    }
    response.end(body); // Node leaves out the body of an answer to HEAD
    return;
  }
  if (body.start === body.end) {
    await body.file.close();
    response.end();
    return;
  }
  await pipeline(body.file.createReadStream({ start: body.start, end: body.end - 1 }), response);
}

/** Sends the head and the first half of the body of `answer`, and cuts the connection. */
export async function sendPart(
  response: ServerResponse,
  answer: Answer,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  await discardAnswer(answer);
  setHead(response, { ...answer, status: answer.status === 204 ? 200 : answer.status }, more);
  const text = typeof answer.body === 'string' ? answer.body : '';
  if (!response.hasHeader('Content-Length')) {
    response.setHeader('Content-Length', Math.max(1, Buffer.byteLength(text)));
  }
  response.flushHeaders();
  response.write(text.slice(0, text.length / 2));
  const { socket } = response;
  socket?.end(() => socket.destroy());
}

function setHead(response: ServerResponse, answer: Answer, more: Readonly<Record<string, string>>): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries({ ...more, ...answer.headers })) {
    response.setHeader(name, toWire(value));
  }
}

/** Closes the file of an answer that is not sent. */
export async function discardAnswer(answer: Answer): Promise<void> {
  if (typeof answer.body !== 'string') await answer.body.file.close();
}
