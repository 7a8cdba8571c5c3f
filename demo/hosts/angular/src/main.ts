import { bootstrapApplication } from '@angular/platform-browser';
import { ProfileForm } from './profile-form';

bootstrapApplication(ProfileForm).catch((cause: unknown) => console.error(cause));
