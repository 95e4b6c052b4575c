import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { openStore } from '../../../store/open-store.ts';
import { silentLog } from '../../../store/testing/temporary-store.ts';
import { findApiToken } from '../../../store/tokens/api-tokens.ts';
import { runCli } from '../../cli.ts';

const dayMs = 86_400_000;

async function aHub() {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-token-'));
  const clock = fakeClock(Date.UTC(2026, 2, 24, 12));
  const store = await openStore({ mode: 'sqlite', path: join(dataDir, 'herald.db') }, { clock, log: silentLog });
  return {
    clock,
    store,
    find: (text: string) => findApiToken(store.query, text, clock.now()),
    async herald(...words: string[]) {
      const printed: string[] = [];
      const noted: string[] = [];
      const code = await runCli(['token', ...words], {
        env: { HERALD_DATA_DIR: dataDir },
        print: (line) => void printed.push(line),
        note: (line) => void noted.push(line),
        clock,
        signal: new AbortController().signal,
      });
      return { code, printed: printed.join('\n'), noted: noted.join('\n') };
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

it('makes a token beside a running hub, which takes it at once and keeps only its hash', async () => {
  await using hub = await aHub();
  const made = await hub.herald('new', 'ci', '--for', 'billing,exports', '--days', '90');
  expect(made.code).toBe(0);
  expect(made.printed).toMatch(/^herald_[\w-]{43}$/);
  expect(made.noted).toBe(
    'It is shown this once, and may: downtime for billing, exports. Take it back with: herald token revoke ci',
  );
  expect(await hub.find(made.printed)).toMatchObject({
    name: 'ci',
    scopes: ['downtime'],
    names: ['billing', 'exports'],
  });
  const rows = await hub.store.query('select key, value from setting', []);
  expect(JSON.stringify(rows)).not.toContain(made.printed.slice(7));
});

it('lists who has one, what it may, until when, and when it was last used', async () => {
  await using hub = await aHub();
  const { printed: text } = await hub.herald('new', 'sam', '--may', 'read,downtime', '--days', '1');
  await hub.herald('new', 'prometheus', '--may', 'metrics');
  await hub.find(text);
  const listed = await hub.herald('list');
  expect(listed.printed).toBe(
    [
      'NAME        MAY             ENDS              LAST',
      'prometheus  metrics         no end            never used',
      'sam         read, downtime  until 2026-03-25  used 2026-03-24',
    ].join('\n'),
  );
  expect(listed.printed).not.toContain(text);
});

it('takes no token that was revoked, has ended, or was never given out', async () => {
  await using hub = await aHub();
  const { printed: revoked } = await hub.herald('new', 'old');
  const { printed: short } = await hub.herald('new', 'short', '--days', '1');
  expect((await hub.herald('revoke', 'old')).printed).toBe('The token old is revoked.');
  expect(await hub.find(revoked)).toBeUndefined();
  expect(await hub.find(short)).toBeDefined();
  await hub.clock.advance(dayMs);
  expect(await hub.find(short)).toBeUndefined();
  expect(await hub.find('herald_made-up')).toBeUndefined();
  expect(await hub.herald('revoke', 'old')).toMatchObject({ code: 1 });
});

it('refuses a name that is taken, a word that it does not know, and names that are none', async () => {
  await using hub = await aHub();
  await hub.herald('new', 'ci');
  expect((await hub.herald('new', 'ci')).noted).toMatch(/^token\/name-taken: There is a token ci already\./);
  expect((await hub.herald('new', 'x', '--may', 'everything')).noted).toMatch(
    /--may takes read, metrics, downtime, not everything/,
  );
  expect((await hub.herald('new', 'A Name')).noted).toMatch(/^command\/usage/);
  expect((await hub.herald('new', 'x', '--discord', 'sam')).noted).toMatch(/--discord is the id of a person/);
});
