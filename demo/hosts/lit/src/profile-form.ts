import { LitElement, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { S3ImageUpload, StoredImage } from 's3-image-upload';
import 's3-image-upload';

@customElement('profile-form')
export class ProfileForm extends LitElement {
  @state() private photos: readonly StoredImage[] = [];
  @state() private saved?: object;

  override render() {
    return html`
      <form @submit=${this.save}>
        <p>
          <label>Name <input name="name" required /></label>
        </p>
        <s3-image-upload
          name="photo"
          label="Photo"
          required
          max-size="5MB"
          presign-endpoint="/generate-presigned-url"
          .images=${this.photos}
          @change=${this.onPhotos}
        ></s3-image-upload>
        <p>
          <button>Save</button>
          <button type="button" ?disabled=${this.photos.length === 0} @click=${this.clear}>
            Remove photo
          </button>
        </p>
        ${this.saved ? html`<output>${JSON.stringify(this.saved)}</output>` : ''}
      </form>
    `;
  }

  private onPhotos({ target }: Event) {
    this.photos = (target as S3ImageUpload).images;
  }

  private clear() {
    this.photos = [];
  }

  private save(event: SubmitEvent) {
    event.preventDefault();
    this.saved = Object.fromEntries(new FormData(event.target as HTMLFormElement));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'profile-form': ProfileForm;
  }
}
