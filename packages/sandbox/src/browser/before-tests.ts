/** What Vitest runs once before all tests. */
import { unpackBrowser } from './open-browser.ts';

export const setup = unpackBrowser;
