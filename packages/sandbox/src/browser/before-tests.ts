/** What Vitest runs once before all tests. */
export { unpackBrowser as setup } from './open-browser.ts';
