// Compressed parts of a file, unpacked by the browser. Loaded with the first of them.

/** Bytes of what is unpacked that are read. */
const MOST = 65_536;

/**
 * So few bytes are handed over at once, for all that they make is made before the next are asked for: of each a thousand by
 * Deflate; by Brotli sixteen megabytes of a handful (RFC 7932, 9.2).
 */
const pieceOf = (format: string) => (format === 'brotli' ? 4 : 512);

/**
 * What these bytes hold, as far as they are sound, and at most `MOST` of it. Nothing where the browser doesn't know the
 * format: of Brotli few do.
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
    // What came before the damage counts.
  }
  return new DataView(found.buffer, 0, filled);
}
