/** `herald downtime` against a hub's own pages: on its machine, and from a pipeline elsewhere. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { aPlanning } from '../../../downtime/testing/a-planning.ts';
import { announceRunningHub } from '../../../interfaces/terminal/running-hub.ts';
import { testSecrets } from '../../../interfaces/web/testing/some-parts.ts';
import { visit } from '../../../interfaces/web/testing/visit.ts';
import { aReadModel } from '../../../testing/builders.ts';
import { runCli } from '../../cli.ts';

const nowMs = Date.UTC(2026, 2, 24, 12);
const planned = ['plan', '--title', 'Deploy 4.2', '--when', 'now for 30 minutes', '--affects', 'exports'];

async function aHub() {
  await using starting = new AsyncDisposableStack();
  const clock = fakeClock(nowMs);
  const planning = starting.use(await aPlanning(clock));
  const readModel = () => ({
    ...aReadModel(),
    nowMs: clock.now(),
    downtimes: (period: { fromMs: number; toMs: number }) => planning.calendar.downtimes(period),
  });
  const findToken = async (text: string) =>
    text === 'herald_ci' ? { name: 'ci', scopes: ['downtime' as const], names: [], createdAtMs: 1 } : undefined;
  const visitor = starting.use(await visit({ clock, planning: () => planning, readModel, findToken }));
  const url = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-downtime-command-'));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  starting.use(await announceRunningHub(dataDir, { url, token: testSecrets.localToken, pid: 1 }));
  const stack = starting.move();
  const herald = async (words: readonly string[], env: Record<string, string>, ask?: () => Promise<string>) => {
    const said: string[] = [];
    const noted: string[] = [];
    const code = await runCli(['downtime', ...words], {
      env,
      print: (line) => void said.push(line),
      note: (line) => void noted.push(line),
      ...(ask ? { ask } : {}),
      clock,
      signal: new AbortController().signal,
    });
    return { code, said: said.join('\n'), noted: noted.join('\n') };
  };
  return {
    planning,
    announced: () => planning.store.outbox.map(({ kind }) => kind),
    here: (words: readonly string[], answer?: string) =>
      herald(words, { HERALD_DATA_DIR: dataDir }, answer === undefined ? undefined : async () => answer),
    elsewhere: (words: readonly string[], token = 'herald_ci') =>
      herald(words, { HERALD_URL: `${url}/`, HERALD_TOKEN: token }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

it('shows what it understood and asks; a no announces nothing', async () => {
  await using hub = await aHub();
  const dropped = await hub.here(planned, 'n');
  expect(dropped.code).toBe(1);
  expect(dropped.said).toMatch(
    /^I understood this\. Nothing is announced yet\.\nWhen: {8}Tuesday 24 March 2026, 13:00/,
  );
  expect(dropped.noted).toBe('Dropped. Nothing was announced.');
  expect(hub.announced()).toEqual([]);
  const yes = await hub.here(planned, 'y');
  expect(yes.code).toBe(0);
  expect(yes.said).toMatch(/\nAnnounced: Deploy 4\.2\.$/);
  expect(hub.announced()).toEqual(['started']);
  expect(hub.planning.book.plans()).toMatchObject([{ plannedBy: "the hub's operator" }]);
});

it('announces a deployment from a pipeline, lists it and ends it, with a token and no terminal', async () => {
  await using hub = await aHub();
  const unasked = await hub.elsewhere(planned);
  expect(unasked).toMatchObject({ code: 1, noted: 'To announce it, run this again with --yes.' });
  expect(hub.announced()).toEqual([]);
  expect((await hub.elsewhere([...planned, '--reference', 'run-17', '--yes'])).code).toBe(0);
  const again = await hub.elsewhere([...planned, '--reference', 'run-17', '--yes', '--json']);
  expect(JSON.parse(again.said)).toMatchObject({ announced: true, text: expect.stringContaining('planned twice') });
  const listed = await hub.elsewhere(['list']);
  expect(listed.said).toMatch(
    /^WHEN .*\n2026-03-24 13:00 to 2026-03-24 13:30 \(Europe\/Berlin\) {2}running {2}Deploy 4\.2 {2}exports {2}discord\/api-/,
  );
  expect((await hub.elsewhere(['extend', 'Deploy 4.2', '--minutes', '15', '--yes'])).said).toBe(
    'Deploy 4.2 is changed, and said so in the channels.',
  );
  expect((await hub.elsewhere(['end', 'Deploy 4.2', '--yes'])).said).toBe(
    'Deploy 4.2 is finished, and said so in the channels.',
  );
  expect(hub.announced()).toEqual(['started', 'extended', 'finished']);
});

it('says why nothing was announced: what is unclear, a wrong token, none, no hub', async () => {
  await using hub = await aHub();
  const unclear = await hub.elsewhere([
    'plan',
    '--title',
    'X',
    '--when',
    'Saturday 8-10',
    '--affects',
    'exports',
    '--yes',
  ]);
  expect(unclear.code).toBe(2);
  expect(unclear.noted).toMatch(/^downtime\/unclear: .*Give as the time one of: "/s);
  expect((await hub.elsewhere(planned, 'herald_old')).noted).toMatch(/^web\/sign-in-needed/);
  expect((await hub.elsewhere(planned, '')).noted).toMatch(
    /^ask\/no-token: HERALD_URL names a hub, and HERALD_TOKEN is not set\./,
  );
  expect((await hub.here(['plan', '--when', 'now for 5m', '--affects', 'exports'])).noted).toMatch(
    /--title is missing/,
  );
  expect((await hub.here(['extend', 'X'])).noted).toMatch(/--minutes is missing/);
  expect((await hub.here(['cancel', 'X', '--yes'])).noted).toMatch(/^downtime\/unknown-window/);
});
