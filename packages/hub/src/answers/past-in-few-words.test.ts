/** What was is asked in few words, without a verb: how all is now is no answer to it. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each(['anything broken yesterday?', 'any problems yesterday?', 'all good yesterday?'])('"%s"', async (said) => {
  expect(await say(['was-yesterday'], said)).toMatch(/^1 outage yesterday: billing\./);
});

it('a complaint of yesterday leaves a question of now one of now', async () => {
  expect(await say([], 'A customer complained yesterday, is anything down?')).toMatch(/^No: all 7 servers are up\./);
});
