// The alternative texts that the visitor writes.
import type { News } from './news.js';
import type { Uploads } from './uploads.js';

export class Descriptions {
  readonly #uploads: Uploads;
  readonly #news: News;
  /** By id: the text of an image before it was marked as decorative. It returns if the mark is removed. */
  readonly #texts = new Map<string, string>();

  constructor(uploads: Uploads, news: News) {
    this.#uploads = uploads;
    this.#news = news;
    uploads.on('upload-remove', ({ detail: { item } }) => this.#texts.delete(item.id));
  }

  /** An empty field is no answer: only the mark says that an image has no text on purpose. */
  write(id: string, text: string): void {
    const alt = text.trim() === '' ? undefined : text;
    this.#news.write(() => this.#uploads.note(id, { alt }));
  }

  written(): void {
    this.#news.written();
  }

  mark(id: string, isDecorative: boolean): void {
    const text = this.#uploads.items.find((item) => item.id === id)?.alt;
    if (isDecorative && text) this.#texts.set(id, text);
    this.#uploads.note(id, { alt: isDecorative ? '' : this.#texts.get(id) });
  }

  /** The form was reset. The page's own texts follow, so the visitor's are forgotten. */
  reset(): void {
    this.#texts.clear();
    this.#news.quietly(() => {
      for (const { id } of this.#uploads.items) this.#uploads.note(id, { alt: undefined });
    });
  }
}
