import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';

it('opens a browser that shows a page, and closes it', async () => {
  const opened = await openBrowser();
  const page = await opened.browser.newPage();
  await page.setContent('<h1>hello</h1>');
  expect(await page.getByRole('heading', { name: 'hello' }).isVisible()).toBe(true);
  await opened[Symbol.asyncDispose]();
  expect(opened.browser.isConnected()).toBe(false);
}, 60_000);
