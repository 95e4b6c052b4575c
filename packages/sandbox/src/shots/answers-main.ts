/** `npm run shots:answers`: every kind of answer in the sandbox's channels, light and dark, at a desk and on a phone. */
import { mkdir } from 'node:fs/promises';
import { openBrowser } from '../browser/open-browser.ts';
import { shootAnswers } from './shoot-answers.ts';
import { startLively } from './start-lively.ts';

const folder = new URL('../../../../packages/sandbox/shots/answers/', import.meta.url).pathname;
await mkdir(folder, { recursive: true });
await using lively = await startLively();
await using opened = await openBrowser();
await shootAnswers(opened.browser, lively, folder);
console.log(`Pictures of the answers are in ${folder}`);
