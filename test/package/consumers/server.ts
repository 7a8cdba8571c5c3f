// The server kit, as a TypeScript program uses it. Each wrong combination of options is an error of the compiler.
import {
  createPresignHandler,
  createStoredHandler,
  keep,
  verifyUpload,
  type Identity,
  type PresignHandlerOptions,
  type RefusalCode,
  type StoredOptions,
  type VerifyOptions,
} from 's3-image-upload/server';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const place = { bucket: 'photos', region: 'eu-central-1', credentials };
const secret = 'a secret of at least 32 characters';
/** As an `S3Client` is. */
const client = { config: { region: () => Promise.resolve('eu-central-1') }, send: () => {} };
declare const form: FormData;
declare const fromEnvironment: string | undefined;

const handler: (request: Request) => Promise<Response> = createPresignHandler({
  ...place,
  accept: 'image/jpeg, image/svg+xml',
  maxSize: '5MB',
  authorize: async ({ headers }): Promise<Identity | undefined> =>
    headers.has('Cookie') ? { id: 'ada', maxSize: 1000 } : undefined,
  key: ({ prefix, random, extension }) => `${prefix}${random}${extension}`,
  limit: ({ id }) => (id === 'eve' ? 60 : undefined),
  origins: ['https://admin.example'],
  secret: [secret, secret],
  purpose: 'listing',
});
void handler;
createPresignHandler({ bucket: 'photos', client, target: 'put', writeOnce: false });
createPresignHandler({ ...place, credentials: async () => credentials, endpoint: 'https://store.example' });

// @ts-expect-error where the objects are is not said
createPresignHandler({});
// @ts-expect-error nobody signs
createPresignHandler({ bucket: 'photos' });
// @ts-expect-error the region is missing
createPresignHandler({ bucket: 'photos', credentials });
// @ts-expect-error the client has credentials
createPresignHandler({ bucket: 'photos', client, credentials });
// @ts-expect-error the client has a region
createPresignHandler({ bucket: 'photos', client, region: 'eu-central-1' });
// @ts-expect-error the client has an endpoint
createPresignHandler({ bucket: 'photos', client, endpoint: 'https://store.example' });
// @ts-expect-error the secret key is missing
createPresignHandler({ ...place, credentials: { accessKeyId: 'AKIDEXAMPLE' } });
// @ts-expect-error the key may be missing in the environment
createPresignHandler({ ...place, credentials: { ...credentials, accessKeyId: fromEnvironment } });
// @ts-expect-error there is no such target
createPresignHandler({ ...place, target: 'patch' });
// @ts-expect-error a presigned form can't be written once
createPresignHandler({ ...place, writeOnce: true });
// @ts-expect-error nor if it is named
createPresignHandler({ ...place, target: 'post', writeOnce: true });
// @ts-expect-error a purpose is part of a claim, and no secret signs it
createPresignHandler({ ...place, purpose: 'listing' });
// @ts-expect-error the secret may be missing in the environment
createPresignHandler({ ...place, secret: fromEnvironment });
// @ts-expect-error an identity has an id
createPresignHandler({ ...place, authorize: () => ({ name: 'ada' }) });
// @ts-expect-error an id is a text
createPresignHandler({ ...place, authorize: () => ({ id: 7 }) });
// @ts-expect-error whether somebody is signed in does not say who it is
createPresignHandler({ ...place, authorize: () => true });
// @ts-expect-error several types are one text
createPresignHandler({ ...place, accept: ['image/png'] });
// @ts-expect-error one origin is a list, too
createPresignHandler({ ...place, origins: 'https://admin.example' });
// @ts-expect-error a checksum is required or not
createPresignHandler({ ...place, checksum: 'sha256' });
// @ts-expect-error events have a handler of their own
createPresignHandler({ ...place, onStored: () => {} });
// @ts-expect-error there is no such option
createPresignHandler({ ...place, authorise: () => ({ id: 'ada' }) });

const verifying = { ...place, secret, identity: 'ada' };
void verifyUpload(form.get('cover'), { ...verifying, purpose: undefined }).then((upload) => {
  const refusal: RefusalCode | undefined = upload.ok ? undefined : upload.code;
  // @ts-expect-error a refused upload has no width
  const width: number | undefined = upload.width;
  return [refusal, width, upload.ok && upload.width];
});
// @ts-expect-error the secret is missing
void verifyUpload('claim', { ...place, identity: 'ada' });
// @ts-expect-error whose claim it has to be is missing
void verifyUpload('claim', { ...place, secret });
// @ts-expect-error a visitor may have no id
void verifyUpload('claim', { ...verifying, identity: fromEnvironment });
// @ts-expect-error nobody signs
void verifyUpload('claim', { bucket: 'photos', secret, identity: 'ada' });
// @ts-expect-error the client has credentials
void verifyUpload('claim', { ...verifying, client });

void keep(form.get('cover'), { ...verifying, to: ({ type }) => `listings/1.${type.slice(6)}` });
// @ts-expect-error the final key is missing
void keep('claim', verifying);
// @ts-expect-error a key is known at once
void keep('claim', { ...verifying, to: () => Promise.resolve('listings/1.jpeg') });

const onStored: StoredOptions['onStored'] = (image) =>
  image.ok ? image.width : `${image.key} ${image.code}`;
createStoredHandler({ ...place, topic: 'arn:aws:sns:eu-central-1:123456789012:uploads', onStored });
createStoredHandler({ ...place, authorize: ({ headers }) => headers.get('Authorization') === 'x', onStored });
// @ts-expect-error nobody may report an event
createStoredHandler({ ...place, onStored });
// @ts-expect-error nobody hears of an image
createStoredHandler({ ...place, authorize: () => true });
// @ts-expect-error who may report says yes or no
createStoredHandler({ ...place, authorize: () => ({ id: 'ada' }), onStored });

export type Options = PresignHandlerOptions | VerifyOptions;
