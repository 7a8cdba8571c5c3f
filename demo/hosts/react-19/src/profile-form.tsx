import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { S3ImageUpload, type S3ImageUploadElement } from 's3-image-upload/react';

interface Profile {
  name: string;
  /** URL of the stored photo. */
  photo: string;
}

export function ProfileForm() {
  const [saved, setSaved] = useState<Profile>();
  const upload = useRef<S3ImageUploadElement>(null);
  const { register, handleSubmit, formState } = useForm<Profile>({ defaultValues: { name: '', photo: '' } });
  const { errors } = formState;

  // The element knows why a photo can't be saved: none is chosen, it is still being uploaded, it has failed.
  const { ref, ...photo } = register('photo', {
    validate: () => upload.current?.validationMessage || true,
  });

  return (
    <form onSubmit={handleSubmit(setSaved)} noValidate>
      <p>
        <label>
          Name <input {...register('name', { required: 'Enter your name.' })} />
        </label>
        {errors.name && <span role="alert">{errors.name.message}</span>}
      </p>
      <S3ImageUpload
        {...photo}
        ref={(element) => {
          upload.current = element;
          ref(element);
        }}
        label="Photo"
        required
        maxSize="5MB"
        presignEndpoint="/generate-presigned-url"
      />
      {errors.photo && <p role="alert">{errors.photo.message}</p>}
      <p>
        <button>Save</button>
      </p>
      {saved && <output>{JSON.stringify(saved)}</output>}
    </form>
  );
}
