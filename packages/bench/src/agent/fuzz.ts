/** `bench fuzz-agent [COUNT]`: sends random and mutated requests (100,000) to a real agent; it must neither fall, nor grow, nor tell. */
import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { createRequestSigner } from '@herald/protocol/signature';
import { unitFlags } from './subjects.ts';

const port = 19_511;
const token = 'fuzz-token-that-no-log-may-show';
const atOnce = 24;
/** From the half of the run to its end: by then the heap has taken the size that such load needs. */
const mostGrowthMib = 24;
/** The agent gives five seconds and looks every five. */
const mostSlowSeconds = 12;

export async function run([count = '100000']: readonly string[]): Promise<void> {
  const program = fileURLToPath(new URL('../../../agent/src/main.ts', import.meta.url));
  const { publicKey } = generateKeyPair();
  const stranger = createRequestSigner(parsePrivateKey(generateKeyPair().privateKey));
  const child = spawn(process.execPath, [...unitFlags, program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: String(port),
      HERALD_HUB_PUBLIC_KEY: publicKey,
      HERALD_AGENT_TOKEN: token,
      HERALD_AGENT_REQUESTS_PER_SECOND: '1000000',
      HERALD_LOG_LEVEL: 'debug',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  let isRunning = true;
  const ended = once(child, 'exit').then(() => {
    isRunning = false;
  });
  let isTokenLogged = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      isTokenLogged ||= chunk.includes(token);
    });
  await once(child.stdout, 'data');
  const residentMib = () =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;

  const statuses: Record<string, number> = {};
  let left = Number(count);
  let told = 0;
  let toldToAdmitted = 0;
  let warmMib = 0;
  const asker = async () => {
    while (left-- > 0 && isRunning) {
      const { bytes, isAdmitted } = makeRequest(stranger);
      const answer = await send(bytes);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'closed';
      statuses[status] = (statuses[status] ?? 0) + 1;
      const isTold = answer.includes('sampledAt') || answer.includes('node_');
      if (isTold && isAdmitted) toldToAdmitted += 1;
      else if (isTold) told += 1;
      if (left === Math.floor(Number(count) / 2)) warmMib = residentMib();
    }
  };
  const baseMib = residentMib();
  await Promise.all(Array.from({ length: atOnce }, asker));
  await wait(1000);
  const health = isRunning ? await send(`GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`) : '';
  const endMib = isRunning ? residentMib() : 0;
  const slowSeconds = isRunning ? await sendSlowly() : Number.POSITIVE_INFINITY;
  child.kill('SIGTERM');
  await ended;
  const isWell =
    health.includes('alive') &&
    told === 0 &&
    toldToAdmitted > 0 &&
    !isTokenLogged &&
    endMib - warmMib < mostGrowthMib &&
    slowSeconds < mostSlowSeconds;
  console.log('status  answers');
  for (const [status, number] of Object.entries(statuses)) console.log(`${status.padEnd(7)} ${number}`);
  console.log(
    `memory ${baseMib.toFixed(0)} MiB at the start, ${warmMib.toFixed(0)} MiB half way, ${endMib.toFixed(0)} MiB at the end`,
  );
  console.log(`a request that never ends is cut off after ${slowSeconds.toFixed(1)} s`);
  const figures = {
    slowSeconds,
    requests: Number(count),
    statuses,
    told,
    toldToAdmitted,
    isTokenLogged,
    baseMib,
    warmMib,
    endMib,
    isAlive: health.includes('alive'),
  };
  console.log(JSON.stringify({ bench: 'fuzz-agent', isWell, figures }));
  if (!isWell) process.exitCode = 1;
}

/** One exchange on a connection of its own; whatever came until it ended, or half a second of silence passed. */
function send(request: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(request));
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** Half a request, and then nothing: how many seconds it is borne. */
async function sendSlowly(): Promise<number> {
  const startedMs = performance.now();
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /v1/report HTTP/1.1\r\nhost: x'));
  socket.on('error', () => undefined);
  socket.resume();
  await Promise.race([once(socket, 'close'), wait(2 * mostSlowSeconds * 1000)]);
  socket.destroy();
  return (performance.now() - startedMs) / 1000;
}

type Signer = ReturnType<typeof createRequestSigner>;

const pick = <Value>(values: readonly [Value, ...Value[]]): Value => values[randomInt(values.length)] ?? values[0];
/** Mostly what a header may hold: else nearly every request would end at the first parser. */
const text = (most: number) => randomBytes(randomInt(most + 1)).toString(randomInt(8) === 0 ? 'latin1' : 'base64url');

/** Well formed, half of the time; then bytes are changed, cut or added. One in eight holds the true token, and may be told something. */
function makeRequest(stranger: Signer): { bytes: Buffer; isAdmitted: boolean } {
  const isAdmitted = randomInt(8) === 0;
  const path = pick([
    '/v1/report',
    '/v1/report?x',
    '/metrics',
    '/healthz',
    '/',
    '/%00',
    '/../etc/passwd',
    `/${text(40)}`,
  ]);
  const signed = stranger({
    method: 'GET',
    url: 'http://127.0.0.1:19511/v1/report',
    nowMs: Date.now() - randomInt(1e6),
  });
  const headers = [
    `host: ${pick(['127.0.0.1:19511', 'localhost', '[::1]:19511', 'evil.example', text(30)])}`,
    'connection: close',
    pick([`signature: ${signed.signature}`, `signature: ${text(200)}`, '']),
    pick([`signature-input: ${signed['signature-input']}`, `signature-input: ${text(200)}`, '']),
    isAdmitted
      ? `authorization: Bearer ${token}`
      : pick([`authorization: Bearer ${token.slice(1)}`, `authorization: Bearer ${text(60)}`, '']),
    pick([
      'content-length: 5',
      'transfer-encoding: chunked',
      'accept-encoding: gzip',
      `x: ${'x'.repeat(randomInt(12_000))}`,
      '',
    ]),
  ].filter((line) => line !== '');
  const method = pick(['GET', 'GET', 'POST', 'HEAD', 'OPTIONS', 'CONNECT', text(8)]);
  const bytes = Buffer.from(
    `${method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${pick(['', '', '', text(20)])}`,
    'latin1',
  );
  if (randomInt(3) > 0) return { bytes, isAdmitted };
  for (let change = randomInt(12); change > 0; change -= 1) bytes[randomInt(bytes.length)] = randomInt(256);
  return { bytes: randomInt(4) === 0 ? bytes.subarray(0, randomInt(bytes.length)) : bytes, isAdmitted };
}
