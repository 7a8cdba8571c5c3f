// The listing form, the whole way: the page asks for targets, the form posts claims, the server keeps what they stand for.
import { randomBytes } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignHandler, keep, verifyUpload, type VerifiedUpload } from 's3-image-upload/server';

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

  const options = { ...common, identity: visitor.id };
  /** Under its random name: the same key if the form is sent twice. */
  const to = ({ key }: VerifiedUpload) => `listings/${key.split('/').at(-1)}`;

  async function submit(request: Request): Promise<Response> {
    const form = await request.formData();
    const photos = form.getAll('photos').map(parsed);
    const hosts = form.getAll('host').map((claim) => ({ claim, alt: undefined }));
    const claims = [...photos, ...hosts].map(({ claim }) => claim);
    // All are checked before one is kept, since no lifecycle rule removes what was kept.
    const checked = await Promise.all(claims.map((claim) => verifyUpload(claim, options)));
    const images = checked.every(({ ok }) => ok)
      ? await Promise.all(claims.map((claim) => keep(claim, { ...options, to })))
      : checked;
    const refused = images.find((image) => !image.ok);
    if (refused) return Response.json({ error: refused.code }, { status: 400 });

    const pictures = images.flatMap((image, index) =>
      image.ok
        ? [{ url: urlOf(image.key), width: image.width, height: image.height, alt: photos[index]?.alt }]
        : [],
    );
    const listing: Listing = {
      title: textOf(form.get('title')),
      photos: pictures.slice(0, photos.length),
      host: pictures[photos.length],
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
