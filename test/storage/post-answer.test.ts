// Answers to accepted forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BUCKET,
  element,
  filesIn,
  objectUrl,
  quotedMd5,
  refusal,
  send,
  setUp,
  sign,
  submit,
} from './fixture.js';
import { FORM_END, MULTIPART, openForm, wholeForm } from './fixture.js';

test('answers 204 without a body, with ETag, Location and a request id', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture, { Key: 'user/a.txt' }));

  assert.equal(response.status, 204);
  assert.equal(await response.text(), '');
  assert.equal(response.headers.get('etag'), quotedMd5('hello'));
  assert.equal(response.headers.get('location'), `${fixture.storage.url}/${BUCKET}/user%2Fa.txt`);
  assert.match(response.headers.get('x-amz-request-id') ?? '', /^[0-9A-F]{16}$/);
});

test('the file can be read at the Location of the answer', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture, { Key: 'user/ä b+c.txt' }));
  const stored = await fetch(response.headers.get('location') ?? '');
  assert.equal(await stored.text(), 'hello');
});

test('answers 201 with XML if the form asks for it', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(
    await sign(fixture, { Key: 'a&b.txt', Fields: { success_action_status: '201' } }),
  );
  const xml = await response.text();

  assert.equal(response.status, 201);
  assert.equal(response.headers.get('content-type'), 'application/xml');
  assert.equal(element(xml, 'Bucket'), BUCKET);
  assert.equal(element(xml, 'Key'), 'a&b.txt');
  assert.equal(element(xml, 'ETag'), quotedMd5('hello'));
  assert.equal(element(xml, 'Location'), response.headers.get('location'));
});

for (const [asked, status] of [
  ['200', 200],
  ['204', 204],
  ['418', 204],
] as const) {
  test(`answers ${status} if the form asks for ${asked}`, async (t) => {
    const fixture = await setUp(t);
    const response = await submit(await sign(fixture, { Fields: { success_action_status: asked } }));
    assert.equal(response.status, status);
    assert.equal(await response.text(), '');
  });
}

test('redirects with 303, and bucket, key and etag in the query', async (t) => {
  const fixture = await setUp(t);
  const target = 'http://site.example/done?lang=de';
  const response = await submit(await sign(fixture, { Fields: { success_action_redirect: target } }));

  assert.equal(response.status, 303);
  const location = new URL(response.headers.get('location') ?? '');
  assert.equal(location.origin + location.pathname, 'http://site.example/done');
  assert.deepEqual(Object.fromEntries(location.searchParams), {
    lang: 'de',
    bucket: BUCKET,
    key: 'a.txt',
    etag: quotedMd5('hello'),
  });
});

test('ignores a redirect that is not a URL', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture, { Fields: { success_action_redirect: 'nowhere' } }));
  assert.equal(response.status, 204);
});

test('replaces ${filename} by the file name, in UTF-8', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Key: 'user/${filename}' });
  await submit(signed, { filename: 'Ünïcode 写真.jpg' });
  const stored = await fetch(objectUrl(fixture, 'user/Ünïcode 写真.jpg'));
  assert.equal(await stored.text(), 'hello');
});

test('replaces ${filename} by the file name in other fields, too', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Conditions: [['starts-with', '$x-amz-meta-name', 'name: ']] });
  await submit(signed, { fields: { 'x-amz-meta-name': 'name: ${filename}' }, filename: 'x$&y.jpg' });
  const stored = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(stored.headers.get('x-amz-meta-name'), 'name: x$&y.jpg');
});

for (const filename of ['C:\\dir\\b.jpg', '/home/me/b.jpg', '../../b.jpg']) {
  test(`strips the path of the file name ${filename}`, async (t) => {
    const fixture = await setUp(t);
    const { fields } = await sign(fixture, { Key: 'user/${filename}' });
    const form = openForm(fields, 'hello').toString().replace('filename="a.bin"', `filename="${filename}"`);
    const headers = { 'Content-Type': MULTIPART };
    await send(fixture, { method: 'POST', path: `/${BUCKET}/`, headers, body: form + FORM_END });
    const stored = await fetch(objectUrl(fixture, 'user/b.jpg'));
    assert.equal(stored.status, 200);
  });
}

