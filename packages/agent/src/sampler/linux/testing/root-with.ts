/** A root directory of the test's own, with what /proc and /sys would say. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createReadText } from '../read-text.ts';

export function rootWith(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'herald-proc-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, read: createReadText(root) };
}
