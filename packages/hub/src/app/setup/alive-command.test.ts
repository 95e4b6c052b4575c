import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { expect, it } from 'vitest';
import { announceRunningHub } from '../../interfaces/terminal/running-hub.ts';
import { runCli } from '../cli.ts';

async function alive(dataDir: string, ...words: string[]) {
  const said: string[] = [];
  const note = (line: string) => void said.push(line);
  const context = { env: { HERALD_DATA_DIR: dataDir }, print: note, note, clock: systemClock };
  const code = await runCli(['alive', ...words], { ...context, signal: new AbortController().signal });
  return { code, said };
}

it('says that no hub answers, also where one ended without taking its sign away', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-alive-'));
  const nobody = { code: 1, said: ['No hub answers on this machine.'] };
  expect(await alive(dataDir)).toEqual(nobody);
  await announceRunningHub(dataDir, { url: 'http://127.0.0.1:1', token: 'x'.repeat(24), pid: 1 });
  expect(await alive(dataDir)).toEqual(nobody);
});

it('waits for a hub that starts, and tells one that is not ready from one that is', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-alive-'));
  let status = 503;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (asked === 3) status = 200;
    response.writeHead(status).end(JSON.stringify({ waitsFor: ['servers', 'store'] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  await using _running = await announceRunningHub(dataDir, { url, token: 'x'.repeat(24), pid: process.pid });
  expect(await alive(dataDir)).toEqual({
    code: 1,
    said: [
      `The hub answers at ${url} and is not ready: it has not looked at its servers yet, and it cannot write into its database.`,
    ],
  });
  expect(await alive(dataDir, '--wait', '20')).toEqual({ code: 0, said: [`The hub answers at ${url} and is ready.`] });
  server.close();
  expect((await alive(dataDir, '--wait', 'long')).code).toBe(2);
});
