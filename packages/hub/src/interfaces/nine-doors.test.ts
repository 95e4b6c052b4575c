/** One outage, told by nine doors: the same name, the same times, the same length, whoever asks and whenever. */

import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { askPlainly } from '../answers/ask-plainly.ts';
import { outagesOf, withOpenIncidents } from '../answers/outages.ts';
import type { ReadModel } from '../answers/read-model.ts';
import { withOutages } from '../answers/uptime.ts';
import { operator } from '../answers/viewer.ts';
import type { Downtime } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import { plainText, type Text } from '../format/text.ts';
import { aWorld, type World } from '../notifications/incidents/testing/scenario.ts';
import { incidentsDuring } from '../store/incidents/read-incidents.ts';
import { aQuestionService } from '../testing/a-question-service.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aDowntime, aHost, aReadModel, aRegistry, aService } from '../testing/builders.ts';
import { boardBody } from './discord/board/board-body.ts';
import { visit } from './web/testing/visit.ts';

const registry = aRegistry({
  zone: 'UTC',
  hosts: [aHost({ name: 'db-1' }), aHost({ name: 'web-1' })],
  services: [
    aService({ name: 'billing', customers: 'Invoices', hosts: ['db-1'], needs: 1 }),
    aService({ name: 'shop', customers: 'The shop', hosts: ['web-1'], needs: 1 }),
  ],
});
const clock = (atMs: number) => new Date(atMs).toISOString().slice(11, 16);
const words = (texts: readonly Text[]) =>
  texts.map((text) => plainText(text, ({ atMs, style }) => (style === 'ago' ? '<ago>' : clock(atMs)))).join(' ');

it('says the same of one outage at every door, while it lasts and afterwards', async () => {
  await using world = await aWorld({ registry });
  const startedToWatchMs = world.clock.now();
  await world.run(`
    | time     | readings   | health          | messages |
    | 15 s     | db-1 good, web-1 good | db-1 up |  |
    | 15 s     | db-1 good, web-1 good | db-1 up |  |`);
  const downAtMs = world.clock.now() + 15_000;
  await world.run(`
    | time      | readings                 | health    | messages |
    | 3 x 15 s  | db-1 timeout, web-1 good | db-1 down | fall: billing is down |
    | 77 x 15 s | db-1 timeout, web-1 good | db-1 down | reminder: billing is down |`);
  const model = modelOf(world, startedToWatchMs);
  const since = clock(downAtMs);
  const soFar = '20 minutes';
  expect(world.clock.now() - downAtMs).toBe(79 * 15_000);

  // While it lasts: alert, answer, board, status page.
  expect(said(world, 'fall')).toContain(`billing is down since ${since}`);
  const ask = asker(world, model);
  expect(await ask('is billing up?')).toMatch(new RegExp(`is down since ${since} \\(${soFar}\\)`));
  expect(await ask('what happened to billing today?')).toContain(`${since}, for ${soFar} so far`);
  const board = JSON.stringify(boardBody(await withOpenIncidents(model()), []));
  expect(board).toContain(`Down since <t:${downAtMs / 1000}:f>`);
  expect(board).toContain('Invoices (billing)');
  {
    await using visitor = await visit({ readModel: model });
    const page = visible((await visitor.get('/')).text);
    expect(page).toContain('Down: Invoices');
    expect(page).toContain(since);
    expect(page).toContain(soFar);
  }

  // Afterwards: recovery, answer, history, uptime, page, feed.
  await world.run(`
    | time     | readings              | health  | messages |
    | 8 x 15 s | db-1 good, web-1 good | db-1 up | update: Resolved: billing was down for / recovery: billing is back up |`);
  const [incident] = (await model().incidents({ fromMs: 0, toMs: world.clock.now() })).filter(
    ({ target }) => target.kind === 'service',
  );
  const endedAtMs = incident?.endedAtMs ?? 0;
  expect(incident?.startedAtMs).toBe(downAtMs);
  const until = clock(endedAtMs);
  const lasted = '20 minutes';
  expect(said(world, 'recovery')).toContain(`billing is back up (down ${lasted})`);
  expect(said(world, 'update')).toContain(`billing was down for ${lasted}, from ${since} to ${until}`);
  expect(await ask('is billing up?')).toContain('Invoices (billing) are up.');
  expect(await ask('what happened to billing today?')).toContain(`was down once today: ${since}, for ${lasted}.`);
  expect(await ask('why was billing down?')).toMatch(new RegExp(`${since}, (?:for )?${lasted}`));
  // 2 of the 23 minutes since it began to watch.
  expect(await ask('what was the uptime of billing today?')).toMatch(/^billing was up 10 %/);
  {
    await using visitor = await visit({ readModel: model });
    const page = visible((await visitor.get(`/incidents/${incident?.id}`)).text);
    expect(page).toContain('Invoices');
    expect(page).toContain(since);
    expect(page).toContain(until);
    expect(page).toContain(lasted);
    for (const path of ['/feed.rss', '/feed.atom']) {
      const feed = (await visitor.get(path)).text;
      expect(feed).toContain('Invoices');
      expect(feed).toContain(lasted);
      expect(feed).toContain(path === '/feed.atom' ? new Date(downAtMs).toISOString().slice(0, 19) : 'Invoices');
    }
  }
});

