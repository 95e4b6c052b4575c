/** A headless Chromium for tests of the pages: the installed one, else the one that an npm package brings. */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts it; disposing closes it. */
export async function openBrowser(): Promise<Browser & AsyncDisposable> {
  const { chromium } = await import('playwright-core');
  const path = installed.find((candidate) => existsSync(candidate));
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  if (path) return chromium.launch({ executablePath: path, args });
  const { default: packed } = await import('@sparticuz/chromium');
  // In one process it would end with the first context that is closed.
  const packedArgs = packed.args.filter((arg) => arg !== '--single-process');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packedArgs, ...args] });
}
