import { expect, it } from 'vitest';
import { visit } from '../testing/visit.ts';

it('shows the install line as it is now: the agent may have been built again since the hub started', async () => {
  let built = 1;
  await using visitor = await visit({
    installLine: async () => ({
      kind: 'ready',
      text: `sh herald-install.sh --sums build-${built}`,
      userData: `#!/bin/sh\nsh herald-install.sh --sums user-data-${built}`,
    }),
  });
  expect((await visitor.get('/fleet/add', 'engineer')).text).toContain('build-1');
  built = 2;
  const { text } = await visitor.get('/fleet/add', 'engineer');
  expect(text).toContain('build-2');
  expect(text).toContain('#!/bin/sh\nsh herald-install.sh --sums user-data-2');
  expect(text).not.toContain('build-1');
  expect(text).toContain('install-line --as ssm</code> or <code>--as ansible</code>');
});

it('says that the line names two keys while the signing key is being changed', async () => {
  const words = "The hub's signing key is being changed";
  const line = { kind: 'ready' as const, text: 'sh herald-install.sh --key old,new', userData: '#!/bin/sh' };
  await using changing = await visit({ installLine: async () => ({ ...line, isKeyChanging: true }) });
  expect((await changing.get('/fleet/add', 'engineer')).text).toContain(words);
  await using settled = await visit({ installLine: async () => line });
  expect((await settled.get('/fleet/add', 'engineer')).text).not.toContain(words);
});
