import { expect, it } from 'vitest';
import { text, type Value } from '../query.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { deleteChunksBefore, keepChunks, readChunksOfMany } from './chunks.ts';

const data = new Uint8Array([1]);

onBothEngines((engine) => {
  it('reads the periods of many targets, by target and oldest first', async () => {
    await using store = await engine.store();
    const starts = [120, 60, 0];
    await keepChunks(
      store.query,
      'raw',
      [3, 1, 2].flatMap((targetId) => starts.map((startS) => ({ targetId, startS, data }))),
    );
    const read = await readChunksOfMany(store.query, 'raw', [
      { targetId: 2, fromS: 60, toS: 121 },
      { targetId: 1, fromS: 0, toS: 61 },
      { targetId: 9, fromS: 0, toS: 61 },
    ]);
    expect(read.map(({ targetId, startS }) => [targetId, startS])).toEqual([
      [1, 0],
      [1, 60],
      [2, 60],
      [2, 120],
    ]);
  });

  it.skipIf(engine.name !== 'sqlite')('looks up each target, however many rows the table has', async () => {
    await using store = await engine.store();
    const statements: { statement: string; values: readonly Value[] }[] = [];
    const noted = async (statement: string, values: readonly Value[] = []) => {
      statements.push({ statement, values });
      return [];
    };
    const targetIds = Array.from({ length: 25 }, (_, index) => index);
    await readChunksOfMany(
      noted,
      'raw',
      targetIds.map((targetId) => ({ targetId, fromS: 0, toS: 60 })),
    );
    await deleteChunksBefore(noted, 'raw', targetIds, 60);
    for (const { statement, values } of statements) {
      const steps = await store.query(`explain query plan ${statement}`, values);
      expect(steps.map((step) => text(step, 'detail')).filter((step) => step.startsWith('SCAN'))).toEqual([]);
    }
    expect(statements).toHaveLength(2);
  });
});
