// The keys in an event of a bucket, as S3, stores like it, and EventBridge send them.

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html, and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 *
 * @param event JSON, parsed
 * @returns the keys of objects that were created in this bucket; none for any other event
 */
export function createdKeys(event: unknown, bucket: string): string[] {
  const records = member(event, 'Records');
  if (Array.isArray(records))
    return records.flatMap((record: unknown) => {
      const s3 = member(record, 's3');
      const isCreated = /^(s3:)?ObjectCreated:/.test(String(member(record, 'eventName')));
      const key = member(member(s3, 'object'), 'key');
      return isCreated && member(member(s3, 'bucket'), 'name') === bucket ? decoded(key) : [];
    });
  const detail = member(event, 'detail');
  const key = member(member(detail, 'object'), 'key');
  const isCreated = member(event, 'source') === 'aws.s3' && member(event, 'detail-type') === 'Object Created';
  return isCreated && member(member(detail, 'bucket'), 'name') === bucket && typeof key === 'string'
    ? [key]
    : [];
}

/** An own member: the names of events are not those of prototypes. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** Keys in records are encoded as in a form. */
function decoded(key: unknown): string[] {
  if (typeof key !== 'string') return [];
  try {
    return [decodeURIComponent(key.replaceAll('+', ' '))];
  } catch {
    return [];
  }
}
