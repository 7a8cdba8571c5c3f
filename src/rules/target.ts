// What a presign endpoint answered, read into a target that can be sent to; or why it can't.

/** `{url, fields}` as `createPresignedPost` answers it; contract, section 5. */
export interface PostTarget {
  readonly kind: 'post';
  readonly url: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Where the stored image is read, when that is not where it is written. */
  readonly publicUrl?: string;
}

export type TargetReading =
  { readonly ok: true; readonly target: PostTarget } | { readonly ok: false; readonly why: string };

const unusable = (why: string): TargetReading => ({ ok: false, why });

/** @param answer the endpoint's JSON, or what a `presign` function resolved to. */
export function readTarget(answer: unknown): TargetReading {
  if (!isRecord(answer)) return unusable('the answer is not a JSON object');
  const { url, fields, method, publicUrl } = answer;
  if (typeof url !== 'string' || url === '') return unusable('the answer has no "url"');
  if (!isHttp(url)) return unusable(`"url" is not an http(s) address: ${url.slice(0, 100)}`);
  if (typeof method === 'string' && method.toUpperCase() !== 'POST')
    return unusable(`the target is a ${method}; only presigned POST is understood`);
  if (!isRecord(fields)) return unusable('the answer has no "fields": only presigned POST is understood');
  const entries = Object.entries(fields);
  const odd = entries.find(([, value]) => typeof value !== 'string');
  if (odd) return unusable(`the field "${odd[0]}" is not a string`);
  if (!entries.some(([name]) => name.toLowerCase() === 'key')) return unusable('"fields" has no "key"');
  return {
    ok: true,
    target: {
      kind: 'post',
      url,
      fields: entries as [string, string][],
      ...(typeof publicUrl === 'string' ? { publicUrl } : {}),
    },
  };
}

function isHttp(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The key that the object will have: S3 puts the file's base name in the place of `${filename}`, as the form gives it
 * (HTML Standard, multipart/form-data: quotes and line ends are escaped in names).
 */
export function keyOf(target: PostTarget, fileName: string): string {
  const [, key = ''] = target.fields.find(([name]) => name.toLowerCase() === 'key') ?? [];
  const escaped = fileName.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
  const baseName = escaped.replace(/^.*[/\\]/, '');
  return key.replaceAll('${filename}', () => baseName);
}
