'use server';

export interface Profile {
  name: string;
  /** URL of the stored photo. */
  photo: string;
}

/** Answers with what a site would save. */
export async function save(_: Profile | undefined, form: FormData): Promise<Profile> {
  return { name: String(form.get('name')), photo: String(form.get('photo')) };
}
