// A minimal uploader with Lit: a label, a button, a file input, an area to drop files, and a list of their names.
import { css, html, LitElement } from 'lit';

class MinimalUploader extends LitElement {
  static override properties = { items: { attribute: false } };

  static override styles = css`
    .dropzone {
      padding: 1.5rem;
      border: 2px dashed #767676;
      border-radius: 0.5rem;
      text-align: center;
    }
  `;

  declare items: readonly File[];

  constructor() {
    super();
    this.items = [];
  }

  addFiles(files: Iterable<File>): void {
    this.items = [...this.items, ...files];
  }

  override render() {
    return html`
      <div class="dropzone" @dragover=${this.#onDragOver} @drop=${this.#onDrop}>
        <label for="input">Drop images here</label>
        <button type="button" @click=${this.#onBrowseClick}>Choose images</button>
        <input id="input" type="file" accept="image/*" multiple hidden @change=${this.#onInputChange} />
      </div>
      <ul>
        ${this.items.map(({ name }) => html`<li>${name}</li>`)}
      </ul>
    `;
  }

  #onBrowseClick(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  #onInputChange({ currentTarget }: Event): void {
    const input = currentTarget as HTMLInputElement;
    this.addFiles(input.files ?? []);
    input.value = '';
  }

  #onDragOver(event: DragEvent): void {
    event.preventDefault();
  }

  #onDrop(event: DragEvent): void {
    event.preventDefault();
    this.addFiles(event.dataTransfer?.files ?? []);
  }
}

customElements.define('minimal-uploader', MinimalUploader);