test('ignores fields after the file', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture), { fieldsAfter: { acl: 'public-read', key: 'other' } });
  assert.equal(response.status, 204);
  assert.equal((await fetch(objectUrl(fixture, 'other'))).status, 404);
});

test('ignores the case of field names', async (t) => {
  const fixture = await setUp(t);
  const { url, fields } = await sign(fixture);
  const shouted = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]),
  );
  const response = await submit({ url, fields: shouted });
  assert.equal(response.status, 204);
});

test("stores the Content-Type of the field, not that of the file's part", async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture, { Fields: { 'Content-Type': 'image/avif' } }));
  const stored = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(stored.headers.get('content-type'), 'image/avif');
});

test('stores binary/octet-stream if no field has the type', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture));
  const stored = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(stored.headers.get('content-type'), 'binary/octet-stream');
});

test('keeps metadata and the headers of a download', async (t) => {
  const fixture = await setUp(t);
  const Fields = {
    'x-amz-meta-width': '640',
    'x-amz-meta-title': 'Füße',
    'Cache-Control': 'max-age=60',
    'Content-Disposition': 'attachment',
  };
  await submit(await sign(fixture, { Fields }));
  const { headers } = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(headers.get('x-amz-meta-width'), '640');
  assert.equal(headers.get('x-amz-meta-title'), `=?UTF-8?B?${Buffer.from('Füße').toString('base64')}?=`);
  assert.equal(headers.get('cache-control'), 'max-age=60');
  assert.equal(headers.get('content-disposition'), 'attachment');
});

test('replaces an object that is there already', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture);
  await submit(signed, { content: 'first' });
  await submit(signed, { content: 'second' });
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), 'second');
  assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
});

test('stores an empty file', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture), { content: '' });
  const stored = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(response.headers.get('etag'), quotedMd5(''));
  assert.equal(stored.headers.get('content-length'), '0');
});

test('stores bytes that look like the boundary as they are', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const content = Buffer.from(`\r\n--the-boundar\r\n--\r\n\0\xff`, 'latin1');
  const body = Buffer.concat([openForm(fields, content), Buffer.from(FORM_END)]);
  const headers = { 'Content-Type': MULTIPART };
  await send(fixture, { method: 'POST', path: `/${BUCKET}/`, headers, body });
  const stored = await fetch(objectUrl(fixture, 'a.txt'));
  assert.deepEqual(Buffer.from(await stored.arrayBuffer()), content);
});

for (const key of ['../../outside', 'a:b*c?d#e', 'x'.repeat(1024), 'dir/', '__proto__']) {
  test(`stores under the key ${key.slice(0, 20)} and inside its folder`, async (t) => {
    const fixture = await setUp(t);
    const response = await submit(await sign(fixture, { Key: key }));
    const stored = await send(fixture, { path: `/${BUCKET}/${encodeURIComponent(key)}` });
    assert.equal(response.status, 204);
    assert.equal(stored.body, 'hello');
    assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
  });
}

test('accepts forms in virtual-host style', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const answer = await send(fixture, {
    method: 'POST',
    path: '/',
    headers: { Host: `${BUCKET}.localhost:9000`, 'Content-Type': MULTIPART },
    body: wholeForm(fields, 'hello'),
  });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.location, `http://${BUCKET}.localhost:9000/a.txt`);
});

test('an ACL of public-read lets anyone read this object alone', async (t) => {
  const fixture = await setUp(t, { publicRead: false });
  await submit(await sign(fixture, { Key: 'open', Fields: { acl: 'public-read' } }));
  await submit(await sign(fixture, { Key: 'closed' }));
  assert.equal((await fetch(objectUrl(fixture, 'open'))).status, 200);
  assert.equal((await refusal(await fetch(objectUrl(fixture, 'closed')))).line, '403 AccessDenied');
});
