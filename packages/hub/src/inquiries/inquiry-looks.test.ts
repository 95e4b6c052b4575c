/** What is looked for every so many seconds: ends of incidents, and words whose days are over. */
import { expect, it, vi } from 'vitest';
import { findInquiryText, keepInquiryText } from '../store/inquiries/inquiry-text.ts';
import { keepLesson, readLessons } from '../store/inquiries/lessons.ts';
import { startInquiryLooks } from './inquiry-tracker.ts';
import { asked, aTracker, hour, monday } from './testing/a-tracker.ts';

it('tells who asked that the incident is over, once, however often it looks and starts again', async () => {
  await using world = await aTracker();
  const { clock, database, tracker, said } = world;
  await tracker.handle(asked({ incidentId: 'down-1' }));
  const ended = new Map<string, number>();
  let notified = 0;
  const looking = () =>
    startInquiryLooks({
      tracker,
      database,
      clock,
      everySeconds: 30,
      isLeader: () => true,
      mode: () => 'answer',
      learns: () => false,
      endOfIncident: async (id) => {
        const atMs = ended.get(id);
        return atMs === undefined ? undefined : { atMs, words: ['exports is back up.'] };
      },
      notify: () => {
        notified += 1;
      },
      onFailure: (error) => expect.unreachable(String(error)),
    });
  const over = () => said.filter(({ kind }) => kind === 'incident-ended').length;
  {
    await using _looks = looking();
    await clock.asleep();
    expect(over()).toBe(0);
    ended.set('down-1', monday + hour);
    await clock.advance(hour);
    await vi.waitUntil(() => notified === 1);
    expect(over()).toBe(1);
  }
  {
    await using _looks = looking();
    await clock.asleep();
    await clock.advance(2 * hour);
  }
  // Where nothing was said there is nothing to look for.
  expect([over(), notified]).toEqual([1, 1]);
  expect((await world.kinds()).filter((kind) => kind === 'mode-changed')).toHaveLength(1);
});

it('forgets what it learnt from once learning is switched off', async () => {
  await using world = await aTracker();
  const { clock, database, tracker } = world;
  const lesson = { kind: 'not-asked', atMs: monday, messageId: 'm1', channelId: 'c1', personHash: 'anna' } as const;
  await keepLesson(database, { ...lesson, text: 'is it up', context: 'dm', understood: {} });
  let learns = true;
  await using _looks = startInquiryLooks({
    tracker,
    database,
    clock,
    everySeconds: 30,
    isLeader: () => true,
    mode: () => 'answer',
    learns: () => learns,
    endOfIncident: async () => undefined,
    notify: () => undefined,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  await clock.asleep();
  expect(await readLessons(database.query)).toHaveLength(1);
  learns = false;
  await clock.advance(30_000);
  await clock.asleep();
  expect(await readLessons(database.query)).toEqual([]);
});

it('looks every so many seconds, where it is the leader', async () => {
  await using world = await aTracker();
  const { clock, database, tracker } = world;
  let looks = 0;
  let isLeader = true;
  await using _looks = startInquiryLooks({
    tracker,
    database,
    clock,
    everySeconds: 30,
    isLeader: () => isLeader,
    mode: () => {
      looks += 1;
      return 'answer';
    },
    learns: () => true,
    endOfIncident: async () => undefined,
    notify: () => undefined,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  await clock.asleep();
  await clock.advance(29_999);
  expect(looks).toBe(1);
  await clock.advance(1);
  expect(looks).toBe(2);
  await clock.asleep();
  isLeader = false;
  await clock.advance(90_000);
  expect(looks).toBe(2);
});

it('forgets words whose days are over with each look', async () => {
  await using world = await aTracker();
  const { clock, database, tracker } = world;
  const keep = (inquiryId: string, forgetAtMs: number) =>
    keepInquiryText(database.query, { inquiryId, text: 'is it up', forgetAtMs });
  await keep('over', clock.now() - 1);
  await keep('kept', clock.now() + hour);
  const looked = Promise.withResolvers<void>();
  await using _looks = startInquiryLooks({
    tracker,
    database,
    clock,
    everySeconds: 30,
    isLeader: () => true,
    mode: () => 'answer',
    // The last thing that a look asks.
    learns: () => {
      looked.resolve();
      return true;
    },
    endOfIncident: async () => undefined,
    notify: () => undefined,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  await looked.promise;
  expect(await findInquiryText(database.query, 'over')).toBeUndefined();
  expect(await findInquiryText(database.query, 'kept')).toBe('is it up');
});
