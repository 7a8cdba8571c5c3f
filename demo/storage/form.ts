// Reads a multipart form of POST Object: first the fields before the file, then the file as it arrives.
import busboy from 'busboy';
import { S3Error } from './s3-error.js';
import type { RequestBody } from './request-body.js';

const PREAMBLE_LIMIT = 20 * 1024; // S3, POST Object: form data before the file
// The parser doesn't report where in a chunk a file begins. Small slices until then make it possible to count the preamble.
const PREAMBLE_SLICE = 512;

export interface Form {
  /** Fields before the file, by lower-case name. */
  readonly fields: Map<string, string>;
  /** The `filename` of the file's part, without its path; may be empty. */
  readonly filename: string;
  /** The bytes of the file. Also reads the rest of the form, whose fields are ignored. */
  readonly file: AsyncIterable<Buffer>;
  /** To be called after `file`: the error in the rest of the form. */
  readonly check: () => S3Error | undefined;
}

/** Reads up to the file's part. Rejects only if the connection is lost. */
export async function readForm(body: RequestBody, contentType: string): Promise<Form | S3Error> {
  const reader = FormReader.of(body, contentType);
  if (!reader) return malformed('the Content-Type has no boundary');
  return reader.readToFile();
}

class FormReader {
  readonly #body: RequestBody;
  readonly #parser: busboy.Busboy;
  readonly #fields = new Map<string, string>();
  #slices: Buffer[] = [];
  #file: { filename: string; chunks: Buffer[] } | undefined;
  #files = 0;
  #error: S3Error | undefined;

  /** `undefined` if the type isn't that of a multipart form, for which busboy throws. */
  static of(body: RequestBody, contentType: string): FormReader | undefined {
    try {
      const parser = busboy({
        headers: { 'content-type': contentType },
        defParamCharset: 'utf8', // as browsers encode file names; busboy's default is latin1
        preservePath: true,
        limits: { fieldSize: PREAMBLE_LIMIT },
      });
      return new FormReader(body, parser);
    } catch {
      return undefined;
    }
  }

  constructor(body: RequestBody, parser: busboy.Busboy) {
    this.#body = body;
    this.#parser = parser;
    parser.on('field', (name, value) => this.#onField(name, value));
    parser.on('file', (name, stream, info) => this.#onFile(name, stream, info.filename));
    // busboy emits 'error' more than once, and continues.
    parser.on('error', (error) => this.#fail(malformed((error as Error).message)));
  }

  async readToFile(): Promise<Form | S3Error> {
    let preamble = 0;
    while (!this.#opened() && !this.#failure()) {
      const slice = await this.#nextSlice();
      if (!slice) {
        await this.#end();
        return this.#failure() ?? wrongFileCount(this.#files);
      }
      await this.#write(slice);
      preamble += slice.length;
      if (preamble > PREAMBLE_LIMIT && !this.#opened()) {
        return new S3Error(
          'MaxPostPreDataLengthExceeded',
          'Your POST request fields preceding the upload file were too large.',
          { MaxPostPreDataLengthAllowed: String(PREAMBLE_LIMIT) },
        );
      }
    }
    const failure = this.#failure();
    if (failure) return failure;
    if (!this.#file) return wrongFileCount(0);
    return {
      fields: this.#fields,
      filename: baseName(this.#file.filename),
      file: this.#readFile(this.#file.chunks),
      check: () => this.#error ?? (this.#files === 1 ? undefined : wrongFileCount(this.#files)),
    };
  }

  // A method, since the parser's listeners set both fields while a slice is written, which TypeScript does not know.
  #failure(): S3Error | undefined {
    return this.#error;
  }

  #opened(): boolean {
    return this.#file !== undefined;
  }

  async *#readFile(chunks: Buffer[]): AsyncGenerator<Buffer> {
    yield* chunks.splice(0);
    for (let slice = await this.#nextSlice(); slice; slice = await this.#nextSlice()) {
      if (!this.#error) await this.#write(slice);
      yield* chunks.splice(0);
    }
    if (!this.#error) await this.#end();
    yield* chunks.splice(0);
  }

  /** Small slices before the file, whole chunks after that. */
  async #nextSlice(): Promise<Buffer | undefined> {
    const chunk = this.#slices.pop() ?? (await this.#body.read());
    if (!chunk || this.#file || chunk.length <= PREAMBLE_SLICE) return chunk;
    this.#slices.push(chunk.subarray(PREAMBLE_SLICE));
    return chunk.subarray(0, PREAMBLE_SLICE);
  }

  #write(slice: Buffer): Promise<void> {
    return new Promise((resolve) => this.#parser.write(slice, () => resolve()));
  }

  #end(): Promise<void> {
    return new Promise((resolve) => {
      this.#parser.once('close', resolve);
      this.#parser.end();
    });
  }

  #onField(name: string | undefined, value: string): void {
    if (this.#file) return; // S3, POST Object: fields after the file are ignored
    const lowerName = name?.toLowerCase();
    if (!lowerName) {
      this.#fail(malformed('a field has no name'));
      return;
    }
    if (lowerName === 'file') {
      this.#fail(new S3Error('NotImplemented', 'A file part without a file name is not read here.'));
      return;
    }
    if (this.#fields.has(lowerName)) {
      this.#fail(new S3Error('InvalidArgument', `The field ${lowerName} occurs more than once.`));
      return;
    }
    this.#fields.set(lowerName, value);
  }

  #onFile(name: string | undefined, stream: NodeJS.ReadableStream, filename: string | undefined): void {
    // A truncated form emits 'error' here, too. Without a listener, it would end the process.
    stream.on('error', () => {});
    if (name?.toLowerCase() !== 'file') {
      if (!this.#file) this.#fail(wrongFileCount(0));
      stream.resume();
      return;
    }
    this.#files += 1;
    const chunks: Buffer[] = [];
    if (this.#file) stream.resume();
    // Always flowing, since a file stream that waits stalls the parser.
    else stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.#file ??= { filename: filename ?? '', chunks };
  }

  #fail(error: S3Error): void {
    this.#error ??= error;
  }
}

/** The part after the last slash or backslash. Browsers send a bare name, other clients may send a path. */
function baseName(filename: string): string {
  return filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
}

function malformed(reason: string): S3Error {
  return new S3Error(
    'MalformedPOSTRequest',
    `The body of your POST request is not well-formed multipart/form-data: ${reason}.`,
  );
}

function wrongFileCount(count: number): S3Error {
  return new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: String(count),
  });
}
