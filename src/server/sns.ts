// Messages of Amazon SNS: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
import { member } from './event.js';

/** Names of the values that are signed, in their order. */
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

export interface SnsMessage {
  readonly type: keyof typeof SIGNED;
  readonly message: string;
  /** The URL that confirms a subscription. */
  readonly confirm: string | undefined;
}

const HASHES: ReadonlyMap<unknown, string> = new Map([
  ['1', 'SHA-1'],
  ['2', 'SHA-256'],
]);

/** Milliseconds. SNS gives up after an hour; a day is for clocks, and for sites that send messages again. */
const OLDEST = 86_400_000;

/**
 * @param body JSON, parsed
 * @param wanted the ARN of the topic: anybody can have SNS sign messages of a topic of their own
 * @param now milliseconds since 1970
 * @returns the message, or why it isn't one of this topic
 * @throws if the certificate can't be loaded
 */
export async function readSns(
  body: unknown,
  wanted: string | undefined,
  now: number,
): Promise<SnsMessage | string> {
  const text = (name: string) => {
    const value = member(body, name);
    return typeof value === 'string' ? value : undefined;
  };
  const type = text('Type');
  if (type !== 'Notification' && type !== 'SubscriptionConfirmation') return 'the type is not known';
  const [topic, message, signature] = [text('TopicArn'), text('Message'), text('Signature')];
  if (topic === undefined || message === undefined || signature === undefined) return 'a member is missing';
  if (topic !== wanted) return 'the topic is another one';
  if (!(now - Date.parse(text('Timestamp') ?? '') < OLDEST)) return 'it is older than a day';
  const hash = HASHES.get(text('SignatureVersion'));
  if (!hash) return 'the version of the signature is not known';
  const address = text('SigningCertURL') ?? '';
  const confirm = text('SubscribeURL');
  if (!isCertificate(address, topic) || (confirm !== undefined && !isConfirmation(confirm, topic)))
    return 'a URL is not one of SNS';
  const signed = SIGNED[type].flatMap((name) => {
    const value = text(name);
    return value === undefined ? [] : [name, value];
  });
  const key = await keyAt(address, hash);
  const bytes = new TextEncoder().encode(signed.map((line) => `${line}\n`).join(''));
  const given = bytesOf(signature);
  const isRight = given !== undefined && (await crypto.subtle.verify(ALGORITHM, key, given, bytes));
  return isRight ? { type, message, confirm } : 'the signature does not match';
}

const ALGORITHM = 'RSASSA-PKCS1-v1_5';

/**
 * Anybody can sign with a certificate that they host, and SNS may repeat a question in its answer: host and path have to be those of
 * certificates, in the region of the topic.
 */
const isCertificate = (address: string, topic: string) =>
  isOfSns(address, topic) &&
  /^\/SimpleNotificationService-[\w-]+\.pem$/.test(new URL(address).pathname + new URL(address).search);

const isConfirmation = (address: string, topic: string) =>
  isOfSns(address, topic) && new URL(address).searchParams.get('Action') === 'ConfirmSubscription';

const isOfSns = (address: string, topic: string) => {
  const host = `https://sns.${topic.split(':')[3] ?? ''}.amazonaws.com`;
  return URL.canParse(address) && [host, `${host}.cn`].includes(new URL(address).origin);
};

/** By URL and hash. */
const keys = new Map<string, CryptoKey>();

async function keyAt(address: string, hash: string): Promise<CryptoKey> {
  const known = keys.get(hash + address);
  if (known) return known;
  const response = await fetch(address, { redirect: 'manual' });
  const [, base64 = ''] = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END/.exec(await response.text()) ?? [];
  const der = bytesOf(base64.replace(/\s/g, ''));
  if (!response.ok || !der)
    throw new Error(`The certificate of SNS could not be loaded (${response.status}).`);
  const key = await crypto.subtle.importKey('spki', publicKeyOf(der), { name: ALGORITHM, hash }, false, [
    'verify',
  ]);
  keys.set(hash + address, key);
  return key;
}

/** The SubjectPublicKeyInfo of a certificate (RFC 5280, 4.1): after version, serial, algorithm, issuer, validity and subject. */
function publicKeyOf(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let at = element(der, element(der, 0).content).content;
  for (let before = 6; before > 0; before -= 1) at = element(der, at).end;
  return der.slice(at, element(der, at).end);
}

/** Offsets of the content and of the end of an element in DER (X.690). */
function element(der: Uint8Array, at: number): { readonly content: number; readonly end: number } {
  const first = der[at + 1] ?? 0;
  const count = first < 0x80 ? 0 : first & 0x7f;
  const length =
    count === 0 ? first : der.slice(at + 2, at + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const content = at + 2 + count;
  return { content, end: content + length };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}
