import 's3-image-upload';
import { mount } from 'svelte';
import ProfileForm from './ProfileForm.svelte';

const target = document.getElementById('app');
if (target) mount(ProfileForm, { target });
