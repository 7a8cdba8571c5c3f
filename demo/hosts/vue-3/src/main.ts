import 's3-image-upload';
import { createApp } from 'vue';
import ProfileForm from './ProfileForm.vue';

createApp(ProfileForm).mount('#app');
