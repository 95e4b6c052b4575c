/** Setting up and checking, over real HTTP: the few paths of Discord and of an agent that the commands ask. */

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { aReport } from '@herald/protocol/report-builder';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeAws } from '../../monitoring/identity/testing/fake-aws.ts';
import { ownCertificate } from '../../monitoring/poller/testing/own-certificate.ts';
import { pinFirstFingerprint } from '../../store/hosts/pinned-fingerprints.ts';
import { openStore } from '../../store/open-store.ts';
import { runCli } from '../cli.ts';
import { installLine } from './install-line-command.ts';

const token = 'sandbox-token-of-a-bot-1234567890';
/** Every permission but Administrator, which would stand above all rules of a channel. */
const everything = String(2n ** 53n - 1n - 8n);
let folder: string;
const cleanups: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-setup-'));
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
  await rm(folder, { recursive: true, force: true });
});

/** Answers like one path of an API each; 401 for another token, 404 for other paths. */
async function serve(answers: Record<string, unknown>, wanted?: string, dateOf = () => new Date()): Promise<string> {
  const server = createServer((request, response) => {
    const isKnown = wanted === undefined || request.headers.authorization === `Bot ${wanted}`;
    const body = answers[request.url ?? ''];
    response.statusCode = !isKnown ? 401 : body === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.setHeader('date', dateOf().toUTCString());
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const discord = (flags: number, bits = everything) =>
  serve(
    {
      '/v10/applications/@me': { id: '700', name: 'Herald', flags },
      '/v10/channels/998877665544332211': {
        guild_id: '1',
        name: 'alerts',
        permission_overwrites: [{ id: '700', allow: '0', deny: '2048' }],
      },
      '/v10/channels/998877665544332212': { guild_id: '1', name: 'news' },
      '/v10/guilds/1': { owner_id: '9', roles: [{ id: '1', permissions: bits }] },
      '/v10/guilds/1/members/700': { roles: [] },
    },
    token,
  );

async function herald(words: string[], env: Record<string, string> = {}, typed?: string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runCli(words, {
    env: { HERALD_REGISTRY: join(folder, 'registry.yaml'), HERALD_DATA_DIR: join(folder, 'data'), ...env },
    print: (line) => out.push(line),
    note: (line) => notes.push(line),
    ...(typed ? { ask: async () => typed.shift() ?? '' } : {}),
    clock: systemClock,
    signal: new AbortController().signal,
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}

it('setup without a terminal takes the token from the environment and the host from an option', async () => {
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: await discord(1 << 19) };
  const said = await herald(['setup', '--host', 'web-1=10.0.1.23'], env);
  expect(said.code).toBe(0);
  expect(said.out).toContain('the token is that of Herald');
  expect(said.out).toContain('The Message Content intent is on.');
  expect(said.out).toMatch(/invite {4}https:\/\/discord\.com\/oauth2\/authorize\?client_id=700&.*permissions=\d+/);
  expect(said.out).not.toContain(token);
  expect(await readFile(join(folder, 'registry.yaml'), 'utf8')).toMatch(
    /^# yaml-language-server.*\nhosts:\n {2}web-1: { address: 10\.0\.1\.23 }\n$/,
  );
  expect((await stat(join(folder, 'data', 'hub.key'))).mode & 0o777).toBe(0o600);
});

it('setup at a terminal asks, keeps the token where only its owner reads it, and may be run again', async () => {
  const envFile = join(folder, '.env');
  await writeFile(envFile, 'HERALD_WEB_PORT=8081\nDISCORD_TOKEN=old', { mode: 0o644 });
  const { ino } = await stat(envFile);
  const env = { DISCORD_API_URL: await discord(0) };
  const said = await herald(['setup', '--env', envFile], env, [token, 'web-1 = 10.0.1.23']);
  expect(said.code).toBe(0);
  expect(said.out).toContain('Switch it on: Discord developer portal');
  expect(await readFile(envFile, 'utf8')).toBe(`HERALD_WEB_PORT=8081\nDISCORD_TOKEN=${token}\n`);
  expect((await stat(envFile)).mode & 0o777).toBe(0o600);
  // Another file in its place, and not the same one emptied first: a full disk must not cost what stood there.
  expect((await stat(envFile)).ino).not.toBe(ino);
  const again = await herald(['setup', '--env', envFile], { ...env, DISCORD_TOKEN: token });
  expect(again.out).toContain('is there already');
});

it('setup says what is missing, with exit code 1', async () => {
  expect(await herald(['setup'])).toMatchObject({ code: 1, out: expect.stringContaining('no token yet') });
  const refused = await herald(['setup'], { DISCORD_TOKEN: `${token}x`, DISCORD_API_URL: await discord(0) });
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Discord does not accept that token') });
  const gone = await herald(['setup'], { DISCORD_TOKEN: token, DISCORD_API_URL: 'http://127.0.0.1:1' });
  expect(gone).toMatchObject({ code: 1, out: expect.stringContaining('could not be asked') });
});

it('doctor has a line for everything, and says what to do', async () => {
  const agent = await serve({ '/v1/report': aReport({ sampledAt: new Date().toISOString() }) });
  await writeFile(
    join(folder, 'registry.yaml'),
    `hosts: { web-1: { address: "${agent}" }, web-2: { address: "127.0.0.1:1" } }
discord: { alerts: "998877665544332211", announcements: "998877665544332212", digest: "998877665544332213" }`,
  );
  const said = await herald(['doctor'], { DISCORD_TOKEN: token, DISCORD_API_URL: await discord(0) });
  expect(said.code).toBe(1);
  const lines = said.out.split('\n').map((line) => line.replace(/\s+/g, ' '));
  const has = (words: string) =>
    expect(
      lines.some((line) => line.startsWith(words)),
      `${words}\n${said.out}`,
    ).toBe(true);
  has('ok settings');
  has('ok registry');
  has('ok discord The token is that of Herald');
  has('warn discord The Message Content intent is off');
  has('fail permissions In #alerts Herald lacks Send Messages.');
  has('ok permissions Herald may do all it needs in #news');
  has('fail permissions Herald cannot see channel 998877665544332213');
  has('ok agent 1 of 2 agents answers well.');
  has('fail agent web-2 (http://127.0.0.1:1): The machine answers, but nothing listens there. Start the agent');
  has('ok signing key Agents trust ');
  has('ok database');
  has('ok disk');
  const json: { state: string }[] = JSON.parse((await herald(['doctor', '--json'], { HERALD_WEB_PORT: 'x' })).out);
  expect(json[0]).toMatchObject({ state: 'fail', about: 'settings' });
});

it('doctor says that strangers can add the bot, and which owners are told nothing when it mentions them', async () => {
  const role = (id: string, name: string, mentionable: boolean) => ({ id, name, permissions: '0', mentionable });
  const reading = async (isPublic: boolean, mentionable: boolean, own = '0') =>
    serve(
      {
        '/v10/applications/@me': { id: '700', name: 'Herald', flags: 0, bot_public: isPublic },
        '/v10/users/@me/guilds': [{ id: '1' }],
        '/v10/guilds/1/roles': [
          { ...role('1', '@everyone', false), permissions: own },
          role('500000000000000005', 'payments', mentionable),
        ],
        '/v10/guilds/1/members/700': { roles: [] },
      },
      token,
    );
  await writeFile(
    join(folder, 'registry.yaml'),
    `hosts: { web-1: { address: "127.0.0.1:1" } }
services:
  billing: { hosts: [web-1], owner: { team: Payments, role: "500000000000000005" } }
  exports: { hosts: [web-1], owner: { team: Exports, role: "500000000000000006" } }
discord: { may-ask: ["500000000000000007"], engineers: ["500000000000000007"], platform: ["500000000000000005"] }`,
  );
  const said = async (...how: Parameters<typeof reading>) =>
    (await herald(['doctor'], { DISCORD_TOKEN: token, DISCORD_API_URL: await reading(...how) })).out.replace(
      / +/g,
      ' ',
    );
  const open = await said(true, false);
  expect(open).toContain('warn discord Anybody can add the bot to a server of their own. It answers nobody there.');
  expect(open).toContain('Bot, Public Bot off.');
  expect(open).toContain('warn permissions Nobody is told when Herald mentions @payments.');
  expect(open).toContain('switch on "Allow anyone to @mention this role"');
  expect(open).toContain(
    'fail permissions The server has no role 500000000000000006, which the registry names as an owner.',
  );
  expect(open).toContain('has no role 500000000000000007, which the registry names under engineers and under may-ask.');
  const closed = await said(false, true);
  expect(closed).toContain('ok discord Only you can add the bot to a server.');
  expect(closed).not.toContain('@payments');
  const mentionsAll = String(1n << 17n);
  expect(await said(false, false, mentionsAll)).not.toContain('@payments');
});

it('doctor, probe and show know the hosts that are only discovered, and doctor says which source fails', async () => {
  const agent = new URL(await serve({ '/v1/report': aReport({ sampledAt: new Date().toISOString() }) }));
  await writeFile(
    join(folder, 'targets.json'),
    JSON.stringify([{ targets: [agent.host], labels: { name: 'found-1' } }]),
  );
  await writeFile(
    join(folder, 'registry.yaml'),
    `discovery: { files: [${join(folder, 'targets.json')}, ${join(folder, 'none.json')}] }`,
  );
  const said = await herald(['doctor']);
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/^ok {4}discovery {5}It finds 1 host\.$/m);
  expect(said.out).toMatch(/^fail {2}discovery {5}.*none\.json/m);
  expect(said.out).toMatch(/^ok {4}agent {9}1 of 1 agent answers well/m);
  expect((await herald(['registry', 'probe', 'found-1'])).out).toContain('Answers in');
  expect((await herald(['registry', 'show', 'found-1'])).out).toContain(agent.host);
});

it('doctor names the host whose clock is off', async () => {
  const late = () => new Date(Date.now() - 40_000);
  const agent = await serve({ '/v1/report': aReport({ sampledAt: late().toISOString() }) }, undefined, late);
  await writeFile(join(folder, 'registry.yaml'), `hosts: { web-1: { address: "${agent}" } }`);
  const said = await herald(['doctor']);
  expect(said.code).toBe(0);
  expect(said.out).toMatch(/^warn {2}clock {9}The clock of web-1 and the hub's differ by more than 30 s\..*NTP\.$/m);
  expect(said.out).not.toContain('The clocks agree.');
});

it('doctor opens nothing with settings that are wrong, and says each fault once', async () => {
  const said = await herald(['doctor'], { HERALD_WEB_PORT: 'x', HERALD_DATA_DIR: join(folder, 'data') });
  expect(said.out.match(/HERALD_WEB_PORT must be/g)).toHaveLength(1);
  expect(said.out).toMatch(/^warn {2}database {6}Not opened/m);
});

it('probe asks a host, or all of a service', async () => {
  const agent = await serve({ '/v1/report': aReport({ sampledAt: new Date().toISOString() }) });
  await writeFile(
    join(folder, 'registry.yaml'),
    `hosts: { web-1: { address: "${agent}" }, web-2: { address: "127.0.0.1:1" } }\nservices: { shop: { hosts: [web-1, web-2] } }`,
  );
  const one = await herald(['registry', 'probe', 'web-1']);
  expect(one.code).toBe(0);
  expect(one.out).toMatch(/^web-1 \(http.*\): Answers in \d+ ms: agent 0\.1\.0, i-0a1b2c3d4e5f60718 in eu-west-1/);
  const all = await herald(['registry', 'probe', 'shop', '--json']);
  expect(all.code).toBe(1);
  expect(all.out.split('\n').map((line) => JSON.parse(line).outcome.kind)).toEqual(['report', 'silent']);
});

it('probe checks the signed identity where certificates are there, and tells another machine apart', async () => {
  const aws = await startFakeAws();
  const document = JSON.stringify({
    accountId: '123456789012',
    instanceId: 'i-0a1b2c3d4e5f60718',
    region: 'eu-west-1',
  });
  await writeFile(join(folder, 'eu-west-1.pem'), aws.certificate.toString());
  const agent = await serve({
    '/v1/report': aReport({ sampledAt: new Date().toISOString() }),
    '/v1/identity': { document, pkcs7: await aws.sign(document) },
  });
  await writeFile(
    join(folder, 'registry.yaml'),
    `hosts: { web-1: { address: "${agent}", instance: i-0a1b2c3d4e5f60718 }, web-2: { address: "${agent}", instance: i-00000002 } }`,
  );
  const env = { HERALD_IDENTITY_CERTIFICATES: folder };
  expect((await herald(['registry', 'probe', 'web-1'], env)).out).toContain(
    'AWS signed that this is i-0a1b2c3d4e5f60718',
  );
  expect((await herald(['registry', 'probe', 'web-2'], env)).out).toContain('but of another machine');
  expect((await herald(['doctor'], env)).out).toMatch(
    /fail {2}agent +web-2: AWS signed an identity, but of another machine/,
  );
});

it('key shows the public half and never the private one', async () => {
  const { out } = await herald(['key']);
  expect(out).toMatch(/^[\w-]{43}$/);
  expect((await herald(['key'])).out).toBe(out);
  expect((await readFile(join(folder, 'data', 'hub.key'), 'utf8')).trim()).not.toBe(out);
  expect((await herald(['key', 'new'])).out).toMatch(/^HERALD_HUB_PRIVATE_KEY=[\w-]{43}$/);
});

it('the install line carries checksums and the public key, and says when nothing was built', async () => {
  const dist = `${folder}/`;
  await expect(installLine({ url: 'https://h', publicKey: 'k', dist })).rejects.toMatchObject({
    code: 'install/not-built',
  });
  await writeFile(join(folder, 'install.sh'), '');
  await writeFile(join(folder, 'SHA256SUMS'), '');
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(await installLine({ url: 'https://h/', publicKey: 'KEY', dist })).toBe(
    `d=$(mktemp -d) && { curl -fsSLo "$d/herald-install.sh" https://h/agent/install.sh || wget -qO "$d/herald-install.sh" https://h/agent/install.sh; } && echo "${nothing}  $d/herald-install.sh" | sha256sum -c --quiet && sudo sh "$d/herald-install.sh" --from https://h/agent --sums ${nothing} --hub-public-key KEY`,
  );
  const userData = await installLine({ url: 'https://h', publicKey: 'KEY', dist, as: 'user-data' });
  expect(userData.split('\n')[0]).toBe('#!/bin/sh');
  expect(userData).toContain(
    `\nsh "$d/herald-install.sh" --from https://h/agent --sums ${nothing} --hub-public-key KEY`,
  );
  expect(await installLine({ url: 'https://h', publicKey: 'KEY', dist, as: 'image' })).toMatch(/KEY --no-start$/);
  expect((await herald(['install-line'])).notes).toContain('install/no-address');
  expect((await herald(['install-line', '--as', 'poster'])).notes).toContain(
    '--as is one of line, user-data, image, ssm, ansible',
  );
});

it.skipIf(process.platform !== 'linux')(
  'the install line runs what it checked and nothing else, from a folder that is its own, with curl or with wget',
  async () => {
    const dist = `${folder}/`;
    await writeFile(join(folder, 'install.sh'), 'stat -c "%a %U" "$(dirname "$0")"; echo "$0 $*"\n');
    await writeFile(join(folder, 'SHA256SUMS'), '');
    const line = await installLine({ url: 'https://h/', publicKey: 'KEY', dist });
    // Another user's file lies in the current directory, and a line that ran there would run it.
    await writeFile(join(folder, 'herald-install.sh'), 'echo stolen\n');
    const run = (programs: string, text = line) =>
      spawnSync('sh', ['-c', `sudo() { "$@"; }\n${programs}\n${text}`], { cwd: folder, encoding: 'utf8' });
    const put = (place: string) => `cp "${folder}/install.sh" "$${place}"`;
    for (const programs of [`curl() { ${put('2')}; }`, `curl() { return 127; }\nwget() { ${put('2')}; }`]) {
      const { status, stdout } = run(programs, `${line} --set HERALD_AGENT_TLS=on`);
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(/^700 \S+\n\/\S+\/tmp\.\w+\/herald-install\.sh --from .* --set HERALD_AGENT_TLS=on\n$/),
      ]);
    }
    const changed = run(`curl() { echo 'echo changed' >"$2"; }`);
    expect([changed.status, changed.stdout]).not.toEqual([0, expect.anything()]);
    expect(changed.stdout).not.toMatch(/changed$|stolen/m);
  },
);

it('holds agents to the certificates that the hub knows, until a person trusts another one', async () => {
  const certificate = await ownCertificate();
  const server = createHttpsServer(certificate, (_, response) =>
    response.end(JSON.stringify(aReport({ sampledAt: new Date().toISOString() }))),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const file = join(folder, 'registry.yaml');
  await writeFile(file, `hosts: { web-1: { address: "https://127.0.0.1:${port}" }, web-2: { address: 127.0.0.1 } }`);
  const path = join(folder, 'herald.db');
  const first = `sha256:${'a'.repeat(64)}`;
  {
    await using store = await openStore(
      { mode: 'sqlite', path },
      { clock: systemClock, log: pino({ level: 'silent' }) },
    );
    const pin = { hostName: 'web-1', fingerprint: first, pinnedAtMs: 1, pinnedBy: 'first use' };
    await pinFirstFingerprint(store.query, pin);
  }
  const env = { HERALD_DATA_DIR: folder, DISCORD_TOKEN: token };
  const said = async (...words: string[]) => {
    const { code, out, notes } = await herald(words, env);
    return [code, `${out}\n${notes}`] as const;
  };
  expect(await said('registry', 'probe', 'web-1')).toEqual([1, expect.stringContaining('registry trust')]);
  expect((await said('doctor'))[1]).toMatch(/fail +agent +web-1 .*not the one expected \(changed\)/);
  // Nobody at a terminal, or another fingerprint than the host's own: nothing is changed.
  expect(await said('registry', 'trust', 'web-1')).toEqual([
    1,
    expect.stringContaining(`${first} was trusted (first use)`),
  ]);
  expect(await said('registry', 'trust', 'web-1', '--fingerprint', first)).toEqual([
    1,
    expect.stringContaining('nothing was changed'),
  ]);
  expect((await said('registry', 'probe', 'web-1'))[0]).toBe(1);
  expect((await said('registry', 'trust', 'web-1', '--fingerprint', certificate.fingerprint))[0]).toBe(0);
  expect(await said('registry', 'probe', 'web-1')).toEqual([0, expect.stringContaining('Answers in')]);
  expect(await said('registry', 'trust', 'web-1')).toEqual([0, expect.stringContaining('trusted already')]);
  expect(await said('registry', 'trust', 'web-2')).toEqual([2, expect.stringContaining('trust/nothing-to-trust')]);
});

it('doctor asks the language model something invented, and says what goes there', async () => {
  const saying = (content: unknown) =>
    serve({ '/v1/chat/completions': { choices: [{ message: { content: JSON.stringify(content) } }] } });
  const doctor = async (url: string, more: Record<string, string> = {}) => {
    const { out } = await herald(['doctor'], { HERALD_MODEL_URL: url, HERALD_MODEL_NAME: 'small', ...more });
    return out.split('\n').find((line) => line.includes(' model ')) ?? out;
  };
  const none = { everything: false, metric: null, measure: null, order: null, range: null };
  const well = await saying({ ...none, intent: 'health', targets: [{ name: 'shop', said: 'shop' }] });
  expect(await doctor(`${well}/v1`)).toMatch(
    /^ok {4}model {9}small at 127\.0\.0\.1:\d+ answers within \d+ ms\. Names, aliases and the words of messages/,
  );
  expect(await doctor(`${await saying('hello')}/v1`)).toMatch(/^warn .* but not in the form of the JSON schema\./);
  expect(await doctor(`${well}/v2`)).toMatch(/^warn .* it answers with status 404\. Check HERALD_MODEL_URL/);
  expect(await doctor('http://127.0.0.1:1/v1')).toMatch(/^warn .* it cannot be reached \(ECONNREFUSED\)\./);
  const { out } = await herald(['doctor']);
  expect(out).toMatch(/^ok {4}model {9}No language model is used: nobody else reads what people write\.$/m);
  const half = await herald(['doctor'], { HERALD_MODEL_URL: well });
  expect(half.out).toMatch(
    /^fail {2}settings {6}HERALD_MODEL_NAME is missing: a language model has an address and a name\./m,
  );
});
