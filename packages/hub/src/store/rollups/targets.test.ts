import { expect, it } from 'vitest';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { findTargetsByWord, keepTargets } from './targets.ts';

onBothEngines(({ store: open }) => {
  it('finds names in whatever case they are kept, the one that was recorded last first', async () => {
    await using store = await open();
    const row = (kind: 'host' | 'service', name: string, rolledToS: number) => ({ kind, name, lease: 'x', rolledToS });
    await keepTargets(store.query, [row('host', 'Legacy', 10), row('service', 'legacy', 20), row('host', 'web-1', 30)]);
    const found = await findTargetsByWord(store.query, ['legacy', 'web-9']);
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['service legacy', 'host Legacy']);
    expect(await findTargetsByWord(store.query, [])).toEqual([]);
  });
});