it('tells one beginning of what slowed down, could not be measured for a minute, and is slow again', async () => {
  const { metrics } = aReport();
  const hot = { metrics: { ...metrics, cpu: { ...metrics.cpu, usedPercent: 97 } } };
  await using world = await aWorld({ registry, readings: { hot } });
  const startedToWatchMs = world.clock.now();
  const model = modelOf(world, startedToWatchMs);
  const ask = asker(world, model);
  const doors = async () => {
    await using visitor = await visit({ readModel: model });
    return {
      alert: words([world.said.findLast(({ kind }) => kind !== 'recovery')?.headline ?? []]),
      answer: await ask('is the shop up?'),
      since: await ask('since when is the shop like that?'),
      board: JSON.stringify(boardBody(await withOpenIncidents(model()), [])),
      page: visible((await visitor.get('/')).text),
    };
  };
  await world.run(`
    | time      | readings              | health                     | messages |
    | 15 s      | db-1 good, web-1 good | shop up                    |          |`);
  // Held to be slow once it has lasted: until then every door says that it is well.
  const slowAtMs = world.clock.now() + 15_000 + 300_000;
  await world.run(`
    | time      | readings              | health                     | messages |
    | 30 x 15 s | db-1 good, web-1 hot  | web-1 degraded, shop degraded | fall: shop is degraded |`);
  const slow = await doors();
  for (const said of Object.values(slow)) expect(said).toMatch(sinceAt(slowAtMs));
  const isolatedAtMs = world.clock.now() + 15_000;
  await world.run(`
    | time      | readings                | health       | messages |
    | 4 x 15 s  | db-1 good, web-1 refused | shop unknown | update: shop |`);
  for (const said of Object.values(await doors())) expect(said).toMatch(sinceAt(isolatedAtMs));
  await world.run(`
    | time      | readings              | health        | messages |
    | 8 x 15 s  | db-1 good, web-1 hot  | shop degraded | update: shop is degraded |`);
  for (const said of Object.values(await doors())) expect(said).toMatch(sinceAt(slowAtMs));

  // Over: one length at every door, the minute that nobody could measure included, and named where there is room for it.
  await world.run(`
    | time     | readings              | health  | messages |
    | 8 x 15 s | db-1 good, web-1 good | shop up | update: Resolved: shop was degraded / recovery: shop is back to normal |`);
  const [incident] = (await model().incidents({ fromMs: 0, toMs: world.clock.now() })).filter(
    ({ target }) => target.kind === 'service',
  );
  const seconds = ((incident?.endedAtMs ?? 0) - slowAtMs) / 1000;
  const lasted = `${Math.floor(seconds / 60)} minutes${seconds % 60 === 0 ? '' : ` ${seconds % 60} seconds`}`;
  expect(said(world, 'recovery')).toContain(`(degraded ${lasted})`);
  expect(await ask('what happened to the shop today?')).toContain(`for ${lasted}.`);
  await using visitor = await visit({ readModel: model });
  const unmeasured = /^, (?:\d+ seconds|1 minute(?: \d+ seconds)?) of it not monitored/;
  for (const path of ['/', '/history', `/incidents/${incident?.id}`, '/feed.rss', '/feed.atom']) {
    const page = visible((await visitor.get(path)).text);
    const at = page.indexOf(lasted, page.search(/(?:Impact|capacity for|Duration)/));
    expect(page.slice(at, at + lasted.length), path).toBe(lasted);
    expect(page.slice(at + lasted.length), path).toMatch(unmeasured);
  }
  expect(visible((await visitor.get('/')).text)).toContain(`degraded for ${lasted}.`);
});

