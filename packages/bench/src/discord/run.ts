/** `npm run bench -- discord --url … --token … --channel … [--speaker …] | --twin FOLDER`: plays scenes with a second account in somebody else's Discord. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFleet, startHub, writeTrialRegistry } from '../trials/parts.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';
import { openRestStage } from './rest-stage.ts';
import { playScenes, type SceneResult } from './scenes.ts';
import type { Stage } from './stage.ts';
import { openTwinStage } from './twin-stage.ts';

const usage =
  'discord --url https://… --token BOT_TOKEN --channel ID [--speaker ACCOUNT_TOKEN]  or  discord --twin FOLDER';

export async function run(args: readonly string[]): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const stage = stack.use(await openStage(args));
  const folder = await mkdtemp(join(tmpdir(), 'herald-discord-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const proxy = stack.use(await startRecordingProxy(stage.url));
  const fleet = stack.use(await startFleet(2));
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count: 2, poll: '2s' });
  stack.use(await startHub({ name: 'hub', folder, registry, fleet, witness: { url: proxy.url, token: stage.token } }));
  const results = await playScenes(stage);
  print(stage, results, proxy);
  if (results.some(({ result }) => result === 'failed')) process.exitCode = 1;
}

async function openStage(args: readonly string[]): Promise<Stage> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { url: text, token: text, channel: text, speaker: text, twin: text },
  });
  const { url, token, channel, speaker, twin } = values;
  if (twin !== undefined) return openTwinStage(twin);
  if (url === undefined || token === undefined || channel === undefined) throw new Error(`Usage: ${usage}`);
  return openRestStage({ url, token, channelId: channel, ...(speaker === undefined ? {} : { speaker }) });
}

function print({ name }: Stage, results: readonly SceneResult[], proxy: RecordingProxy): void {
  const width = Math.max(...results.map(({ scene }) => scene.length));
  console.log(`Herald at ${name}`);
  for (const { scene, result, seconds, detail } of results)
    console.log(`  ${scene.padEnd(width)}  ${result.padEnd(8)}  ${seconds.toFixed(1).padStart(5)} s  ${detail}`);
  const refused = [...proxy.answers()].flatMap(([route, statuses]) =>
    [...statuses].filter(([status]) => status >= 400).map(([status, count]) => ({ route, status, count })),
  );
  console.log(refused.length === 0 ? 'It refused nothing that the hub asked.' : 'What it refused or does not have:');
  for (const { route, status, count } of refused) console.log(`  ${status} × ${count}  ${route}`);
  console.log(JSON.stringify({ bench: 'discord', server: name, results, refused }));
}
