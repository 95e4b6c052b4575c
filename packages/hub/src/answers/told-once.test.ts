/** One incident is listed once in an answer, however many of its halves are about it. */
import { expect, it } from 'vitest';
import { answerTo, type Matter, say } from './testing/conversation.ts';

it.each<[said: string, rows: number, ...matters: Matter[]]>([
  ['mean time to repair this month, and the longest outage?', 1, 'was-out'],
  ['Which of our services had trouble today and how long did each one last, in minutes?', 2, 'was-out', 'slow'],
])('"%s"', async (said, rows, ...matters) => {
  const answer = await answerTo(matters, said);
  expect(answer?.groups.flatMap((group) => group.rows.slice()).length).toBe(rows);
});

it('the second half is of the time of the first, unless it names its own', async () => {
  expect(await say(['was-out'], 'mean time to repair this month, and the longest outage?')).toContain(
    'The longest outage this month was exports',
  );
  expect(await say(['was-out'], 'was anything down today? which month was our worst?')).toContain(
    'The worst month in the last 365 days was March 2026',
  );
});
