import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';
import { LIVE_ENDPOINT } from '../stories/live-endpoint.js';

/** Starts the storage for the live story with Storybook's dev server. */
const liveStorage: Plugin = {
  name: 'live-storage',
  apply: 'serve',
  async configureServer({ middlewares }) {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    const { startLiveStorage } = await import('../stories/live-storage.js');
    const { presign } = await startLiveStorage('.data/stories');
    middlewares.use(LIVE_ENDPOINT, presign);
  },
};

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), liveStorage] }),
};

export default config;
