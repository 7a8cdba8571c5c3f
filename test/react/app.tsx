// The app of the React tests, for the server and the browser.
import type { Ref } from 'react';
import { S3ImageUpload, type S3ImageUploadElement, type S3ImageUploadProps } from 's3-image-upload/react';

interface AppProps extends S3ImageUploadProps {
  readonly element?: Ref<S3ImageUploadElement>;
}

export const App = ({ element, ...props }: AppProps) => (
  <form>
    <S3ImageUpload
      ref={element}
      id="photos"
      className="wide"
      style={{ width: '20em' }}
      data-test="photo"
      aria-description="Of the house"
      hidden={false}
      name="photos"
      presignEndpoint="/presign"
      presignHeaders={{ 'X-CSRF-Token': 'from the page' }}
      maxSize="1MB"
      {...props}
    >
      <span slot="label">Photos of the house</span>
      <input type="file" name="photos" multiple={props.multiple} />
    </S3ImageUpload>
  </form>
);

/** The bare element, as in a page that needs only attributes. */
export const BareApp = () => (
  <form>
    <s3-image-upload name="photos" presign-endpoint="/presign" />
  </form>
);
