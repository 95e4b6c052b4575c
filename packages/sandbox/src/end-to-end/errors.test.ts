/** Every way an agent can fail, from its fault to the words in the channel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import { generateKeyPair } from '@herald/protocol/keys';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Child, startChild } from '../start/child.ts';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** One hub that knows a host for each fault; every test asks about its own. */
let herald: Herald;
let discord: Discord;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  const garbled = await serve((_request, response) => response.end('<html>not a report</html>'));
  const huge = await serve((_request, response) => response.end(Buffer.alloc(5_000_000, 'x')));
  const moved = await serve((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  const partial = await serve((_request, response) =>
    response.setHeader('content-type', 'application/json').end('{"version":1,"host":"x"}'),
  );
  const newer = await serve((_request, response) =>
    response.setHeader('content-type', 'application/json').end('{"version":99}'),
  );
  const silent = await serve(() => undefined);
  const stateDir = await mkdtemp(join(tmpdir(), 'herald-tls-'));
  stack.defer(() => rm(stateDir, { recursive: true, force: true }));
  const stranger = await agent({ HERALD_HUB_PUBLIC_KEY: generateKeyPair().publicKey });
  const secret = await agent({
    HERALD_HUB_PUBLIC_KEY: generateKeyPair().publicKey,
    HERALD_AGENT_TLS: 'on',
    HERALD_AGENT_STATE_DIR: stateDir,
  });
  herald = stack.use(
    await startHerald({
      agents: ['web-1'],
      registry: (origins) =>
        [
          'defaults: { poll: 5s }',
          'hosts:',
          `  web-1: { address: ${JSON.stringify(origins['web-1'])} }`,
          '  refused: { address: "http://127.0.0.1:1" }',
          `  silent: { address: ${JSON.stringify(silent)} }`,
          `  garbled: { address: ${JSON.stringify(garbled)} }`,
          `  huge: { address: ${JSON.stringify(huge)} }`,
          `  moved: { address: ${JSON.stringify(moved)} }`,
          `  partial: { address: ${JSON.stringify(partial)} }`,
          `  newer: { address: ${JSON.stringify(newer)} }`,
          `  stranger: { address: ${JSON.stringify(stranger)} }`,
          `  otherwise: { address: ${JSON.stringify(secret)}, fingerprint: "sha256:${'0'.repeat(64)}" }`,
          '',
        ].join('\n'),
    }),
  );
  discord = herald.discord;
});
afterAll(() => stack.disposeAsync());

it.each([
  ['refused', /I can't measure refused: the server responds, but the Herald agent on it doesn't/],
  ['silent', /silent hasn't responded since Herald started/],
  ['garbled', /I can't measure garbled: what it sends is garbled/],
  ['huge', /I can't measure huge: it sends far more than a report/],
  ['moved', /I can't measure moved: it points me to another address/],
  ['partial', /I can't measure partial: its report is not complete/],
  ['newer', /I can't measure newer: its agent speaks another version/],
  ['stranger', /I can't measure stranger: its agent doesn't accept my key/],
  ['otherwise', /I can't measure otherwise: its certificate is not the one I know/],
])('tells in plain words what is wrong with a host that is %s', async (name, words) => {
  await herald.logged(new RegExp(`"host":"${name}","outcome"`));
  const said = wordsOf(await ask(discord, `@Herald tell me about ${name}`)).replaceAll('**', '');
  expect(said).toMatch(words);
  // Nothing of the machinery: no stack, no status code, no address.
  expect(said).not.toMatch(/\bat \w+ \(|ECONN|UND_ERR|127\.0\.0\.1|undefined|\[object/);
});

it('answers for the healthy host all the while', async () => {
  expect(wordsOf(await ask(discord, '@Herald tell me about web-1'))).toMatch(/web-1 is up/);
});

it('writes no secret into the log', async () => {
  const log = herald.log();
  expect(log).not.toContain(discord.token);
  expect(log).not.toMatch(/BEGIN PRIVATE KEY|sign-in\/link\?secret/);
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function agent(env: Record<string, string>): Promise<string> {
  const child: Child = stack.use(
    await startChild({
      file: new URL('../../../agent/src/main.ts', import.meta.url),
      args: ['serve'],
      env: { HERALD_AGENT_HOST: '127.0.0.1', HERALD_AGENT_PORT: '0', AWS_EC2_METADATA_DISABLED: 'true', ...env },
      readyEvent: 'listening',
      output: () => undefined,
    }),
  );
  return String(child.ready['url']);
}
