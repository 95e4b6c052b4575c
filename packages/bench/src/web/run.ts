/** The pages under load: how soon the fleet page of 10,000 hosts is there, and what 500 open live pages cost the hub. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const server = new URL('../../../hub/src/web/testing/serve-many.ts', import.meta.url);
const hostCount = 10_000;
const readerCount = 500;
const measureSeconds = 20;
const ticksPerSecond = 100;

export async function run(): Promise<void> {
  const child = fork(server, [String(hostCount)]);
  try {
    const [ready] = await once(child, 'message');
    const { url, cookie } = ready as { url: string; cookie: string };
    const pages = {
      'fleet page': await timePage(`${url}/fleet`, cookie),
      'search in it': await timePage(`${url}/fleet/hosts?q=web-99&sort=cpu`, cookie),
      'fleet as a map': await timePage(`${url}/fleet?view=map&by=team`, cookie),
      'status page': await timePage(`${url}/`, cookie),
    };
    const before = await cpuShare(child.pid ?? 0);
    const agent = new Agent({ maxSockets: readerCount });
    let events = 0;
    const readers = await Promise.all(
      Array.from({ length: readerCount }, () => openStream(`${url}/live/status`, agent, () => (events += 1))),
    );
    await wait(4_000);
    const share = await cpuShare(child.pid ?? 0);
    for (const reader of readers) reader.destroy();
    agent.destroy();
    for (const [name, { medianMs, bytes }] of Object.entries(pages)) {
      console.log(`${name.padEnd(16)} ${medianMs.toFixed(0).padStart(6)} ms  ${Math.round(bytes / 1000)} kB`);
    }
    console.log(
      `${readerCount} live pages  ${(share * 100).toFixed(1)} % of a core (${(before * 100).toFixed(1)} % without), ${events} events`,
    );
    console.log(
      JSON.stringify({ bench: 'web', hostCount, readerCount, pages, coreShareIdle: before, coreShare: share, events }),
    );
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

async function timePage(url: string, cookie: string): Promise<{ medianMs: number; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let at = 0; at < 11; at += 1) {
    const startedMs = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    bytes = (await response.text()).length;
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - startedMs);
  }
  return { medianMs: times.sort((one, other) => one - other)[5] ?? 0, bytes };
}

function openStream(url: string, agent: Agent, onEvent: () => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.on('data', onEvent);
      response.on('error', () => undefined);
      resolve(response);
    }).on('error', reject);
  });
}

/** Processor time of a process over the next seconds, as a share of one core (proc(5): stat, fields 14 and 15). */
async function cpuShare(pid: number): Promise<number> {
  const before = ticks(pid);
  const startedMs = performance.now();
  await wait(measureSeconds * 1000);
  return (ticks(pid) - before) / ticksPerSecond / ((performance.now() - startedMs) / 1000);
}

function ticks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
