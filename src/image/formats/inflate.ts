// Decompresses parts of a file by the browser. Loaded with the first such part.

/** Largest number of decompressed bytes. */
const MOST = 65_536;

/**
 * Bytes that are decompressed in one step. It is small, since a step can't be stopped: Deflate makes a thousand bytes of each,
 * Brotli sixteen megabytes of a few (RFC 7932, 9.2).
 */
const pieceOf = (format: string) => (format === 'brotli' ? 4 : 512);

/**
 * Decompresses these bytes up to the first damage, and at most `MOST` bytes. The result is empty if the browser does not know the
 * format: few know Brotli.
 */
export async function inflated(packed: DataView, format: string): Promise<DataView> {
  const found = new Uint8Array(MOST);
  let filled = 0;
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const length = Math.min(pieceOf(format), packed.byteLength - at);
        if (length === 0) controller.close();
        else controller.enqueue(new Uint8Array(packed.buffer as ArrayBuffer, packed.byteOffset + at, length));
        at += length;
      },
    },
    { highWaterMark: 0 },
  );
  try {
    const reader = pieces.pipeThrough(new DecompressionStream(format as CompressionFormat)).getReader();
    for (let left = found.length; left > 0; left = found.length - filled) {
      const { done, value } = await reader.read();
      if (done) break;
      found.set(value.subarray(0, left), filled);
      filled = Math.min(found.length, filled + value.length);
    }
    await reader.cancel();
  } catch {
    // The bytes before the damage are used.
  }
  return new DataView(found.buffer, 0, filled);
}
