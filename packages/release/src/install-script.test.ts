/** What the hub's installer refuses before anything is touched; the rest is run by `npm run bench -- install-hub` in a container. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../hub/install/install.sh', import.meta.url));

it.each([
  [['--set'], /--set needs a value/],
  [['--set', 'PATH=/tmp'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_WEB_HOST=$(id)"'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_WEB_HOST=a\nLD_PRELOAD=/tmp/x'], /--set takes one line/],
  [['--with-data'], /not known here/],
  [['rollback', 'now'], /not known here/],
  [['remove', '--set', 'HERALD_WEB_HOST=a'], /not known here/],
])('%j is refused before anything is touched', (args, reason) => {
  const { status, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  const [says] = stderr.split('\n');
  expect([status, says]).toEqual([2, expect.stringMatching(reason)]);
  expect(says).toMatch(/^install\/usage: /);
});

it.each([
  ['changes one line', '', 0, 'A=1\nHERALD_API_TOKEN=secret\n'],
  ['leaves all where the new ones could not be written', 'grep() { return 2; };', 1, 'A=1\nHERALD_API_TOKEN=old\n'],
])('the settings: %s, and nobody may read them meanwhile', (_what, planted, code, expected) => {
  const settings = mkdtempSync(join(tmpdir(), 'herald-settings-'));
  writeFileSync(join(settings, 'hub.env'), 'A=1\nHERALD_API_TOKEN=old\n');
  const [write = ''] = /^write_settings\(\) \{[\s\S]*?^\}/m.exec(readFileSync(script, 'utf8')) ?? [];
  const account = userInfo().username;
  const shell = `set -eu; settings=${settings}; state=${settings}; account=${account}; changes='HERALD_API_TOKEN=secret
'; setting() { :; }; ${planted} mv() { stat -c 'mode %a' "$1"; command mv "$@"; }; ${write}
write_settings`;
  const { status, stdout } = spawnSync('sh', ['-c', shell], { encoding: 'utf8' });
  expect([status, readFileSync(join(settings, 'hub.env'), 'utf8')]).toEqual([code, expected]);
  expect(stdout).toBe(code === 0 ? 'mode 600\n' : '');
  rmSync(settings, { recursive: true });
});
