// The listing form, the whole way: the page asks for targets, the form posts claims, the server keeps what they stand for.
import { randomBytes, randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignHandler, keep, type RefusedUpload, type VerifiedUpload } from 's3-image-upload/server';

/** An image that the listing has. */
interface Picture {
  readonly url: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly alt: string | undefined;
}

export interface Listing {
  readonly title: string;
  readonly photos: readonly Picture[];
  readonly host: Picture | undefined;
}

type Handler = (request: Request) => Promise<Response>;

/**
 * @param urlOf the URL at which an object can be read
 * @returns the route that the element asks, and the route that the form is sent to
 */
export function listingRoutes(
  client: S3Client,
  bucket: string,
  urlOf: (key: string) => string,
): { readonly presign: Handler; readonly submit: Handler } {
  // A site has a secret of its own, which outlives its processes, and visitors with sessions.
  const common = { bucket, client, secret: randomBytes(32).toString('base64'), purpose: 'listing' };
  const visitor = { id: 'the only visitor' };

  async function kept(claim: unknown, folder: string): Promise<Kept> {
    const to = ({ key }: VerifiedUpload) => `${folder}/${randomUUID()}${extname(key)}`;
    return keep(claim, { ...common, identity: visitor.id, to });
  }
  type Kept = Awaited<ReturnType<typeof keep>>;

  async function submit(request: Request): Promise<Response> {
    const form = await request.formData();
    const folder = `listings/${randomUUID()}`;
    const photos = await Promise.all(
      form.getAll('photos').map(async (entry) => {
        const { claim, alt } = parsed(entry);
        return [await kept(claim, folder), alt] as const;
      }),
    );
    const portrait = form.get('host');
    const host = portrait ? await kept(portrait, folder) : undefined;
    const refused = [...photos.map(([image]) => image), ...(host ? [host] : [])].find(({ ok }) => !ok);
    if (refused) return Response.json({ error: (refused as RefusedUpload).code }, { status: 400 });
    const picture = (image: Kept, alt?: string): Picture[] =>
      image.ok ? [{ url: urlOf(image.key), width: image.width, height: image.height, alt }] : [];
    const listing: Listing = {
      title: textOf(form.get('title')),
      photos: photos.flatMap(([image, alt]) => picture(image, alt)),
      host: host && picture(host)[0],
    };
    return Response.json(listing, { status: 201, headers: { 'Cache-Control': 'no-store' } });
  }

  return {
    presign: createPresignHandler({ ...common, maxSize: '5MB', authorize: () => visitor }),
    submit,
  };
}

/** A file is none. */
const textOf = (entry: FormDataEntryValue | null) => (typeof entry === 'string' ? entry : '');

/** The claim and the alternative text of an entry of the form: JSON of a stored image. */
function parsed(entry: FormDataEntryValue): { readonly claim?: unknown; readonly alt?: string | undefined } {
  try {
    const { claim, alt } = JSON.parse(textOf(entry)) as Partial<Record<string, unknown>>;
    return { claim, alt: typeof alt === 'string' ? alt : undefined };
  } catch {
    return {};
  }
}
