import type { Editor } from '@tiptap/core';

/** The places in the text where images will stand that are still being uploaded. They move with the text. */
export class Places {
  readonly #editor: Editor;
  readonly #places = new Map<string, number>();

  constructor(editor: Editor) {
    this.#editor = editor;
    editor.on('transaction', ({ transaction }) => {
      for (const [id, place] of this.#places) this.#places.set(id, transaction.mapping.map(place));
    });
  }

  /** Keeps the place of the caret for an image. */
  keep(id: string) {
    this.#places.set(id, this.#editor.state.selection.to);
  }

  /** The place of an image, which isn't kept any longer. */
  take(id: string) {
    const place = this.#places.get(id) ?? this.#editor.state.selection.to;
    this.#places.delete(id);
    return place;
  }
}
