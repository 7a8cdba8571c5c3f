// Forms that S3 refuses whatever their policy.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  BUCKET,
  element,
  filesIn,
  FORM_END,
  MULTIPART,
  openForm,
  wholeForm,
  refusal,
  send,
  setUp,
  sign,
  submit,
  type Fixture,
  type RawOptions,
} from './fixture.js';

/** Sends a raw POST to the bucket. Returns status and S3 code of the answer. */
async function post(fixture: Fixture, options: RawOptions): Promise<string> {
  const headers = { 'Content-Type': MULTIPART, ...options.headers };
  const answer = await send(fixture, { method: 'POST', path: `/${BUCKET}/`, ...options, headers });
  return `${answer.status} ${element(answer.body, 'Code') ?? ''}`;
}

const DIGESTS = {
  'x-amz-checksum-sha256': createHash('sha256').update('hello').digest('base64'),
  'x-amz-checksum-sha1': createHash('sha1').update('hello').digest('base64'),
  'x-amz-checksum-crc32': 'NhCmhg==', // CRC-32 of "hello": 3610a686
  'Content-MD5': createHash('md5').update('hello').digest('base64'),
};

for (const [name, digest] of Object.entries(DIGESTS)) {
  test(`stores a file that has the ${name} of the form, and refuses another with BadDigest`, async (t) => {
    const fixture = await setUp(t);
    const signed = await sign(fixture, { Fields: { [name]: digest } });
    assert.equal((await submit(signed, { content: 'hello' })).status, 204);
    assert.equal((await refusal(await submit(signed, { content: 'jello' }))).line, '400 BadDigest');
    assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
  });
}

test('answers with the checksum that it verified', async (t) => {
  const fixture = await setUp(t);
  const digest = DIGESTS['x-amz-checksum-sha256'];
  const response = await submit(await sign(fixture, { Fields: { 'x-amz-checksum-sha256': digest } }));
  assert.equal(response.headers.get('x-amz-checksum-sha256'), digest);
});

for (const [name, line] of [
  ['x-amz-checksum-sha256', '400 InvalidRequest'],
  ['Content-MD5', '400 InvalidDigest'],
  ['x-amz-checksum-crc32c', '501 NotImplemented'],
  ['tagging', '501 NotImplemented'],
  ['x-amz-server-side-encryption', '501 NotImplemented'],
  ['x-amz-storage-class', '501 NotImplemented'],
  ['acl', '400 InvalidArgument'],
] as const) {
  test(`answers ${line} for an unsupported field ${name}`, async (t) => {
    const fixture = await setUp(t);
    const signed = await sign(fixture, { Fields: { [name]: 'AAAA' } });
    assert.equal((await refusal(await submit(signed))).line, line);
  });
}

test('refuses metadata that would break a header', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Conditions: [['starts-with', '$x-amz-meta-a', '']] });
  const { line } = await refusal(await submit(signed, { fields: { 'x-amz-meta-a': 'a\r\nSet-Cookie: b' } }));
  assert.equal(line, '400 InvalidArgument');
});

test('refuses more than 2 KB of metadata', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Fields: { 'x-amz-meta-a': 'a'.repeat(2048) } });
  assert.equal((await refusal(await submit(signed))).line, '400 MetadataTooLarge');
});

test('refuses a key of more than 1,024 bytes', async (t) => {
  const fixture = await setUp(t);
  const { line, xml } = await refusal(await submit(await sign(fixture, { Key: 'é'.repeat(513) })));
  assert.equal(line, '400 KeyTooLongError');
  assert.equal(element(xml, 'Size'), '1026');
});

test('refuses an empty key', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Key: '${filename}' });
  assert.equal((await refusal(await submit(signed, { filename: 'dir/' }))).line, '400 InvalidArgument');
});

test('refuses fields of more than 20 KB before the file', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture);
  const withPadding = (bytes: number) => submit(signed, { fields: { 'x-ignore-a': 'a'.repeat(bytes) } });
  assert.equal((await withPadding(17_000)).status, 204);
  assert.equal((await refusal(await withPadding(20_480))).line, '400 MaxPostPreDataLengthExceeded');
});

test('refuses a form without a file', async (t) => {
  const fixture = await setUp(t);
  const { url, fields } = await sign(fixture);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { line, xml } = await refusal(await fetch(url, { method: 'POST', body: form }));
  assert.equal(line, '400 InvalidArgument');
  assert.equal(element(xml, 'Message'), 'POST requires exactly one file upload per request.');
});

test('refuses a form whose file has another name than file', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const body = openForm(fields, 'hello').toString().replace('name="file"', 'name="photo"') + FORM_END;
  assert.equal(await post(fixture, { body }), '400 InvalidArgument');
});

