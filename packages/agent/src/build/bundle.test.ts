import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleAgent } from './bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'herald-bundle-'));
const token = 'only-for-the-bundle-test';

/** Writes the names of what Node has loaded of itself, as a process tells them on its end. */
const listLoaded = `process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(process.moduleLoadList)));`;

function read(url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    request(url, { headers, rejectUnauthorized: false, agent: false }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode ?? 0, text });
    })
      .on('error', reject)
      .end();
  });
}

/** From the bundle, until `use` has ended. Gives what Node had loaded of itself by then. */
async function serveFromBundle(env: Record<string, string>, use: (url: string) => Promise<void>): Promise<string[]> {
  const [hook, loaded] = [join(folder, 'hook.cjs'), join(folder, 'loaded.json')];
  writeFileSync(hook, listLoaded);
  const child = fork(join(folder, 'agent.cjs'), {
    cwd: folder,
    execArgv: ['--require', hook],
    env: {
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_AGENT_TOKEN: token,
      AWS_EC2_METADATA_DISABLED: 'true',
      LOADED: loaded,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const [message] = await Promise.race([once(child, 'message'), ended.then(() => [{}])]);
  try {
    await use(String(message.url));
  } finally {
    // Asks it to stop on every system; a signal would end it at once on Windows.
    child.disconnect();
    await ended;
  }
  return JSON.parse(readFileSync(loaded, 'utf8'));
}

it('is one small file that serves everything, also what lies in it as pressed text', async () => {
  await bundleAgent(join(folder, 'agent.cjs'), '1.2.3');
  expect(readFileSync(join(folder, 'agent.cjs')).length).toBeLessThan(700_000);
  await serveFromBundle({ HERALD_AGENT_TLS: 'on', HERALD_AGENT_STATE_DIR: folder }, async (url) => {
    expect(url).toMatch(/^https:/);
    const openApi = await read(`${url}/openapi.json`);
    expect(JSON.parse(openApi.text)).toMatchObject({ info: { version: '1.2.3' }, paths: { '/v1/report': {} } });
    const report = await read(`${url}/v1/report`);
    expect([report.status, JSON.parse(report.text).agentVersion]).toEqual([200, '1.2.3']);
  });
});

it('starts without loading what it does not need of Node', async () => {
  await bundleAgent(join(folder, 'agent.cjs'), '1.2.3');
  const loaded = await serveFromBundle({}, async (url) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' };
    const answer = await fetch(`${url}/v1/report`, { headers });
    expect(answer.status).toBe(200);
  });
  const names = loaded.map((name) => name.replace(/^NativeModule /, ''));
  expect(names).toContain('http');
  for (const heavy of ['https', 'http2', 'tls', 'zlib', 'worker_threads', 'fs/promises', 'readline'])
    expect(names).not.toContain(heavy);
});
