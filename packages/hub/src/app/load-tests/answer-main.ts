/** Asks a question service that watches 10,000 hosts, and times each answer from the words of the question to the `Answer`: `answer-main.ts [HOSTS]`. */
import { availableParallelism, loadavg } from 'node:os';
import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { systemClock } from '@herald/protocol/clock';
import { anInstance, aReport } from '@herald/protocol/report-builder';
import { askPlainly } from '../../answers/ask-plainly.ts';
import { createNameBook } from '../../answers/name-book.ts';
import { createQuestionService } from '../../answers/question-service.ts';
import { operator } from '../../answers/viewer.ts';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { parseRegistry } from '../../registry/parse-registry.ts';

const count = Number(process.argv[2] ?? 10_000);
/** So many that the 99th of a hundred is not simply the worst. */
const rounds = 200;
const heardBetween = 20;
const goalMs = 20;
const clock = systemClock;
const services = 50;

const registry = readRegistry();
const fleet = createFleet({ registry, clock, runningDowntimes: () => [], hasNetwork: () => true });
for (const [index, name] of [...registry.hosts.keys()].entries()) hear(index, name);
const questionService = createQuestionService({
  readModel: () => ({
    nowMs: clock.now(),
    registry,
    fleet,
    downtimes: () => [],
    incidents: async () => [],
    recorded: async () => [],
    watchedIn: async (_name, stretches) => stretches.map(() => false),
    uptime: readUptimeOfNone,
    series: async () => [],
  }),
  names: createNameBook(
    () => registry,
    fleet,
    () => clock.now(),
  ),
  pollNow: async () => undefined,
  clock,
});

/** What is asked, and how many hosts are heard from before each question. */
const questions: [string, (round: number) => string, number][] = [
  ['one host', (round) => `tell me about host-${(round * 7_919) % count}`, heardBetween],
  ['one service', (round) => `is grid-${round % services} up?`, heardBetween],
  ['all of them', () => 'tell me about all my servers', heardBetween],
  ['one metric of all', () => 'what is the cpu of all my servers?', heardBetween],
  ['all, all heard anew', () => 'tell me about all my servers', count],
];
type Figures = {
  medianMs: number;
  p99Ms: number;
  worstMs: number;
  cpuP99Ms: number;
  pauses: number;
  longestPauseMs: number;
};
const figures: Record<string, Figures> = {};
for (const [about, words, heard] of questions) {
  console.error(`${about}: asked ${rounds} times`);
  figures[about] = await time(words, heard);
}
console.log(`answers among ${count} hosts, inside the hub`);
for (const [about, { medianMs, p99Ms, worstMs, cpuP99Ms, pauses, longestPauseMs }] of Object.entries(figures))
  console.log(
    `  ${about.padEnd(20)} median ${medianMs} ms, p99 ${p99Ms} ms (CPU of its thread ${cpuP99Ms} ms), worst ${worstMs} ms; ${pauses} collections during answers, the longest ${longestPauseMs} ms`,
  );
console.log(JSON.stringify({ bench: 'answers', hosts: count, rounds, goalMs, figures }));
// On a machine that is busy with other things the time that passes is not Herald's: there the CPU it took decides.
const isBusy = (loadavg()[0] ?? 0) > availableParallelism();
const slow = Object.values(figures).some(({ p99Ms, cpuP99Ms }) => (isBusy ? cpuP99Ms : p99Ms) >= goalMs);
if (slow) process.exitCode = 1;

/** Collections of garbage while an answer was made; told by Node a moment later. */
function watchPauses() {
  const pauses: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  return {
    async within(spans: readonly { fromMs: number; toMs: number }[]): Promise<number[]> {
      // Node tells of them in a later turn of its loop.
      await systemClock.sleep(100);
      pauses.push(...observer.takeRecords());
      observer.disconnect();
      return pauses
        .filter(({ startTime }) => spans.some(({ fromMs, toMs }) => startTime >= fromMs && startTime <= toMs))
        .map(({ duration }) => duration);
    },
  };
}

async function time(words: (round: number) => string, heard: number): Promise<Figures> {
  const elapsedMs: number[] = [];
  const cpuMs: number[] = [];
  const spans: { fromMs: number; toMs: number }[] = [];
  const pauses = watchPauses();
  for (let round = -20; round < rounds; round += 1) {
    // As in the hub, readings come in between questions, so that nothing is answered from what was worked out before.
    for (let index = 0; index < heard; index += 1) hear(((round + 20) * heard + index) % count);
    const startedAt = performance.now();
    const cpuBefore = process.threadCpuUsage();
    const answer = await askPlainly(questionService, registry, { question: words(round + 20), viewer: operator });
    const endedAt = performance.now();
    const cpu = process.threadCpuUsage(cpuBefore);
    if (round >= 0) {
      elapsedMs.push(endedAt - startedAt);
      cpuMs.push((cpu.user + cpu.system) / 1000);
      spans.push({ fromMs: startedAt, toMs: endedAt });
    }
    if (!answer.answered) throw new Error(`Not answered: ${words(round + 20)}`);
  }
  const durations = await pauses.within(spans);
  return {
    medianMs: shareOf(elapsedMs, 0.5),
    p99Ms: shareOf(elapsedMs, 0.99),
    worstMs: shareOf(elapsedMs, 1),
    cpuP99Ms: shareOf(cpuMs, 0.99),
    pauses: durations.length,
    longestPauseMs: shareOf(durations, 1),
  };
}

/** So much of them took at most this. */
function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

/** These questions ask for no history. */
async function readUptimeOfNone(): Promise<never> {
  throw new Error('No history was to be read.');
}

function readRegistry() {
  const hosts = Array.from(
    { length: count },
    (_, index) =>
      `  host-${index}: { address: 10.${index >> 16}.${(index >> 8) & 255}.${index & 255}, labels: { grid: g${index % services} } }`,
  );
  const grids = Array.from(
    { length: services },
    (_, index) => `  grid-${index}: { hosts: { grid: g${index} }, needs: 1 }`,
  );
  const read = parseRegistry(`defaults: { poll: 15s }\nhosts:\n${hosts.join('\n')}\nservices:\n${grids.join('\n')}\n`, {
    file: 'registry.yaml',
  });
  if (read.kind === 'invalid') throw new Error(read.problems[0]?.message ?? 'The registry of the trial is wrong.');
  return read.registry;
}

function hear(index: number, name = `host-${index}`): void {
  const atMs = clock.now();
  const instance = anInstance({ instanceId: `i-${index.toString(16).padStart(17, '0')}` });
  const report = aReport({ instance, sampledAt: new Date(atMs).toISOString() });
  fleet.apply(name, { kind: 'report', report, clockSkewSeconds: 0, atMs, elapsedMs: 3 });
}
