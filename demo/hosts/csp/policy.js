/**
 * The policy of the page.
 *
 * @param {string} nonce a new one for each response
 * @param {string} bucket origin of the bucket, and of the stored images
 */
export const policyOf = (nonce, bucket) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "worker-src 'self'",
    `connect-src 'self' ${bucket}`,
    `img-src 'self' data: blob: ${bucket}`, // `blob:` for previews of chosen images
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types s3-image-upload',
  ].join('; ');
