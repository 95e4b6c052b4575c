import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../install/install.sh', import.meta.url));
const key = 'a'.repeat(43);
const sums = '0'.repeat(64);

/** What goes before anything is touched; the rest is run by `npm run bench -- install` in a container. */
function install(...args: string[]) {
  const { status, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  return { status, says: stderr.split('\n')[0] };
}

it.each([
  [['--sums', sums, '--hub-public-key', key], /--from is missing/],
  [['--from', 'https://hub/agent', '--sums', 'short', '--hub-public-key', key], /64 hexadecimal digits/],
  [['--from', 'https://hub/agent', '--sums', sums, '--hub-public-key', `${key}$(id)`], /43 characters/],
  [['--from', 'https://hub/agent', '--sums'], /--sums needs a value/],
  [['--set', 'PATH=/tmp'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_AGENT_TOKEN=a\nLD_PRELOAD=/tmp/x'], /--set takes one line/],
  [['--keep-settings'], /not known here/],
  [['rollback', 'now'], /not known here/],
])('%j is refused before anything is touched', (args, reason) => {
  const { status, says } = install(...args);
  expect(status).toBe(2);
  expect(says).toMatch(/^install\/usage: /);
  expect(says).toMatch(reason);
});
