/** Pictures of every page: light and dark at a desk, and on a phone. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Lively } from './start-lively.ts';

type Look = 'light' | 'dark' | 'phone';

const shots: readonly { name: string; path: string; looks: readonly Look[]; as?: 'public' }[] = [
  { name: 'status', path: '/', looks: ['light', 'dark', 'phone'], as: 'public' },
  { name: 'service', path: '/services/checkout', looks: ['light'] },
  { name: 'host', path: '/hosts/checkout-2', looks: ['light', 'phone'] },
  { name: 'charts', path: '/hosts/web-1?range=24h&compare=before#charts', looks: ['light', 'dark'] },
  { name: 'fleet', path: '/fleet', looks: ['light', 'phone'] },
  { name: 'map', path: '/fleet?view=map&by=role', looks: ['dark'] },
  { name: 'add', path: '/fleet/add?name=web-5&address=10.0.1.27', looks: ['light'] },
  { name: 'inquiries', path: '/inquiries', looks: ['light', 'dark', 'phone'] },
];
const sizes = {
  light: { width: 1100, height: 900 },
  dark: { width: 1100, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

export async function shootPages(browser: Browser, lively: Lively, folder: string): Promise<void> {
  const cookies = await lively.signIn(browser);
  for (const { name, path, looks, as } of shots) {
    for (const look of looks) {
      const context = await browser.newContext({
        viewport: sizes[look],
        colorScheme: look === 'dark' ? 'dark' : 'light',
        timezoneId: 'Europe/Berlin',
        // The policy of the pages would keep the wait below out.
        bypassCSP: true,
      });
      if (as !== 'public') await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(lively.webUrl + path, { waitUntil: 'load' });
      // A picture that comes into sight is drawn by the hub first.
      await page.waitForFunction(
        '[...document.images].every((image) => image.getBoundingClientRect().top > innerHeight || (image.complete && image.naturalWidth > 0))',
      );
      await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
      await context.close();
    }
  }
}
