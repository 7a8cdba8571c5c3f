// What the presign endpoint is asked, by either method.

export interface PresignRequest {
  readonly filename: string;
  /** MIME type of the bytes. */
  readonly type: string;
  /** Bytes of the file. */
  readonly size: number;
  /** SHA-256 in base64, where `checksum` asks for it: for the server to sign. */
  readonly 'checksum-sha256'?: string;
}

/** The endpoint's address with the question as its query, behind the query that it has already. */
export function presignUrl(endpoint: string, request: PresignRequest): string {
  const [address = ''] = endpoint.split('#');
  const query = Object.entries(request)
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string | number)}`)
    .join('&');
  return address + (address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?') + query;
}
