import { expect } from '@open-wc/testing';
import { messageOf, readPresignRefusal, type PresignAnswer } from '../../src/rules/presign-refusal.js';

const page = '<!DOCTYPE html><html><title>Welcome</title><h1>Hello</h1></html>';
const signInPage = '<!doctype html><form method="post"><input name="user"><input type="password"></form>';
const answer = (more: Partial<PresignAnswer>): PresignAnswer => ({
  status: 200,
  redirected: false,
  type: 'text/html',
  body: page,
  ...more,
});

describe('readPresignRefusal', () => {
  for (const [what, more, code] of [
    ['a redirect to a page', { redirected: true }, 'presign-refused'],
    ['a redirect to an empty page', { redirected: true, body: '' }, 'presign-refused'],
    [
      'a redirect to a page that does not accept the request',
      { redirected: true, status: 405 },
      'presign-refused',
    ],
    ['a page that asks for a password', { body: signInPage }, 'presign-refused'],
    ['a page that asks for a password, as 400', { body: signInPage, status: 400 }, 'presign-refused'],
    [
      'a page that redirects to another',
      { body: '<html><meta http-equiv="refresh" content="0;url=/login">' },
      'presign-refused',
    ],
    [
      'a form for an identity provider',
      { body: '<form action="https://idp.example"><input name="SAMLRequest"></form>' },
      'presign-refused',
    ],
    ...[401, 403, 407, 419, 440, 498, 511].flatMap((status) => [
      [`${status} with a page`, { status }, 'presign-refused'] as const,
      [`${status} with JSON`, { status, body: '{"message":"Sign in."}' }, 'presign-refused'] as const,
    ]),
    ['a page of another kind', {}, 'presign-invalid'],
    ['text about passwords', { body: 'type=password' }, 'presign-invalid'],
    ['nothing', { body: '', type: null }, 'presign-invalid'],
    ['a redirect to a server that is broken', { redirected: true, status: 502 }, 'presign-failed'],
    ['a redirect to a server that is busy', { redirected: true, status: 429 }, 'presign-failed'],
    [
      'a page with a password field that says it is busy',
      { body: signInPage, status: 503 },
      'presign-failed',
    ],
    ['404', { status: 404 }, 'presign-failed'],
    ['404 whose page has a password field', { status: 404, body: signInPage }, 'presign-failed'],
    ['a redirect to 404', { status: 404, redirected: true }, 'presign-failed'],
    ['a redirect to 410', { status: 410, redirected: true }, 'presign-failed'],
    ['409', { status: 409, body: '{"error":"busy"}' }, 'presign-failed'],
  ] as const)
    it(`reads ${what} as ${code}`, () => {
      const failure = readPresignRefusal(answer(more));
      expect(failure.code).to.equal(code);
      expect(failure.cause).to.be.a('string');
    });
});

describe('messageOf', () => {
  for (const [value, message] of [
    [{ error: 'The album is full.' }, 'The album is full.'],
    [{ error: { code: 7, message: 'The album is full.' } }, 'The album is full.'],
    [{ message: 'CSRF token mismatch.' }, 'CSRF token mismatch.'],
    [{ title: 'Unprocessable', detail: 'The album is full.' }, 'The album is full.'],
    [{ title: 'Unprocessable' }, 'Unprocessable'],
    [{ error: '', message: 7 }, undefined],
    [{ error: null }, undefined],
    [null, undefined],
    ['text', undefined],
    [[], undefined],
  ] as const)
    it(`of ${JSON.stringify(value)} is ${message ?? 'none'}`, () =>
      expect(messageOf(value)).to.equal(message));
});