it('tells of what fell before maintenance and rose in it the part before, at every door', async () => {
  let running: Downtime[] = [];
  await using world = await aWorld({ registry, running: () => running });
  const model = modelOf(world, world.clock.now());
  const ask = asker(world, model);
  await world.run(`
    | time | readings               | health  | messages |
    | 15 s | db-1 good, web-1 good  | db-1 up |          |`);
  const downAtMs = world.clock.now() + 15_000;
  await world.run(`
    | time      | readings                 | health    | messages |
    | 3 x 15 s  | db-1 timeout, web-1 good | db-1 down | fall: billing is down |
    | 6 x 15 s  | db-1 timeout, web-1 good | db-1 down |          |`);
  // The window began ten seconds before the hub looks again.
  const startsAtMs = world.clock.now() + 5_000;
  const endsAtMs = startsAtMs + 600_000;
  running = [aDowntime({ startsAtMs, endsAtMs, services: ['billing'], takesDown: ['billing'], state: 'running' })];
  const [since, began, lasted] = [clock(downAtMs), clock(startsAtMs), '2 minutes 5 seconds'];
  expect(startsAtMs - downAtMs).toBe(125_000);
  await world.run(`
    | time     | readings                 | health          | messages |
    | 15 s     | db-1 timeout, web-1 good | billing planned | update: billing is down since <t>. |
    | 8 x 15 s | db-1 timeout, web-1 good | billing planned |          |`);
  expect(said(world, 'update')).toContain(`Maintenance began at ${began}; no outage from then on.`);
  {
    await using visitor = await visit({ readModel: model });
    expect(visible((await visitor.get('/')).text)).toContain(`Maintenance: Invoices. Since Mon 2 Mar, ${began} UTC`);
  }
  await world.run(`
    | time     | readings              | health     | messages |
    | 8 x 15 s | db-1 good, web-1 good | billing up | update: Resolved: billing was down for ${lasted}, from <t> / recovery: billing is back up (down ${lasted}) |`);
  running = [];

  for (const question of ['what happened to billing today?', 'how often was billing down today?'])
    expect(await ask(question)).toContain(`billing was down once today: ${since}, for ${lasted}.`);
  expect(await ask('was there an outage today?')).toContain('1 outage today: billing.');
  expect(await ask('what was the longest outage today?')).toContain(lasted);
  expect(await ask('how long was billing down today?')).toContain(lasted);
  const { downSeconds } = await model().uptime('billing', { fromMs: 0, toMs: world.clock.now() });
  expect(downSeconds).toBe(125);
  const [outage] = outagesOf(await model().incidents({ fromMs: 0, toMs: world.clock.now() }), registry);
  expect(outage?.incident).toMatchObject({ startedAtMs: downAtMs, endedAtMs: startsAtMs });
  await using visitor = await visit({ readModel: model });
  for (const path of ['/', '/history', `/incidents/${outage?.incident.id}`, '/feed.rss', '/feed.atom']) {
    const page = visible((await visitor.get(path)).text);
    expect(page, path).toContain('Invoices stopped working');
    expect(page, path).toContain(lasted);
  }
});

/** The clock of words, or the timestamp of Discord. */
function sinceAt(atMs: number): RegExp {
  return new RegExp(`${clock(atMs)}|<t:${atMs / 1000}:f>`);
}

function said(world: World, kind: string): string {
  const intent = world.said.findLast((one) => one.kind === kind);
  return words(intent ? [intent.headline, ...intent.lines] : []);
}

/** As the hub puts it together: what is written, and of what was measured that all was well but for the outages. */
function modelOf(world: World, watchedFromMs: number): () => ReadModel {
  return () => ({
    ...aReadModel({ nowMs: world.clock.now(), registry, fleet: world.fleet }),
    incidents: (period, names) => incidentsDuring(world.store.query, period, names),
    watchedIn: async (_name, stretches) => stretches.map(({ toMs }) => toMs > watchedFromMs),
    async uptime(name, period: Period) {
      const from = Math.max(period.fromMs, watchedFromMs);
      const watchedSeconds = Math.max(0, Math.min(period.toMs, world.clock.now()) - from) / 1000;
      const incidents = await incidentsDuring(world.store.query, period, [name]);
      return withOutages(anUptime({ watchedSeconds }), incidents, period, world.clock.now());
    },
  });
}

function asker(world: World, readModel: () => ReadModel): (question: string) => Promise<string> {
  const service = aQuestionService(readModel, { clock: world.clock });
  return async (question) => {
    const { verdict, lines, facts } = await askPlainly(service, registry, { question, viewer: operator });
    return words([verdict, ...lines, ...facts.map(({ text }) => text)]);
  };
}

function visible(text: string): string {
  return text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}
