// Alternative texts as the visitor writes them.
import type { News } from './news.js';
import type { Uploads } from './uploads.js';

export class Descriptions {
  readonly #uploads: Uploads;
  readonly #news: News;
  /** By id: the text of an image before it was marked as decorative. It is back if the mark is taken away. */
  readonly #texts = new Map<string, string>();

  constructor(uploads: Uploads, news: News) {
    this.#uploads = uploads;
    this.#news = news;
    uploads.on('upload-remove', ({ detail: { item } }) => this.#texts.delete(item.id));
  }

  /** A field without text is no answer: only the mark says that there is none on purpose. */
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

  /** The form was reset: the texts are those that the page has set, which is about to set them again. */
  reset(): void {
    this.#texts.clear();
    this.#news.quietly(() => {
      for (const { id } of this.#uploads.items) this.#uploads.note(id, { alt: undefined });
    });
  }
}
