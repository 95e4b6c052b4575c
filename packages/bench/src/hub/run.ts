/**
 * `npm run bench -- hub [--hosts 100,1000,10000] [--seconds 60] [--rounds 3]`: what polling a fleet costs, beside what one would use
 * instead, in turns where there are most hosts. Figures depend on the machine's processor and on what else it does.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateKeyPair } from '@herald/protocol/keys';
import { inTurns, ratioOf, spreadWords } from '../in-turns.ts';
import { startLineProcess } from './line-process.ts';
import { type ProcessFigures, readProcess } from './process-figures.ts';
import { bareLoop, findPrometheus, hub, type Subject } from './subjects.ts';

type Measured = {
  subject: string;
  hosts: number;
  cpuPercent: number;
  residentBytes: number;
  bytesPerHost: number;
  eventLoopP99Ms?: number;
  leastPolls: number;
  mostPolls: number;
  intervals: number;
};

const intervalSeconds = 15;
/** Five rounds: connections stand, each host has its slot, and what a start alone costs is over. */
const warmUpSeconds = 5 * intervalSeconds;
const fleetEntry = fileURLToPath(new URL('../../../sandbox/src/fleet/main.ts', import.meta.url));

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hosts: { type: 'string', default: '100,1000,10000' },
      seconds: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const steps = values.hosts.split(',').map(Number);
  const most = Math.max(...steps);
  const prometheus = await findPrometheus();
  if (!prometheus) console.error('Prometheus is not installed (apt-get install prometheus), so it is left out.');
  const results: Measured[] = [];
  for (const hosts of steps.filter((step) => step !== most))
    for (const round of await inTurns({ subjects: [bareLoop, hub], rounds: 1 }, ofHosts(hosts)))
      results.push(...round.values());
  const subjects = prometheus ? [bareLoop, hub, prometheus] : [bareLoop, hub];
  const rounds = await inTurns({ subjects, rounds: Number(values.rounds) }, ofHosts(most));
  results.push(...rounds.flatMap((round) => [...round.values()]));
  show(results);
  const ratios = {
    cpuToBareLoop: ratioOf(rounds, [hub.name, bareLoop.name], ({ cpuPercent }) => cpuPercent),
    cpuToPrometheus: ratioOf(rounds, [hub.name, 'Prometheus'], ({ cpuPercent }) => cpuPercent),
    memoryToPrometheus: ratioOf(rounds, [hub.name, 'Prometheus'], ({ residentBytes }) => residentBytes),
  };
  for (const [name, ratio] of Object.entries(ratios)) if (ratio) console.log(`${name}  ${spreadWords(ratio)}`);
  console.log(JSON.stringify({ bench: 'hub', results, ratios }));

  function ofHosts(hosts: number): (subject: Subject) => Promise<Measured> {
    return (subject) => measure(subject, hosts, Number(values.seconds));
  }
}

async function measure(subject: Subject, count: number, seconds: number): Promise<Measured> {
  const { privateKey, publicKey } = generateKeyPair();
  await using fleet = startLineProcess(process.execPath, [
    fleetEntry,
    '--count',
    String(count),
    `--hub-key=${publicKey}`,
  ]);
  const { port } = await fleet.hear('listening');
  await using running = await subject.start({ port: Number(port), count, privateKey });
  await wait(warmUpSeconds * 1000);
  fleet.tell({ counts: 'take' });
  await fleet.hear('counts');
  await running.eventLoopP99Ms?.();
  const before = await readProcess(running.pid);
  const startedAt = performance.now();
  await wait(seconds * 1000);
  const after: ProcessFigures = await readProcess(running.pid);
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  const p99 = await running.eventLoopP99Ms?.();
  fleet.tell({ counts: 'take' });
  const { least, most, refused } = await fleet.hear('counts');
  if (Number(refused) > 0)
    throw new Error(`${String(refused)} requests of ${subject.name} were refused: not a fair run.`);
  return {
    subject: subject.name,
    hosts: count,
    cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / elapsedSeconds) * 100,
    residentBytes: after.residentBytes,
    bytesPerHost: after.residentBytes / count,
    ...(p99 === undefined ? {} : { eventLoopP99Ms: p99 }),
    leastPolls: Number(least),
    mostPolls: Number(most),
    intervals: Math.floor(seconds / intervalSeconds),
  };
}

function show(results: readonly Measured[]): void {
  const head = ['', 'hosts', 'CPU of a core', 'memory', 'per host', 'loop p99', 'polls a host'];
  const rows = results.map((one) => [
    one.subject,
    String(one.hosts),
    `${one.cpuPercent.toFixed(1)} %`,
    `${(one.residentBytes / 2 ** 20).toFixed(0)} MiB`,
    `${(one.bytesPerHost / 1024).toFixed(0)} KiB`,
    one.eventLoopP99Ms === undefined ? '-' : `${one.eventLoopP99Ms.toFixed(1)} ms`,
    `${one.leastPolls} to ${one.mostPolls} in ${one.intervals} intervals`,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
