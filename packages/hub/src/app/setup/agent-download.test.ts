import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { visit } from '../../interfaces/web/testing/visit.ts';
import { openAgentDownload } from './agent-download.ts';

it('offers what the build made to anyone, byte for byte, and nothing beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-download-'));
  const dist = join(folder, 'dist');
  await mkdir(dist);
  await writeFile(join(folder, 'secret'), 'a secret');
  await writeFile(join(dist, 'install.sh'), '#!/bin/sh\n');
  await writeFile(join(dist, 'herald-agent-1.2.3-linux-arm64.tar.gz'), 'archive');
  await using visitor = await visit({ download: (fileName) => openAgentDownload(fileName, dist) });
  const installer = await visitor.get('/agent/install.sh');
  expect([installer.status, installer.text]).toEqual([200, '#!/bin/sh\n']);
  expect(installer.headers).toMatchObject({
    'content-type': 'text/x-shellscript; charset=utf-8',
    'content-length': '10',
  });
  const archive = await visitor.get('/agent/herald-agent-1.2.3-linux-arm64.tar.gz');
  expect([archive.text, archive.headers['content-type'], archive.headers['content-encoding']]).toEqual([
    'archive',
    'application/gzip',
    undefined,
  ]);
  for (const path of ['..%2fsecret', '%2e%2e%2fsecret', 'SHA256SUMS', 'install.sh%00'])
    expect([path, (await visitor.get(`/agent/${path}`)).status]).toEqual([path, 404]);
});
