/** All looks of one page in one picture, beside each other: a page that falls out of the row is seen at a glance. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** Reads `NAME-LOOK.png` of each look from the folder, and writes `NAME-sheet.jpg` beside them. */
export async function contactSheet(
  browser: Browser,
  { folder, name, looks }: { folder: string; name: string; looks: readonly string[] },
): Promise<void> {
  const figures = await Promise.all(
    looks.map(async (look) => {
      const picture = (await readFile(join(folder, `${name}-${look}.png`))).toString('base64');
      const width = look.startsWith('phone') || look === 'small' ? 190 : 380;
      return `<figure><figcaption>${look}</figcaption><img width="${width}" src="data:image/png;base64,${picture}"></figure>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1840, height: 600 } });
  await page.setContent(
    `<body style="margin:12px;background:#888;font:14px sans-serif;display:flex;gap:12px;align-items:flex-start"><h1 style="writing-mode:vertical-rl;margin:0;font-size:18px">${name}</h1>${figures.join('')}<style>figure{margin:0}</style>`,
  );
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  await page.screenshot({ path: join(folder, `${name}-sheet.jpg`), type: 'jpeg', quality: 70, fullPage: true });
  await page.close();
}
