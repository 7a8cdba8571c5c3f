'use client';

import { useActionState } from 'react';
import { S3ImageUpload } from 's3-image-upload/react';
import { save } from './save';

export function ProfileForm() {
  const [saved, action] = useActionState(save, undefined);
  return (
    <form action={action}>
      <p>
        <label>
          Name <input name="name" required defaultValue={saved?.name} />
        </label>
      </p>
      {/* The browser submits the form only when the photo is stored. The input is for browsers without script. */}
      <S3ImageUpload
        name="photo"
        label="Photo"
        required
        maxSize="5MB"
        value={saved?.photo ?? ''}
        presignEndpoint="/generate-presigned-url"
      >
        <input type="file" accept="image/*" />
      </S3ImageUpload>
      <p>
        <button>Save</button>
      </p>
      {saved && <output>{JSON.stringify(saved)}</output>}
    </form>
  );
}
