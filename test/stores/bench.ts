// What a check works with: one store, the server kit for it, and a page.
import { randomUUID } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Page } from 'puppeteer-core';
import { createPresignHandler, type PresignHandlerOptions } from '../../src/server.js';
import type { Store } from '../../src/server/store.js';
import { webStore } from '../../src/server/web-store.js';
import type { Answer, Ending, Sending, StoresWindow, UploadPlan } from './page.js';
import { clientFor, RUN, type Place } from './places.js';
import type { Site } from './site.js';

const SECRET = 'a secret of the tests, not of any site';
export const VISITOR = 'ada';

export type Bench = ReturnType<typeof benchFor>;

export interface Check {
  readonly name: string;
  /** Throws if a promise of the kit is broken. Returns what the store did, if stores may differ in it. */
  readonly run: (bench: Bench) => Promise<string | undefined>;
  /** Only for stores that take presigned forms. */
  readonly ofForms?: true;
}

/** @param formStatus status of the store's answer to a presigned form that is right */
export function benchFor(
  { settings }: Place,
  site: Site,
  pages: { readonly own: Page; readonly foreign: Page },
  formStatus: number,
) {
  const target = formStatus < 300 ? 'post' : 'put';
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = settings;
  const credentials = { accessKeyId, secretAccessKey };
  const kit = { bucket, region, endpoint, credentials, secret: SECRET };
  const client: S3Client = clientFor(settings);
  const stored = (past = 0): Store =>
    webStore({
      ...kit,
      credentials: () => Promise.resolve(credentials),
      now: () => new Date(Date.now() - past),
    });
  const sendIn =
    (page: Page) =>
    (sending: Sending): Promise<Answer> =>
      page.evaluate((what) => (window as unknown as StoresWindow).stores.send(what), sending);

  return {
    bucket,
    kit,
    client,
    target: target,
    formStatus,
    site,
    page: pages.own,
    store: stored(),
    /** Signs as if it were so many milliseconds ago. */
    storeOfPast: stored,
    handler: (options: Partial<PresignHandlerOptions> = {}) =>
      createPresignHandler({
        ...kit,
        target,
        authorize: () => ({ id: VISITOR }),
        prefix: `${RUN}incoming/`,
        maxSize: '50MB',
        ...options,
      } as PresignHandlerOptions),
    /** Uploads from the page, through the presign route with these options. */
    upload(plan: UploadPlan, options: Partial<PresignHandlerOptions> = {}): Promise<Ending[]> {
      site.handler = this.handler(options);
      return pages.own.evaluate((what) => (window as unknown as StoresWindow).stores.upload(what), plan);
    },
    send: sendIn(pages.own),
    /** From a page of another origin. */
    sendFromElsewhere: sendIn(pages.foreign),
    newKey: (folder = 'objects') => `${RUN}${folder}/${randomUUID()}.jpg`,
    /** Bytes of an object; `undefined` if there is none. */
    read: async (Key: string): Promise<Buffer | undefined> => {
      const answer = await client
        .send(new GetObjectCommand({ Bucket: bucket, Key }))
        .catch((cause: unknown) => {
          if ((cause as { name?: string }).name === 'NoSuchKey') return undefined;
          throw cause;
        });
      return answer?.Body && Buffer.from(await answer.Body.transformToByteArray());
    },
    close: () => client.destroy(),
  };
}

/** `403 AccessDenied`, as a page has read it. */
export function lineOf({ status, body }: Answer): string {
  if (status === 0) return 'no answer that a page can read';
  return [status, /<Code>(\w+)<\/Code>/.exec(body)?.[1]].filter(Boolean).join(' ');
}