test('refuses a form with two files, and keeps neither', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const body = `${openForm(fields, 'one').toString()}\r\n${openForm({}, 'two').toString()}${FORM_END}`;
  assert.equal(await post(fixture, { body }), '400 InvalidArgument');
  assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
});

test('refuses a form whose file comes before its fields', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const later = openForm(fields, '')
    .toString()
    .replace(/--the-boundary\r\n[^\r]*name="file"[\s\S]*$/, '');
  const body = `${openForm({}, 'hello').toString()}\r\n${later}${FORM_END.trimStart()}`;
  assert.equal(await post(fixture, { body }), '400 InvalidArgument');
});

test('refuses a field that occurs twice', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const body = wholeForm({ ...fields, KEY: 'b.txt' }, 'hello');
  assert.equal(await post(fixture, { body }), '400 InvalidArgument');
});

test('answers 501 for a file part without a file name', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const body = openForm(fields, 'hello').toString().replace('; filename="a.bin"', '') + FORM_END;
  assert.equal(await post(fixture, { body }), '501 NotImplemented');
});

const MALFORMED: Record<string, (form: string) => RawOptions> = {
  'no boundary in its type': (form) => ({ body: form, headers: { 'Content-Type': 'multipart/form-data' } }),
  'another boundary than its type says': (form) => ({ body: form.replaceAll('the-boundary', 'another') }),
  'no end': (form) => ({ body: form.slice(0, -FORM_END.length) }),
  'an end within the fields': (form) => ({ body: form.slice(0, 300) }),
  'an invalid part header': (form) => ({
    body: form.replace('Content-Disposition', 'Content Disposition'),
  }),
  'a field without a name': (form) => ({ body: form.replace('name="key"', 'name=""') }),
  'nothing in it': () => ({ body: '' }),
};

for (const [what, change] of Object.entries(MALFORMED)) {
  test(`answers 400 MalformedPOSTRequest for a form with ${what}`, async (t) => {
    const fixture = await setUp(t);
    const { fields } = await sign(fixture);
    const options = change(wholeForm(fields, 'hello'));
    assert.equal(await post(fixture, options), '400 MalformedPOSTRequest');
    assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
  });
}

test('answers 412 for a POST that is not a form', async (t) => {
  const fixture = await setUp(t);
  const headers = { 'Content-Type': 'application/json' };
  assert.equal(await post(fixture, { body: '{}', headers }), '412 PreconditionFailed');
});

test('answers 411 for a form without Content-Length', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const body = wholeForm(fields, 'hello');
  assert.equal(
    await post(fixture, { body, headers: { 'Transfer-Encoding': 'chunked' } }),
    '411 MissingContentLength',
  );
});

test('answers 404 NoSuchBucket for an unknown bucket', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture, { Bucket: 'other' });
  const response = await submit({ url: `${fixture.storage.url}/other`, fields });
  assert.equal((await refusal(response)).line, '404 NoSuchBucket');
});

for (const [method, path, line] of [
  ['GET', '/', '501 NotImplemented'],
  ['GET', `/${BUCKET}`, '501 NotImplemented'],
  ['GET', `/${BUCKET}?list-type=1`, '501 NotImplemented'],
  ['GET', `/${BUCKET}?cors&policy`, '501 NotImplemented'],
  ['GET', `/${BUCKET}/a.txt?cors`, '501 NotImplemented'],
  ['PUT', `/${BUCKET}`, '501 NotImplemented'],
  ['POST', `/${BUCKET}?delete`, '501 NotImplemented'],
  ['POST', `/${BUCKET}/a.txt?restore`, '501 NotImplemented'],
  ['PUT', `/${BUCKET}/a.txt?partNumber=1`, '501 NotImplemented'],
  ['GET', `/${BUCKET}/a.txt?versionId=1`, '501 NotImplemented'],
  ['POST', `/${BUCKET}/a.txt`, '405 MethodNotAllowed'],
  ['GET', `/${BUCKET}/%zz`, '400 InvalidURI'],
] as const) {
  test(`answers ${line} for ${method} ${path}`, async (t) => {
    const fixture = await setUp(t);
    const { status, body } = await send(fixture, { method, path });
    assert.equal(`${status} ${element(body, 'Code')}`, line);
  });
}

test('escapes values in its XML', async (t) => {
  const fixture = await setUp(t);
  const { body } = await send(fixture, { path: `/${BUCKET}/%3Cb%3E%26%00%0D.txt` });
  assert.match(body, /<Key>&lt;b&gt;&amp;\ufffd&#13;\.txt<\/Key>/);
});
