/**
 * `npm run bench -- web [--hosts 10000]`: a hub that polls so many simulated hosts, how soon its fleet page is usable in a browser,
 * and what 500 open live pages cost it beside polling alone, before and after. Depends on the machine; one that does other things too
 * shows in `/healthz`, which costs nothing and is asked in turns with each page.
 */
import { Agent, get, type IncomingMessage } from 'node:http';
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateKeyPair } from '@herald/protocol/keys';
import { startLineProcess } from '../hub/line-process.ts';
import { readProcess } from '../hub/process-figures.ts';
import { hub } from '../hub/subjects.ts';
import { type Spread, spreadOf, spreadWords } from '../in-turns.ts';
import { timeInBrowser } from './time-in-browser.ts';

const readerCount = 500;
/** Two rounds of polling: connections stand, and each host has reported. */
const warmUpSeconds = 40;
const measureSeconds = 30;
/** One address may hold a hundred pages open: readers come from several, as customers do. */
const readersPerAddress = 50;
const visits = 21;
/** What the figures are held to. */
const mostShare = 0.05;
const mostUsableMs = 500;
const mostFirstByteMs = 20;
const mostStatusBytes = 100_000;
const fleetEntry = fileURLToPath(new URL('../../../sandbox/src/fleet/main.ts', import.meta.url));

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { hosts: { type: 'string', default: '10000' } } });
  const count = Number(values.hosts);
  const { privateKey, publicKey } = generateKeyPair();
  await using fleet = startLineProcess(process.execPath, [
    fleetEntry,
    '--count',
    String(count),
    `--hub-key=${publicKey}`,
  ]);
  const { port } = await fleet.hear('listening');
  await using running = await hub.start({ port: Number(port), count, privateKey });
  const { webUrl, pid } = running;
  const cookie = await signIn(running);
  console.error(`the hub polls ${count} hosts; it is left alone for ${warmUpSeconds} s, then its pages are timed`);
  await wait(warmUpSeconds * 1000);
  const control = await timePage(`${webUrl}/healthz`, pid);
  const pages = {
    'fleet page': await timePage(`${webUrl}/fleet`, pid, cookie),
    'search in it': await timePage(`${webUrl}/fleet/hosts?q=host-99&sort=cpu`, pid, cookie),
    'fleet as a map': await timePage(`${webUrl}/fleet?view=map`, pid, cookie),
    'status page': await timePage(`${webUrl}/`, pid),
  };
  const statusBytes = await bytesInAll(webUrl);
  console.error('the pages are timed; next a browser, then what live pages cost');
  const usableMs = await timeInBrowser(`${webUrl}/fleet`, cookie);
  // What the hub does by itself changes by the minute: before and after, so that it is not taken for the readers'.
  const before = await cpuShare(pid);
  let events = 0;
  let turnedAway = 0;
  const hear = (text: string) => {
    events += 1;
    if (text.includes('event: full')) turnedAway += 1;
  };
  const agents = Array.from(
    { length: readerCount / readersPerAddress },
    (_, at) => new Agent({ maxSockets: readersPerAddress, localAddress: `127.0.1.${at + 1}` }),
  );
  const readers = await Promise.all(
    agents.flatMap((agent) =>
      Array.from({ length: readersPerAddress }, () => openStream(`${webUrl}/live/status`, agent, hear)),
    ),
  );
  await wait(4_000);
  const share = await cpuShare(pid);
  for (const reader of readers) reader.destroy();
  for (const agent of agents) agent.destroy();
  await wait(2_000);
  const alone = [before, await cpuShare(pid)];
  const shareAlone = spreadOf(alone);
  const readerShare = spreadOf(alone.map((one) => share - one));
  const line = (name: string, { firstByteMs, overControlMs, cpuMs, bytes }: Timed) =>
    `${name.padEnd(26)} first byte ${firstByteMs.toFixed(0).padStart(4)} ms, ${spreadWords(overControlMs)} more than /healthz; ${cpuMs.toFixed(0).padStart(3)} ms of work; ${Math.round(bytes / 1000)} kB`;
  console.log(`the machine's load is ${loadavg()[0]?.toFixed(1)}`);
  console.log(line('/healthz, for comparison', control));
  for (const [name, timed] of Object.entries(pages)) console.log(line(name, timed));
  console.log(
    `${'status page in all'.padEnd(26)} ${Math.round(statusBytes / 1000)} kB over the wire, with style, scripts and icon`,
  );
  console.log(
    `${'fleet page in a browser'.padEnd(26)} ${usableMs.toFixed(0).padStart(6)} ms  until its rows can be used`,
  );
  const percent = (part: number) => (part * 100).toFixed(1);
  const percents = ({ least, median, most }: Spread) => `${percent(median)} % (${percent(least)} to ${percent(most)})`;
  console.log(
    `polling ${count} hosts alone ${percents(shareAlone)} of a core; with ${readerCount} live pages ${percent(share)} %`,
  );
  console.log(
    `${readerCount} live pages cost ${percents(readerShare)} of a core, ${events} events, ${turnedAway} turned away`,
  );
  const figures = { hosts: count, readers: readerCount, control, pages, statusBytes, usableMs };
  const cost = { shareAlone, share, readerShare, events, turnedAway };
  console.log(JSON.stringify({ bench: 'web', ...figures, ...cost }));
  const status = pages['status page'];
  // What the machine takes from everybody is not the page's.
  const isSlow = status.overControlMs.median > mostFirstByteMs || statusBytes > mostStatusBytes;
  if (readerShare.median > mostShare || usableMs > mostUsableMs || isSlow || turnedAway > 0) process.exitCode = 1;
}

