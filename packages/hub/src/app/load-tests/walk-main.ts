/**
 * Which files one question, and one poll that ends in an alert, walk through: those of which a function runs, between the
 * text and the embed, and between the request and what is handed to Discord. Word lists and constants run no function. Of these,
 * plain types, words and fitted weights are named for what they hold: a reader follows the walk without opening them, and they are
 * counted apart.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { fakeClock } from '@herald/protocol/fake-clock';
import { operator } from '../../answers/viewer.ts';
import { renderAnswer } from '../../interfaces/discord/render-answer.ts';
import { createCardRenderer } from '../../interfaces/discord/send/render-card.ts';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { pollHost } from '../../monitoring/poller/poll-host.ts';
import { failing, ScriptedDispatcher } from '../../monitoring/poller/testing/scripted-dispatcher.ts';
import { createIncidentStore } from '../../notifications/incidents/incident-store.ts';
import { startIncidents } from '../../notifications/incidents/start-incidents.ts';
import { alertNotice } from '../../notifications/messages/alert.ts';
import { startOutbox } from '../../notifications/outbox/start-outbox.ts';
import { soleLease } from '../../store/leases/lease.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { aQuestionService } from '../../testing/a-question-service.ts';
import { aHost, aHostView, aReadModel, aRegistry, testNowMs } from '../../testing/builders.ts';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** Files under `packages/` of which a function ran since this was asked last; test support is none of the product. */
async function filesRun(): Promise<string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url, functions }) => url.includes('/packages/') && functions.some((one) => one.ranges[0]?.count))
    .map(({ url }) => fileURLToPath(url).replace(/.*\/packages\//, 'packages/'))
    .filter((file) => !/\/(?:testing|load-tests|node_modules)\//.test(file))
    .toSorted();
}

async function question(): Promise<string[]> {
  const readModel = aReadModel({ hosts: [aHostView({ name: 'web-1' })], services: [] });
  const service = aQuestionService(() => readModel);
  const asker = { personId: '1', channelId: '2', viewer: operator };
  const heard = { text: 'is web-1 up?', place: 'mention', engineersMentioned: false, personMentioned: false } as const;
  service.complete('web', 1);
  await filesRun();
  const answer = await service.answer(service.read(heard, asker), heard.text, asker);
  if (!JSON.stringify(renderAnswer(answer)).includes('web-1')) throw new Error('It was not answered.');
  return filesRun();
}

async function poll(): Promise<string[]> {
  const host = aHost({ name: 'web-1' });
  const registry = aRegistry({ hosts: [host], services: [] });
  const clock = fakeClock(testNowMs);
  await using store = await temporaryStore(clock);
  const fleet = createFleet({
    registry,
    clock,
    runningDowntimes: () => [],
    onTransition: ({ target }) => incidents.note(target),
  });
  await using incidents = await startIncidents({
    store: createIncidentStore(store, { clock, alertNotice }),
    fleet,
    registry: () => registry,
    recipientsOf: () => [{ kind: 'channel', id: '1' }],
    clock,
    log: silentLog,
  });
  const said = Promise.withResolvers<unknown>();
  const renderCard = createCardRenderer(async () => undefined);
  const sign = () => ({ signature: '', 'signature-input': '' });
  await filesRun();
  for (let turn = 0; turn < 3; turn += 1) {
    const dispatcher = new ScriptedDispatcher([{ error: failing('ECONNREFUSED') }]);
    fleet.apply('web-1', await pollHost({ host, dispatcher, sign, clock }));
    await clock.advance(15_000);
    fleet.tick();
    await incidents.reconcile();
  }
  await using _outbox = startOutbox({
    database: store,
    lease: soleLease('speaker'),
    log: silentLog,
    sender: {
      find: async () => undefined,
      deliver: async ({ message }) => {
        said.resolve(await renderCard(message.body));
        return { kind: 'sent', channelId: '1', messageId: '2' };
      },
    },
  });
  if (!JSON.stringify(await said.promise).includes('web-1')) throw new Error('Nobody was told.');
  return filesRun();
}

/** As CONTRIBUTING has them: a folder a line. */
function byFolder(files: readonly string[]): string {
  const folders = Map.groupBy(files, (file) => file.replace(/^packages\/|src\/|[^/]+$/g, ''));
  return Array.from(folders, ([folder, own]) => {
    const names = own.map((file) => file.replace(/.*\/|\.ts$/g, ''));
    return `${folder.padEnd(41)} ${names.join(' ')}\n`;
  }).join('');
}

/** `domain/`: plain types and rows of the catalogue; `format/`, `vocabulary/`: how things are called; `learnt/`: weights. */
const isWordsOrTypes = (file: string) => /\/(?:domain|format|vocabulary|learnt)\//.test(file);

const walks = { question: await question(), poll: await poll() };
const guide = new URL('../../../../../CONTRIBUTING.md', import.meta.url);
let text = readFileSync(guide, 'utf8');
const counts = Object.entries(walks).map(([name, files]) => {
  const toOpen = files.filter((file) => !isWordsOrTypes(file)).length;
  console.log(`One ${name}: ${files.length} files, ${toOpen} to open\n${byFolder(files)}`);
  const list = new RegExp(`(walk of one ${name}: )\\d+ files, \\d+ to open\\n\\n\`\`\`\\n[^\`]*`);
  text = text.replace(list, `$1${files.length} files, ${toOpen} to open\n\n\`\`\`\n${byFolder(files)}`);
  return [name, { all: files.length, toOpen }] as const;
});
if (process.argv.includes('--write')) writeFileSync(guide, text);
console.log(JSON.stringify({ bench: 'walks', files: Object.fromEntries(counts) }));
