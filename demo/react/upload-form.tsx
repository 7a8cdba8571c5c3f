// Uploads an image when the form is submitted, and shows it by its URL.
import { useRef, useState, type SubmitEvent } from 'react';
import type { S3ImageUpload } from 's3-image-upload';

type Step =
  | { readonly is: 'empty' | 'chosen' | 'sending' | 'final' | 'failed' }
  | { readonly is: 'stored'; readonly url: string; readonly name: string };

const labels = { sending: 'Uploading …', failed: 'Try again' } as const;

export function UploadForm() {
  const upload = useRef<S3ImageUpload>(null);
  const [step, setStep] = useState<Step>({ is: 'empty' });
  const maySubmit = step.is === 'chosen' || step.is === 'failed';

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setStep({ is: 'sending' }); // while the browser is offline, the upload waits
    void upload.current?.upload(); // events report the result, also after a press on the element’s own retry button
  };

  return (
    <form onSubmit={onSubmit}>
      <s3-image-upload
        ref={upload}
        presign-endpoint="/generate-presigned-url"
        upload-on="manual"
        max-size="5MB"
        onupload-add={() => setStep({ is: 'chosen' })}
        onupload-start={() => setStep({ is: 'sending' })}
        onupload-success={({ detail: { url, item } }) => setStep({ is: 'stored', url, name: item.name })}
        // The element shows the reason itself.
        onupload-error={({ detail: { error } }) => setStep({ is: error.retryable ? 'failed' : 'final' })}
        onupload-abort={() => setStep({ is: 'empty' })}
        onupload-remove={({ target: { items } }) => {
          // When an image replaces another, the new one is already in the list.
          if (items.every(({ state }) => state === 'rejected')) setStep({ is: 'empty' });
        }}
      />
      <button type="submit" className="primary" disabled={!maySubmit}>
        {step.is === 'sending' || step.is === 'failed' ? labels[step.is] : 'Upload'}
      </button>
      {step.is === 'stored' && (
        <figure className="stored">
          <img src={step.url} alt={step.name} />
          <figcaption>
            Stored at <a href={step.url}>{step.url}</a>
          </figcaption>
        </figure>
      )}
    </form>
  );
}
