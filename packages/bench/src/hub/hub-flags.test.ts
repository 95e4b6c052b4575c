import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { hubFlags } from './hub-flags.ts';

it('runs the hub in the container as npm does', async () => {
  const compose = await readFile(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8');
  const flags = await hubFlags();
  expect(flags).toContain('--max-semi-space-size=8');
  expect(compose).toContain(`command: [node, ${[...flags, 'packages/hub/src/app/main.ts'].join(', ')}]`);
});

it('runs the hub under npm start with the same flags', async () => {
  const starter = await readFile(new URL('../../../sandbox/src/start/child.ts', import.meta.url), 'utf8');
  for (const flag of await hubFlags()) expect(starter).toContain(`'${flag}'`);
});
