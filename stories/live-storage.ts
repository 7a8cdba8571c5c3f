// The embedded storage and the presign route for the live story. Runs in Node, beside the Storybook that is shown or tested.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startEmbeddedStore } from '../demo/embedded-store.js';
import { clientFor, generatePresignedPost } from '../demo/s3Utils.js';

export interface LiveStorage {
  /** Answers like the endpoint of a site. */
  readonly presign: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** Starts on a free port. @param folder the folder of the images */
export async function startLiveStorage(folder: string): Promise<LiveStorage> {
  const { settings, close } = await startEmbeddedStore({ STORAGE_PORT: '0', DATA_FOLDER: folder });
  const client = clientFor(settings);
  return {
    presign: ({ url = '' }, response) => {
      const type = new URL(url, settings.endpoint).searchParams.get('type') ?? undefined;
      response.setHeader('Cache-Control', 'no-store');
      void generatePresignedPost(client, settings.bucket, type).then(
        (target) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(target)),
        () => response.writeHead(500).end(),
      );
    },
    close,
  };
}
