// What a page asks for: one image, or several. Section "What the presign endpoint answers" of docs/server.md.
import { Problem } from './problem.js';

/** The page's words: nothing of them is checked. */
export interface Question {
  readonly type: unknown;
  readonly size: unknown;
  readonly checksum: unknown;
}

/** URLs of a multipart upload are asked for again. */
export interface Renewal {
  readonly claim: unknown;
  readonly uploadId: string;
  readonly parts: readonly number[];
  /** SHA-256 of each part in base64. */
  readonly checksums: readonly string[] | undefined;
}

export interface Asked {
  readonly questions: readonly Question[];
  /** Whether they came as a list: so does the answer then. */
  readonly isList: boolean;
}

/** Bytes of a body. */
const LARGEST = 16_384;

export async function questionsIn(request: Request, most: number): Promise<Asked | Renewal | Problem> {
  if (request.method === 'GET')
    return { questions: [inQuery(new URLSearchParams(request.url.replace(/^[^?]*/, '')))], isList: false };
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    return new Problem('not-json');
  const body = await jsonIn(request, LARGEST);
  if (body instanceof Problem) return body;
  if (isRecord(body) && Object.hasOwn(body, 'uploadId'))
    return renewalIn(body) ?? new Problem('body-invalid');
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (list.length > most) return new Problem('too-many-images', `At most ${most} images in one request.`);
  const questions = list.flatMap((entry) => (isRecord(entry) ? inRecord(entry) : []));
  if (questions.length === 0 || questions.length < list.length) return new Problem('body-invalid');
  return { questions, isList: Array.isArray(body) };
}

function inQuery(query: URLSearchParams): Question {
  const size = query.get('size') ?? undefined;
  return {
    type: query.get('type') ?? undefined,
    size: size && /^\d+$/.test(size) ? Number(size) : size,
    checksum: query.get('checksum-sha256') ?? undefined,
  };
}

/** Own members alone: `JSON.parse` makes one of `__proto__`, too. */
function inRecord(record: object): Question {
  const members = new Map<string, unknown>(Object.entries(record));
  return { type: members.get('type'), size: members.get('size'), checksum: members.get('checksum-sha256') };
}

/** Numbers of parts in one request, which fits into a body. */
const MOST_PARTS = 1000;

function renewalIn(record: object): Renewal | undefined {
  const members = new Map<string, unknown>(Object.entries(record));
  const [claim, uploadId, parts, checksums] = ['claim', 'uploadId', 'parts', 'checksums-sha256'].map((name) =>
    members.get(name),
  );
  if (typeof uploadId !== 'string' || uploadId === '') return undefined;
  if (!Array.isArray(parts) || parts.length > MOST_PARTS || !parts.every(Number.isSafeInteger))
    return undefined;
  const isOfParts = Array.isArray(checksums) && checksums.length === parts.length;
  if (checksums !== undefined && !(isOfParts && checksums.every(isSha256))) return undefined;
  return {
    claim,
    uploadId,
    parts: parts as number[],
    checksums: checksums as readonly string[] | undefined,
  };
}

/** Base64 of 32 bytes. */
export const isSha256 = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param largest bytes. A body that is larger is not read to its end, whatever its length says */
export async function jsonIn(request: Request, largest: number): Promise<unknown> {
  const text = await textOf(request, largest);
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return new Problem('body-invalid');
  }
}

async function textOf(request: Request, largest: number): Promise<string | Problem> {
  const tooLarge = new Problem('body-too-large', `At most ${largest} bytes.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > largest) return tooLarge;
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > largest) {
      reader?.cancel().catch(() => {}); // the answer doesn't wait for a sender that doesn't end
      return tooLarge;
    }
    parts.push(part.value);
  }
  return new TextDecoder().decode(await new Blob(parts as BlobPart[]).arrayBuffer());
}