type Timed = {
  /** Medians of the visits. */
  firstByteMs: number;
  /** Of the first byte, beside `/healthz` asked just before each visit: the differences. */
  overControlMs: Spread;
  medianMs: number;
  /** Of the hub's processor for one visit, its polling of that time included. */
  cpuMs: number;
  /** Before they are packed. */
  bytes: number;
};

/** Redeems the one-time link that the hub gives whoever starts it. */
async function signIn({ webUrl, signInLink }: { webUrl: string; signInLink: string }): Promise<string> {
  const secret = new URL(signInLink).searchParams.get('secret') ?? '';
  const response = await fetch(`${webUrl}/sign-in/link`, {
    method: 'POST',
    body: new URLSearchParams({ secret }),
    redirect: 'manual',
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Without a cookie as the public gets it. `firstByteMs` is until the answer begins. */
async function timePage(url: string, pid: number, cookie = ''): Promise<Timed> {
  const times: number[] = [];
  const firsts: number[] = [];
  const overs: number[] = [];
  let bytes = 0;
  const { cpuSeconds } = await readProcess(pid);
  for (let at = 0; at < visits; at += 1) {
    const askedMs = performance.now();
    await (await fetch(new URL('/healthz', url))).text();
    const startedMs = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    const firstMs = performance.now() - startedMs;
    firsts.push(firstMs);
    overs.push(firstMs - (startedMs - askedMs));
    bytes = (await response.text()).length;
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - startedMs);
  }
  const cpuMs = (((await readProcess(pid)).cpuSeconds - cpuSeconds) * 1000) / visits;
  return {
    firstByteMs: spreadOf(firsts).median,
    overControlMs: spreadOf(overs),
    medianMs: spreadOf(times).median,
    cpuMs,
    bytes,
  };
}

/** The status page and all that it brings, packed as a browser asks for it. */
async function bytesInAll(webUrl: string): Promise<number> {
  const page = await (await fetch(webUrl)).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/(?:assets|site)\/[^"]+)"/g)].map(([, path = '']) => path);
  let bytes = 0;
  for (const path of ['/', ...new Set(assets)]) bytes += await packedBytes(webUrl + path);
  return bytes;
}

function packedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}

function openStream(url: string, agent: Agent, onEvent: (text: string) => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
      response.setEncoding('utf8').on('data', onEvent);
      response.on('error', () => undefined);
      resolve(response);
    }).on('error', reject);
  });
}

async function cpuShare(pid: number): Promise<number> {
  const before = await readProcess(pid);
  const startedMs = performance.now();
  await wait(measureSeconds * 1000);
  const after = await readProcess(pid);
  return (after.cpuSeconds - before.cpuSeconds) / ((performance.now() - startedMs) / 1000);
}
