// The request to a presign endpoint, as a query or as JSON.

export interface PresignRequest {
  readonly filename: string;
  /** MIME type of the bytes. */
  readonly type: string;
  /** Bytes of the file. */
  readonly size: number;
  /** SHA-256 in base64 for the server to sign, if the option `checksum` is set. */
  readonly 'checksum-sha256'?: string;
}

/** Asks for URLs of a multipart upload again, because they have expired, or since the answer had not all of them. */
export interface RenewRequest {
  /** That of the answer that began the upload. */
  readonly claim: string;
  readonly uploadId: string;
  /** Numbers of the parts, from 1. */
  readonly parts: readonly number[];
  /** SHA-256 of each part in base64, in the same order, if the upload has checksums. */
  readonly 'checksums-sha256'?: readonly string[];
}

/** The endpoint's URL with the request appended to its query. */
export function presignUrl(endpoint: string, request: PresignRequest): string {
  const [address = ''] = endpoint.split('#');
  const query = Object.entries(request)
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string | number)}`)
    .join('&');
  return address + (address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?') + query;
}
