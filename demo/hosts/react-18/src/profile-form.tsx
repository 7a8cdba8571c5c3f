import { useRef, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { S3ImageUpload, type S3ImageUploadElement } from 's3-image-upload/react';

interface Profile {
  name: string;
  /** URL of the stored photo. */
  photo: string;
}

export function ProfileForm() {
  const [saved, setSaved] = useState<Profile>();
  const upload = useRef<S3ImageUploadElement>(null);
  const { register, control, handleSubmit } = useForm<Profile>({ defaultValues: { name: '', photo: '' } });

  return (
    <form onSubmit={handleSubmit(setSaved)} noValidate>
      <p>
        <label>
          Name <input {...register('name', { required: true })} />
        </label>
      </p>
      <Controller
        name="photo"
        control={control}
        // The element knows why a photo can't be saved: none is chosen, it is still being uploaded, it has failed.
        rules={{ validate: () => upload.current?.validationMessage || true }}
        render={({ field, fieldState }) => (
          <>
            <S3ImageUpload
              ref={upload}
              name={field.name}
              value={field.value}
              onChange={({ currentTarget }) => field.onChange(currentTarget.value)}
              onBlur={field.onBlur}
              label="Photo"
              required
              maxSize="5MB"
              presignEndpoint="/generate-presigned-url"
            />
            {fieldState.error && <p role="alert">{fieldState.error.message}</p>}
          </>
        )}
      />
      <p>
        <button>Save</button>
      </p>
      {saved && <output>{JSON.stringify(saved)}</output>}
    </form>
  );
}
