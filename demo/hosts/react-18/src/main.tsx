import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProfileForm } from './profile-form';

const place = document.getElementById('app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <ProfileForm />
    </StrictMode>,
  );
