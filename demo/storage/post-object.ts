// POST Object: a form with a signed policy and one file (S3, "Browser-based uploads using POST").
import type { Answer } from './answer.js';
import { accessDenied, newObject, type Bucket } from './bucket.js';
import { checkClaims, compareClaims } from './digests.js';
import { readForm, type Form } from './form.js';
import { checkKey, objectHeaders } from './object-headers.js';
import type { StoredObject } from './objects.js';
import { checkPolicy, checkSize, sizeRange, type Fields } from './policy-check.js';
import { parsePolicy, type Policy } from './policy.js';
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import * as sigv4 from './signature.js';
import { xmlDocument } from './xml.js';

/**
 * Stores the file of a form, or returns the error. An error in the fields is returned at once, before the body is read completely; an
 * error of the size or a digest after the whole body.
 */
export async function postObject(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const contentType = header(request, 'content-type') ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(contentType)) {
    return new S3Error(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
    );
  }
  const form = await readForm(request.body, contentType);
  if (form instanceof S3Error) return form;

  const fields = fillIn(form, bucket);
  const key = fields.get('key');
  if (key === undefined) return missingField('key');
  const policy = authorize(fields, bucket);
  if (policy instanceof S3Error) return policy;
  const kept = objectHeaders(fields);
  if (kept instanceof S3Error) return kept;
  const badInput = checkKey(key) ?? checkClaims(fields);
  if (badInput) return badInput;

  const staged = await bucket.objects.stage(form.file, sizeRange(policy).max, bucket.closeEarly);
  const refusal = form.check() ?? checkSize(policy, staged.size) ?? compareClaims(fields, staged);
  if (refusal) {
    await bucket.objects.discard(staged);
    return refusal;
  }
  const object = newObject(bucket, key, staged, kept, fields);
  await bucket.objects.commit(staged, object);
  return success(fields, object, bucket, request.bucketUrl);
}

/** The form's fields, with `${filename}` replaced and with the bucket, which needs a condition like any field. */
function fillIn(form: Form, bucket: Bucket): Map<string, string> {
  const fields = new Map([['bucket', bucket.name]]);
  for (const [name, value] of form.fields) {
    fields.set(
      name,
      value.replaceAll('${filename}', () => form.filename),
    );
  }
  return fields;
}

/** Verifies the signature of the policy, and whether the form meets it. Returns the policy. */
function authorize(fields: Fields, bucket: Bucket): Policy | S3Error {
  const encoded = fields.get('policy');
  if (encoded === undefined) return accessDenied(); // writing needs a signature
  const policy = parsePolicy(encoded);
  if (policy instanceof S3Error) return policy;
  const refusal =
    checkSignature(fields, encoded, bucket) ??
    checkPolicy(policy, fields, bucket.now()) ??
    checkNamedBucket(fields, bucket);
  return refusal ?? policy;
}

function checkSignature(fields: Fields, policy: string, { account }: Bucket): S3Error | undefined {
  const [algorithm, credentialText, amzDate, signature] = [
    fields.get('x-amz-algorithm'),
    fields.get('x-amz-credential'),
    fields.get('x-amz-date'),
    fields.get('x-amz-signature'),
  ];
  if (algorithm !== undefined && algorithm !== sigv4.ALGORITHM) {
    return invalidArgument('x-amz-algorithm', `Only ${sigv4.ALGORITHM} is supported`);
  }
  if (algorithm === undefined) return missingField('X-Amz-Algorithm');
  if (credentialText === undefined) return missingField('X-Amz-Credential');
  if (amzDate === undefined) return missingField('X-Amz-Date');
  if (signature === undefined) return missingField('X-Amz-Signature');
  if (fields.has('x-amz-security-token')) {
    return new S3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }

  const credential = sigv4.parseCredential(credentialText);
  if (credential?.service !== 's3') {
    return invalidArgument('x-amz-credential', 'The Credential is mal-formed');
  }
  if (credential.accessKeyId !== account.accessKeyId) return sigv4.unknownKey(credential.accessKeyId);
  if (credential.region !== account.region) {
    return invalidArgument('x-amz-credential', `The region is wrong; expecting '${account.region}'`);
  }
  if (!sigv4.parseAmzDate(amzDate) || !amzDate.startsWith(credential.date)) {
    return invalidArgument('x-amz-date', 'The date is mal-formed or not the Credential\u2019s');
  }
  if (sigv4.sameSignature(sigv4.signatureOf(policy, account.secretAccessKey, credential), signature)) {
    return undefined;
  }
  return new S3Error('SignatureDoesNotMatch', sigv4.MISMATCH, {
    AWSAccessKeyId: credential.accessKeyId,
    StringToSign: policy,
    SignatureProvided: signature,
  });
}

/** The field `bucket` must also be the bucket of the URL. */
function checkNamedBucket(fields: Fields, bucket: Bucket): S3Error | undefined {
  const named = fields.get('bucket') ?? '';
  if (named === bucket.name) return undefined;
  return new S3Error(
    'AccessDenied',
    `Invalid according to Policy: Policy Condition failed: ["eq", "$bucket", ${JSON.stringify(named)}]`,
  );
}

function success(fields: Fields, object: StoredObject, bucket: Bucket, bucketUrl: string): Answer {
  const etag = `"${object.etag}"`;
  // S3 writes the slashes of a key as %2F here. Both spellings lead to the object.
  const location = `${bucketUrl}/${sigv4.uriEncode(object.key)}`;
  const headers = { ETag: etag, Location: location, ...object.checksums };

  const redirect = parseUrl(fields.get('success_action_redirect') ?? fields.get('redirect'));
  if (redirect) {
    redirect.searchParams.append('bucket', bucket.name);
    redirect.searchParams.append('key', object.key);
    redirect.searchParams.append('etag', etag);
    return { status: 303, headers: { ...headers, Location: redirect.href }, body: '' };
  }
  switch (fields.get('success_action_status')) {
    case '200':
      return { status: 200, headers, body: '' };
    case '201': {
      const body = { Location: location, Bucket: bucket.name, Key: object.key, ETag: etag };
      return {
        status: 201,
        headers: { ...headers, 'Content-Type': 'application/xml' },
        body: xmlDocument('PostResponse', body),
      };
    }
    default: // S3 ignores an unknown status
      return { status: 204, headers, body: '' };
  }
}

/** S3 ignores a redirect that is not a URL (S3, POST Object: success_action_redirect). */
function parseUrl(text: string | undefined): URL | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

function missingField(name: string): S3Error {
  return invalidArgument(
    name,
    `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`,
  );
}

function invalidArgument(name: string, message: string): S3Error {
  return new S3Error('InvalidArgument', message, { ArgumentName: name });
}
