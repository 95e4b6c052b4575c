import { describe, expect, it } from 'vitest';
import { moment, say, strong, type Text } from '../format/text.ts';
import { testNowMs } from '../testing/builders.ts';
import { saidOnce } from './said-once.ts';

const since = moment(testNowMs);
const isDown = say`${strong('exports is down')} since ${since} (3 minutes).`;

/** How many of these lines are left under "exports is down since 09:00 (3 minutes).". */
function left(...lines: readonly Text[]): readonly Text[] {
  return saidOnce(
    { text: isDown, of: ['exports'] },
    lines.map((text) => ({ text, of: ['exports', 'checkout'] })),
  );
}

describe('nothing is told twice', () => {
  it.each([
    ['the same length and time', say`exports has been down since ${since} (4 minutes).`],
    ['in other words', say`exports has been in trouble since ${since}.`],
    ['in part', say`That was ${since}, 3 minutes so far.`],
  ])('%s', (_, line) => {
    expect(saidOnce({ text: isDown, of: ['exports'] }, [{ text: line, of: ['exports'] }])).toEqual([]);
  });

  it('what is new in a line with several sentences is left', () => {
    const line = say`exports is down since ${since}. The disk failed.`;
    expect(left(line)).toEqual([say`The disk failed.`]);
  });

  it.each([
    ['another name', say`checkout is down since ${since} (3 minutes).`],
    ['another time', say`exports is down since ${moment(testNowMs - 60_000)}.`],
    ['another length', say`It was down before, for 5 minutes.`],
    ['a word more', say`exports is expected back by ${since}.`],
  ])('%s is told', (_, line) => {
    expect(left(line)).toEqual([line]);
  });

  it('what was is not what is', () => {
    const before = say`The last time none of its servers was responding.`;
    const now = say`exports: None of its servers is responding.`;
    expect(left(before, now)).toEqual([before, now]);
  });

  it('what is ready to paste stays as it is, and says nothing to the asker', () => {
    const toPaste = say`exports has been down since ${since}.`;
    const said = saidOnce({ text: isDown, of: ['exports'] }, [{ text: toPaste, of: ['exports'], isWhole: true }]);
    expect(said).toEqual([toPaste]);
    expect(saidOnce({ text: toPaste, of: [], isWhole: true }, [{ text: isDown, of: ['exports'] }])).toHaveLength(1);
  });
});
