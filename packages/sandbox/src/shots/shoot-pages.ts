/** Pictures of the pages: those of the docs, or each page in every look, to be looked at. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Lively } from './start-lively.ts';

const looks = ['light', 'dark', 'phone', 'print'] as const;
type Look = (typeof looks)[number];
type Shot = {
  name: string;
  path: string;
  /** Looks of the docs; the others are made on request. */
  inDocs: readonly Look[];
  as?: 'public';
  /** Brings the page to where it is to be shown. */
  act?(page: Page): Promise<void>;
};

const shots: readonly Shot[] = [
  { name: 'status', path: '/', inDocs: ['light', 'dark', 'phone'], as: 'public' },
  { name: 'status-signed-in', path: '/', inDocs: [] },
  { name: 'service', path: '/services/checkout', inDocs: ['light'] },
  { name: 'host', path: '/hosts/checkout-2', inDocs: ['light', 'phone'] },
  { name: 'charts', path: '/hosts/web-1?range=24h&compare=before#charts', inDocs: ['light', 'dark'] },
  { name: 'fleet', path: '/fleet', inDocs: ['light', 'phone'] },
  { name: 'map', path: '/fleet?view=map&by=role', inDocs: ['dark'] },
  { name: 'add', path: '/fleet/add?name=web-5&address=10.0.1.27', inDocs: ['light'] },
  { name: 'inquiries', path: '/inquiries', inDocs: ['light', 'dark', 'phone'] },
  { name: 'ask', path: '/ask', inDocs: ['light'], act: askSomething },
  { name: 'privacy', path: '/privacy', inDocs: [], as: 'public' },
  { name: 'sign-in', path: '/sign-in', inDocs: [], as: 'public' },
  { name: 'not-known', path: '/hosts/web-99', inDocs: [] },
];
const sizes: Readonly<Record<Look, { width: number; height: number }>> = {
  light: { width: 1100, height: 900 },
  dark: { width: 1100, height: 900 },
  phone: { width: 390, height: 844 },
  print: { width: 794, height: 1123 },
};

/** `which: 'all'` shows whole pages, not only their first screen. */
export async function shootPages(
  browser: Browser,
  lively: Lively,
  { folder, which }: { folder: string; which: 'docs' | 'all' },
): Promise<void> {
  const cookies = await lively.signIn(browser);
  for (const shot of shots) {
    for (const look of which === 'all' ? looks : shot.inDocs) {
      const context = await browser.newContext({
        viewport: sizes[look],
        colorScheme: look === 'dark' ? 'dark' : 'light',
        timezoneId: 'Europe/Berlin',
        // The policy of the pages would keep the wait below out.
        bypassCSP: true,
      });
      if (shot.as !== 'public') await context.addCookies(cookies);
      await shoot(context, shot, look);
      await context.close();
    }
  }

  async function shoot(context: BrowserContext, { name, path, act }: Shot, look: Look): Promise<void> {
    const page = await context.newPage();
    await page.goto(lively.webUrl + path, { waitUntil: 'load' });
    await act?.(page);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    // A picture that comes into connectivity is drawn by the hub first.
    if (which === 'all') await page.evaluate('for (const image of document.images) image.loading = "eager"');
    const inSight = which === 'all' ? 'false' : 'image.getBoundingClientRect().top > innerHeight';
    await page.waitForFunction(
      `[...document.images].every((image) => ${inSight} || (image.complete && image.naturalWidth > 0))`,
    );
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: which === 'all' });
  }
}

async function askSomething(page: Page): Promise<void> {
  for (const [at, question] of ['is everything up?', 'tell me about checkout-2'].entries()) {
    await page.getByLabel('Your question').fill(question);
    await page.keyboard.press('Enter');
    await page.locator('.exchange').nth(at).waitFor();
  }
}
