// Choose, submit, see the uploaded image by its URL.
import { useRef, useState, type SubmitEvent } from 'react';
import type { S3ImageUpload } from 's3-image-upload';

type Step =
  | { readonly is: 'empty' | 'chosen' | 'sending' }
  | { readonly is: 'failed'; readonly message: string; readonly again: boolean }
  | { readonly is: 'stored'; readonly url: string; readonly name: string };

export function UploadForm() {
  const upload = useRef<S3ImageUpload>(null);
  const [step, setStep] = useState<Step>({ is: 'empty' });
  const maySubmit = step.is === 'chosen' || (step.is === 'failed' && step.again);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setStep({ is: 'sending' }); // without a line it waits for one
    void upload.current?.upload(); // what comes of it is told by events, as are retries by the element's own button
  };

  return (
    <form onSubmit={onSubmit}>
      <s3-image-upload
        ref={upload}
        presign-endpoint="/generate-presigned-url"
        upload-on="manual"
        max-size="5MiB"
        onupload-add={() => setStep({ is: 'chosen' })}
        onupload-start={() => setStep({ is: 'sending' })}
        onupload-success={({ detail: { url, item } }) => setStep({ is: 'stored', url, name: item.name })}
        onupload-error={({ detail: { error } }) =>
          setStep({ is: 'failed', message: error.message, again: error.retryable })
        }
        onupload-abort={() => setStep({ is: 'empty' })}
        onupload-remove={({ target: { items } }) => {
          // A new image has been added by the time the one before it goes.
          if (items.every(({ state }) => state === 'rejected')) setStep({ is: 'empty' });
        }}
      />
      <button type="submit" className="primary" disabled={!maySubmit}>
        {step.is === 'sending' ? 'Uploading …' : step.is === 'failed' ? 'Try again' : 'Upload'}
      </button>
      {step.is === 'failed' && (
        <p className="problem" role="alert">
          The image is not uploaded. {step.message}
        </p>
      )}
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
