/**
 * `bench agent [SECONDS] [ROUNDS]`: the footprint of the agent beside a bare Node server, node_exporter and glances, in turns. SECONDS
 * of CPU are watched each (60), ROUNDS times (3). Figures depend on the machine and on how many processes it runs; where half
 * of the CPU or more is in use, the agent looks at processes twice as often.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns, ratioOf, type Spread, spreadWords } from '../in-turns.ts';
import { type Figures, measureSubject } from './measure-subject.ts';
import { findSubjects } from './subjects.ts';

export async function run([seconds = '60', rounds = '3']: readonly string[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'herald-bench-agent-'));
  try {
    const { subjects, absent } = findSubjects(directory);
    for (const name of absent) console.log(`${name} is not installed here: not compared.`);
    const measured = await inTurns({ subjects, rounds: Number(rounds) }, (subject) =>
      measureSubject(subject, Number(seconds)),
    );
    for (const round of measured) printTable(round);
    const found = ratios(measured);
    for (const [name, ratio] of Object.entries(found))
      console.log(`${name.padEnd(24)}${ratio ? spreadWords(ratio) : 'not compared'}`);
    console.log(JSON.stringify({ bench: 'agent', rounds: measured.map(Object.fromEntries), ratios: found }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const columns: readonly (readonly [title: string, value: (figures: Figures) => number, digits: number])[] = [
  ['PSS MiB', (f) => f.pssMib, 1],
  ['CPU s/hour', (f) => f.cpuSecondsPerHour, 2],
  ['start ms', (f) => f.startMs, 0],
  ['median 1', (f) => f.oneConnection.medianMs, 2],
  ['p99 1', (f) => f.oneConnection.p99Ms, 2],
  ['median 50', (f) => f.fiftyConnections.medianMs, 1],
  ['p99 50', (f) => f.fiftyConnections.p99Ms, 1],
];

function printTable(results: ReadonlyMap<string, Figures>): void {
  console.log(`${''.padEnd(16)}${columns.map(([title]) => title.padStart(11)).join('')}`);
  for (const [name, figures] of results)
    console.log(
      `${name.padEnd(16)}${columns.map(([, value, digits]) => value(figures).toFixed(digits).padStart(11)).join('')}`,
    );
}

/**
 * The goals: start under 300 ms, memory at most 1.05 of bare, CPU below 0.6 of node_exporter, p99 at 50 at most 0.05 of
 * node_exporter.
 */
function ratios(rounds: readonly ReadonlyMap<string, Figures>[]): Record<string, Spread | null> {
  const ratio = (other: string, value: (figures: Figures) => number) =>
    ratioOf(rounds, ['herald-agent', other], value) ?? null;
  return {
    startToBareNode: ratio('bare node:http', (f) => f.startMs),
    memoryToBareNode: ratio('bare node:http', (f) => f.pssMib),
    memoryToNodeExporter: ratio('node_exporter', (f) => f.pssMib),
    cpuToNodeExporter: ratio('node_exporter', (f) => f.cpuSecondsPerHour),
    cpuToGlances: ratio('glances', (f) => f.cpuSecondsPerHour),
    p99At50ToNodeExporter: ratio('node_exporter', (f) => f.fiftyConnections.p99Ms),
    p99At50ToGlances: ratio('glances', (f) => f.fiftyConnections.p99Ms),
  };
}
