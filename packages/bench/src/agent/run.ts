/** `bench agent [SECONDS]`: the footprint of the agent beside a bare Node server, node_exporter and glances. SECONDS of CPU are watched each (60). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, measureSubject } from './measure-subject.ts';
import { findSubjects } from './subjects.ts';

export async function run([seconds = '60']: readonly string[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'herald-bench-agent-'));
  try {
    const { subjects, absent } = findSubjects(directory);
    for (const name of absent) console.log(`${name} is not installed here: not compared.`);
    const results: Record<string, Figures> = {};
    for (const subject of subjects) {
      const figures = await measureSubject(subject, Number(seconds));
      if (figures) {
        results[subject.name] = figures;
        console.error(`${subject.name} measured`);
      } else console.log(`${subject.name} did not answer within 30 s: not compared.`);
    }
    printTable(results);
    console.log(JSON.stringify({ bench: 'agent', figures: results, ratios: ratios(results) }));
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

function printTable(results: Record<string, Figures>): void {
  console.log(`${''.padEnd(16)}${columns.map(([title]) => title.padStart(11)).join('')}`);
  for (const [name, figures] of Object.entries(results))
    console.log(
      `${name.padEnd(16)}${columns.map(([, value, digits]) => value(figures).toFixed(digits).padStart(11)).join('')}`,
    );
}

/**
 * The goals: start under 300 ms, memory at most 1.05 of bare, CPU below 0.6 of node_exporter, p99 at 50 at most 0.05 of
 * node_exporter. They are measured one after the other, and on a busy machine the agent looks at processes twice as often.
 */
function ratios(results: Record<string, Figures>): Record<string, number | null> {
  const ratio = (other: string, value: (figures: Figures) => number) => {
    const [agent, against] = [results['herald-agent'], results[other]];
    return agent && against ? Math.round((value(agent) / value(against)) * 1000) / 1000 : null;
  };
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
