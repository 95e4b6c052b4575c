/**
 * `npm run bench -- web [--hosts 10000]`: a hub that polls so many simulated hosts, how soon its fleet page is usable in a browser,
 * and what 500 open live pages cost it beside polling alone.
 */
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateKeyPair } from '@herald/protocol/keys';
import { startLineProcess } from '../hub/line-process.ts';
import { readProcess } from '../hub/process-figures.ts';
import { hub } from '../hub/subjects.ts';
import { timeInBrowser } from './time-in-browser.ts';

const readerCount = 500;
/** Two rounds of polling: connections stand, and each host has reported. */
const warmUpSeconds = 40;
const measureSeconds = 30;
/** What the figures are held to. */
const mostShare = 0.05;
const mostUsableMs = 500;
const mostFirstByteMs = 20;
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
  await wait(warmUpSeconds * 1000);
  const pages = {
    'fleet page': await timePage(`${webUrl}/fleet`, cookie),
    'search in it': await timePage(`${webUrl}/fleet/hosts?q=host-99&sort=cpu`, cookie),
    'fleet as a map': await timePage(`${webUrl}/fleet?view=map`, cookie),
    'status page': await timePage(`${webUrl}/`),
  };
  const usableMs = await timeInBrowser(`${webUrl}/fleet`, cookie);
  const shareAlone = await cpuShare(pid);
  const agent = new Agent({ maxSockets: readerCount });
  let events = 0;
  const readers = await Promise.all(
    Array.from({ length: readerCount }, () => openStream(`${webUrl}/live/status`, agent, () => (events += 1))),
  );
  await wait(4_000);
  const share = await cpuShare(pid);
  for (const reader of readers) reader.destroy();
  agent.destroy();
  const readerShare = share - shareAlone;
  for (const [name, { firstByteMs, medianMs, bytes }] of Object.entries(pages))
    console.log(
      `${name.padEnd(26)} ${medianMs.toFixed(0).padStart(6)} ms  first byte ${firstByteMs.toFixed(0)} ms  ${Math.round(bytes / 1000)} kB`,
    );
  console.log(
    `${'fleet page in a browser'.padEnd(26)} ${usableMs.toFixed(0).padStart(6)} ms  until its rows can be used`,
  );
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  console.log(
    `polling ${count} hosts alone ${percent(shareAlone)} of a core; with ${readerCount} live pages ${percent(share)}`,
  );
  console.log(`${readerCount} live pages cost ${percent(readerShare)} of a core, ${events} events`);
  const figures = { hosts: count, readers: readerCount, pages, usableMs, shareAlone, share, readerShare, events };
  console.log(JSON.stringify({ bench: 'web', ...figures }));
  const isSlow = pages['status page'].firstByteMs > mostFirstByteMs;
  if (readerShare > mostShare || usableMs > mostUsableMs || isSlow) process.exitCode = 1;
}

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
async function timePage(url: string, cookie = ''): Promise<{ firstByteMs: number; medianMs: number; bytes: number }> {
  const times: number[] = [];
  const firsts: number[] = [];
  let bytes = 0;
  for (let at = 0; at < 7; at += 1) {
    const startedMs = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    firsts.push(performance.now() - startedMs);
    bytes = (await response.text()).length;
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - startedMs);
  }
  const median = (all: number[]) => all.sort((one, other) => one - other)[3] ?? 0;
  return { firstByteMs: median(firsts), medianMs: median(times), bytes };
}

function openStream(url: string, agent: Agent, onEvent: () => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('data', onEvent);
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
