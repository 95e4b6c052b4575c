import { expect, it } from 'vitest';
import { noteMissedQuestion, readMissedQuestions } from './inquiries/missed-questions.ts';
import { onBothEngines } from './testing/on-both-engines.ts';

onBothEngines(({ store: open }) => {
  it('keeps a text with a character that a database cannot hold, within a transaction and outside', async () => {
    await using store = await open();
    const missed = { atMs: 1, reason: 'no-intent', text: 'is web\u0000-1 up?', details: { nearest: ['a\u0000b'] } };
    await noteMissedQuestion(store.query, missed);
    await store.transaction((query) => noteMissedQuestion(query, { ...missed, atMs: 2 }));
    expect(await readMissedQuestions(store.query, 0)).toEqual([
      { ...missed, atMs: 2, text: 'is web\uFFFD-1 up?' },
      { ...missed, text: 'is web\uFFFD-1 up?' },
    ]);
  });

  it('finds by such a text what was kept by it', async () => {
    await using store = await open();
    const [row] = await store.query('select 1 as one where $1 = $2', ['a\u0000', 'a\u0000']);
    expect(Number(row?.['one'])).toBe(1);
  });
});
