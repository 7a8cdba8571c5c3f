// Choose, submit, see the uploaded image by its URL.
import { useRef, useState, type SubmitEvent } from 'react';
import type { S3ImageUpload } from 's3-image-upload';

type Step =
  | { readonly is: 'choosing' | 'sending' }
  | { readonly is: 'stored'; readonly url: string; readonly name: string };

export function UploadForm() {
  const upload = useRef<S3ImageUpload>(null);
  const [chosen, setChosen] = useState(false);
  const [step, setStep] = useState<Step>({ is: 'choosing' });

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setStep({ is: 'sending' });
    const items = (await upload.current?.upload()) ?? [];
    const stored = items.find((item) => item.state === 'stored');
    setStep(stored ? { is: 'stored', url: stored.url, name: stored.name } : { is: 'choosing' });
  };

  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <s3-image-upload
        ref={upload}
        presign-endpoint="/generate-presigned-url"
        upload-on="manual"
        max-size="5MiB"
        onupload-add={() => setChosen(true)}
        onupload-remove={() => {
          setChosen((upload.current?.items.length ?? 0) > 0);
          setStep({ is: 'choosing' });
        }}
      />
      <button type="submit" className="primary" disabled={!chosen || step.is !== 'choosing'}>
        {step.is === 'sending' ? 'Uploading …' : 'Upload'}
      </button>
      {step.is === 'stored' && (
        <figure className="stored">
          <img src={step.url} alt={step.name} />
          <figcaption>
            <a href={step.url}>{step.url}</a>
          </figcaption>
        </figure>
      )}
    </form>
  );
}
