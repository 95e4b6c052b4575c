/**
 * `npm run bench -- prometheus [--hosts 10000] [--seconds 600] [--warm 75]`: the metrics of a hub with every host's figures, scraped by a real
 * Prometheus (Debian's package): is any sample missing, and what does it cost the hub beside the same hub unscraped, before and
 * after? Depends on the machine: one that does other work at the same time is late with scrapes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateKeyPair } from '@herald/protocol/keys';
import { startLineProcess } from '../hub/line-process.ts';
import { readProcess } from '../hub/process-figures.ts';
import { hub } from '../hub/subjects.ts';
import { spreadOf, spreadWords } from '../in-turns.ts';
import { startScraper } from './scraper.ts';

const fleetEntry = fileURLToPath(new URL('../../../sandbox/src/fleet/main.ts', import.meta.url));
const everySeconds = 15;
const restSeconds = 60;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hosts: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '600' },
      // Connections stand, each host has its slot, and what a start alone costs is over.
      warm: { type: 'string', default: '75' },
    },
  });
  const [count, seconds, warmUpSeconds] = [Number(values.hosts), Number(values.seconds), Number(values.warm)];
  const { privateKey, publicKey } = generateKeyPair();
  const fleetArgs = [fleetEntry, '--count', String(count), `--hub-key=${publicKey}`];
  await using fleet = startLineProcess(process.execPath, fleetArgs);
  const { port } = await fleet.hear('listening');
  const env = { HERALD_METRICS_HOSTS: 'true' };
  await using running = await hub.start({ port: Number(port), count, privateKey, env });
  say(`the hub polls ${count} hosts; it is left alone for ${warmUpSeconds} s, then measured at rest`);
  await wait(warmUpSeconds * 1000);
  const atRest = await costOf(running.pid, Math.min(restSeconds, warmUpSeconds));
  await using scraping = new AsyncDisposableStack();
  const prometheus = scraping.use(await startScraper(running, everySeconds));
  const scrapedFrom = performance.now();
  say(`Prometheus scrapes every ${everySeconds} s for ${seconds} s`);
  const scraped = await costOf(running.pid, seconds);
  const window = `${Math.floor((performance.now() - scrapedFrom) / 1000)}s`;
  const ask = async (query: string) => prometheus.ask(query.replaceAll('WINDOW', window));
  const [tries = 0] = await ask('count_over_time(up{job="herald"}[WINDOW])');
  const [answered = 0] = await ask('sum_over_time(up{job="herald"}[WINDOW])');
  const perHost = await ask('count_over_time(herald_host_up[WINDOW])');
  const fresh = await ask('max by (host) (timestamp(herald_host_up) - herald_host_reading_timestamp_seconds)');
  const [samples = 0] = await ask('scrape_samples_scraped{job="herald"}');
  const [slowest = 0] = await ask('max_over_time(scrape_duration_seconds{job="herald"}[WINDOW])');
  const memory = await readProcess(prometheus.pid);
  // On a machine that is too busy to answer, what Prometheus has is told all the same.
  const p99Ms = await running.eventLoopP99Ms?.().catch(() => undefined);
  await scraping.disposeAsync();
  say('Prometheus is stopped; the hub is measured at rest again');
  const atRestAgain = await costOf(running.pid, Math.min(restSeconds, warmUpSeconds));
  const ratios = spreadOf([atRest, atRestAgain].map((rest) => scraped.cpuPercent / rest.cpuPercent));
  const expected = Math.floor(seconds / everySeconds);
  const figures = {
    hosts: count,
    seconds,
    scrapesExpected: expected,
    scrapes: tries,
    scrapesAnswered: answered,
    samplesAScrape: samples,
    hostsSeen: perHost.length,
    fewestSamplesOfAHost: Math.min(...perHost),
    samplesMissing: perHost.reduce((sum, had) => sum + (tries - had), 0) + (count - perHost.length) * tries,
    oldestReadingSeconds: Math.round(Math.max(...fresh)),
    slowestScrapeSeconds: round(slowest),
    cpuPercentAtRest: round(atRest.cpuPercent),
    cpuPercentScraped: round(scraped.cpuPercent),
    cpuPercentAtRestAgain: round(atRestAgain.cpuPercent),
    cpuScrapedToRest: spreadWords(ratios),
    residentMegabytesAtRest: Math.round(atRest.residentBytes / 1e6),
    residentMegabytesScraped: Math.round(scraped.residentBytes / 1e6),
    eventLoopP99Ms: round(p99Ms ?? 0),
    prometheusMegabytes: Math.round(memory.residentBytes / 1e6),
  };
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(26)} ${value}`);
  const faults = [
    figures.samplesMissing > 0 && 'samples are missing',
    answered < tries && 'a scrape failed',
    tries < expected - 1 && 'Prometheus scraped less often than it should',
    figures.oldestReadingSeconds > 3 * everySeconds && 'a figure is older than it should be',
  ].filter((fault) => fault !== false);
  for (const fault of faults) console.log(`FAILED: ${fault}.`);
  console.log(JSON.stringify({ bench: 'prometheus', ...figures, failures: faults }));
  if (faults.length > 0) process.exitCode = 1;
}

async function costOf(pid: number, seconds: number): Promise<{ cpuPercent: number; residentBytes: number }> {
  const before = await readProcess(pid);
  const startedAt = performance.now();
  await wait(seconds * 1000);
  const after = await readProcess(pid);
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  return {
    cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / elapsedSeconds) * 100,
    residentBytes: after.residentBytes,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function say(words: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${words}`);
}
