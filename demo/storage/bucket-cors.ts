// PutBucketCors, GetBucketCors and DeleteBucketCors, and the file in which the rules are kept.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from './answer.js';
import { corsDocument, readCorsDocument } from './cors-document.js';
import type { CorsRule } from './cors.js';
import { readDocument } from './document-body.js';
import type { S3Request } from './request.js';
import { S3Error } from './s3-error.js';

/** The rules of a bucket. Once they were changed, they are read from a file after a restart. */
export class BucketCors {
  readonly #file: string;
  #rules: readonly CorsRule[];

  /** @param initial the rules of a bucket whose rules were never changed */
  static async open(folder: string, initial: readonly CorsRule[]): Promise<BucketCors> {
    const file = join(folder, 'cors.json');
    const kept = await readFile(file, 'utf8').catch(() => undefined);
    return new BucketCors(file, kept === undefined ? initial : (JSON.parse(kept) as CorsRule[]));
  }

  private constructor(file: string, rules: readonly CorsRule[]) {
    this.#file = file;
    this.#rules = rules;
  }

  get rules(): readonly CorsRule[] {
    return this.#rules;
  }

  async replace(rules: readonly CorsRule[]): Promise<void> {
    this.#rules = rules;
    await writeFile(`${this.#file}.part`, JSON.stringify(rules, null, 2));
    await rename(`${this.#file}.part`, this.#file);
  }
}

export async function putBucketCors(request: S3Request, cors: BucketCors): Promise<Answer | S3Error> {
  const document = await readDocument(request);
  if (document instanceof S3Error) return document;
  const rules = readCorsDocument(document);
  if (rules instanceof S3Error) return rules;
  await cors.replace(rules);
  return { status: 200, headers: {}, body: '' };
}

export function getBucketCors({ rules }: BucketCors, BucketName: string): Answer | S3Error {
  if (rules.length === 0) {
    return new S3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist', { BucketName });
  }
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: corsDocument(rules) };
}

export async function deleteBucketCors(cors: BucketCors): Promise<Answer> {
  await cors.replace([]);
  return { status: 204, headers: {}, body: '' };
}
