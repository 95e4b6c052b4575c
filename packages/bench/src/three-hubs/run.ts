/** `npm run bench -- three-hubs [--hosts 300]`: three hubs on one PostgreSQL; one is killed, one paused, and the database restarted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLineProcess } from '../hub/line-process.ts';
import { saidTwice, startFleet, startHub, startWitness, type Witness, writeTrialRegistry } from '../trials/parts.ts';

const postgresEntry = fileURLToPath(new URL('../../../hub/src/store/trials/postgres-main.ts', import.meta.url));
const pollSeconds = 15;
/** Longer than this without a poll, and a hub was not replaced in time. */
const longestUnpolledMs = 45_000;
const falls = 3;

type Stage = {
  stage: string;
  longestUnpolledSeconds: number;
  shortestGapSeconds: number;
  polls: string;
  pollCount: number;
  readings: number;
};

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { hosts: { type: 'string', default: '300' } } });
  const count = Number(values.hosts);
  const folder = await mkdtemp(join(tmpdir(), 'herald-hubs-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = stack.use(startLineProcess(process.execPath, [postgresEntry]));
  const { url } = await postgres.hear('listening');
  const fleet = stack.use(await startFleet(count));
  const witness = stack.use(await startWitness());
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count, poll: `${pollSeconds}s`, alerts: witness.alertsChannelId });
  const hub = async (name: string) =>
    stack.use(await startHub({ name, folder, registry, fleet, witness, databaseUrl: String(url) }));
  // One after the other: the first makes the tables, and is the one that speaks.
  const speaker = await hub('hub-a');
  const paused = await hub('hub-b');
  await hub('hub-c');
  const stages: Stage[] = [];
  let polls = 0;
  const sinceMs = Date.now();
  let fallen = 0;

  await wait(2 * pollSeconds * 1000);
  await begin();
  await wait(4 * pollSeconds * 1000);
  await end('three hubs, at rest');
  await fall();
  process.kill(speaker.pid, 'SIGKILL');
  await wait(60_000);
  await rise();
  await end('one killed');
  process.kill(paused.pid, 'SIGSTOP');
  await fall();
  await wait(60_000);
  process.kill(paused.pid, 'SIGCONT');
  await wait(30_000);
  await rise();
  await end('one paused for a minute, and resumed');
  await fall();
  postgres.say('restart');
  await postgres.hear('restarted');
  await wait(60_000);
  await rise();
  await end('PostgreSQL restarted');
  await wait(45_000);
  await begin();
  await wait(4 * pollSeconds * 1000);
  await end('at rest again');
  await wait(5_000);

  report({ stages, look: await look(), said: await witness.said(), polls });

  async function look(): Promise<Record<string, unknown>> {
    postgres.say(`look ${sinceMs}`);
    return postgres.hear('look');
  }

  async function begin(): Promise<void> {
    polls += (await fleet.take()).total;
  }

  async function end(stage: string): Promise<void> {
    const { least, most, total, longestMs, shortestMs } = await fleet.take();
    polls += total;
    const known = stages.reduce((sum, { readings }) => sum + readings, 0);
    const { readings } = await look();
    stages.push({
      stage,
      longestUnpolledSeconds: longestMs / 1000,
      shortestGapSeconds: shortestMs / 1000,
      polls: `${least} to ${most}`,
      pollCount: total,
      readings: Number(readings) - known,
    });
  }

  /** Hosts fall right before the trouble, so that hubs must tell of them amid it. */
  async function fall(): Promise<void> {
    for (let index = 0; index < falls; index += 1) await fleet.setFault(fallen + index, 'reset');
  }

  /** They rise again, and someone must have said so within a minute and a half. */
  async function rise(): Promise<void> {
    for (let index = 0; index < falls; index += 1) await fleet.setFault(fallen + index, 'none');
    fallen += falls;
    await untilQuiet(witness);
  }
}

/** Until the bot has said nothing new for a while. */
async function untilQuiet(witness: Witness): Promise<void> {
  let before = '';
  for (let turn = 0; turn < 6; turn += 1) {
    await wait(15_000);
    const now = JSON.stringify(await witness.said());
    if (turn > 2 && now === before) return;
    before = now;
  }
}

function report(found: {
  stages: Stage[];
  look: Record<string, unknown>;
  said: readonly { id: string; words: string; nonce?: string }[];
  polls: number;
}): void {
  const { stages, look, said, polls } = found;
  const incidents = look['incidents'] as { target: string; endedAtMs: number | null }[];
  const rest = stages.filter(({ stage }) => stage.includes('at rest'));
  const figures = {
    longestUnpolledSeconds: Math.max(...stages.map((one) => one.longestUnpolledSeconds)),
    shortestGapAtRestSeconds: Math.min(...rest.map((one) => one.shortestGapSeconds)),
    messages: said.length,
    saidTwice: saidTwice(said).length,
    incidents: incidents.length,
    incidentsExpected: 3 * falls,
    incidentsStillOpen: incidents.filter(({ endedAtMs }) => endedAtMs === null).length,
    polls,
    readings: Number(look['readings']),
  };
  for (const one of stages)
    console.log(
      `${one.stage.padEnd(40)} longest unpolled ${one.longestUnpolledSeconds.toFixed(1).padStart(5)} s, shortest gap ${one.shortestGapSeconds.toFixed(1).padStart(5)} s, polls a host ${one.polls}, ${one.pollCount} in all, ${one.readings} recorded`,
    );
  for (const { words } of said) console.log(`  said: ${words.replaceAll('\n', ' ').slice(0, 150)}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(26)} ${String(value)}`);
  const failures = [
    figures.longestUnpolledSeconds > longestUnpolledMs / 1000 && 'a host was unpolled for too long',
    figures.shortestGapAtRestSeconds < pollSeconds / 2 && 'a host was polled twice in an interval',
    figures.saidTwice > 0 && 'something was said twice',
    figures.incidents !== figures.incidentsExpected && 'incidents are missing, or too many',
    figures.incidentsStillOpen > 0 && 'an incident stayed open',
  ].filter((failure) => failure !== false);
  for (const failure of failures) console.log(`FAILED: ${failure}.`);
  console.log(JSON.stringify({ bench: 'three-hubs', ...figures, failures }));
  if (failures.length > 0) process.exitCode = 1;
}
