// What a site has to write itself for uploaders that know no S3.

export async function presign({ name, type, size }) {
  const response = await fetch(`/presign?${new URLSearchParams({ filename: name, type, size })}`, {
    cache: 'no-store',
  });
  return response.json();
}

/** S3 ignores fields after the file. */
export function formOf({ fields }, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, 'Content-Type': file.type }))
    form.append(name, value);
  form.append('file', file, file.name);
  return form;
}
