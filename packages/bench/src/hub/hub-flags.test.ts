import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { hubFlags } from './hub-flags.ts';

it('runs the hub in the container and as a service as npm does', async () => {
  const read = (path: string) => readFile(new URL(`../../../hub/${path}`, import.meta.url), 'utf8');
  const flags = await hubFlags();
  expect(flags).toContain('--max-semi-space-size=8');
  const entry = '/opt/herald/lib/hub/src/app/main.ts';
  expect(await read('Containerfile')).toContain(
    `ENTRYPOINT ["/opt/herald/bin/node", ${[...flags, entry].map((word) => JSON.stringify(word)).join(', ')}]`,
  );
  const unit = await read('install/herald-hub.service');
  const current = '/opt/herald/current';
  expect(unit).toContain(`ExecStart=${current}/bin/node ${flags.join(' ')} ${current}/lib/hub/src/app/main.ts\n`);
});

it('runs the hub under npm start with the same flags', async () => {
  const starter = await readFile(new URL('../../../sandbox/src/start/child.ts', import.meta.url), 'utf8');
  for (const flag of await hubFlags()) expect(starter).toContain(`'${flag}'`);
});
