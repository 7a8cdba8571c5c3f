import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './tools/browser.mjs';
import { settings } from './tools/test-runner.mjs';

export default { ...settings, browsers: [chromeLauncher({ launchOptions: await findBrowser() })] };
