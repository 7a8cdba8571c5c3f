import { ProfileForm } from './profile-form';

export default function Page() {
  return (
    <main>
      <h1>Profile</h1>
      <ProfileForm />
    </main>
  );
}
