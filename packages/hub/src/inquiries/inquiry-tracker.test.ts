import { expect, it } from 'vitest';
import { aRegistry } from '../downtime/testing/planned-fleet.ts';
import { plainText } from '../format/text.ts';
import { findInquiryText } from '../store/inquiries/inquiry-text.ts';
import { asked, aTracker, hour, monday, press } from './testing/a-tracker.ts';

it('offers its answer where engineers were asked, once, however often it hears of the message', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  await world.tracker.handle(asked());
  expect(world.said.map(({ kind }) => kind)).toEqual(['offer']);
  expect(await world.kinds()).toEqual(['asked', 'put-to-engineers', 'offered']);
});

it('counts silently while it only observes', async () => {
  await using world = await aTracker({ mode: 'observe' });
  await world.tracker.handle(asked());
  await world.tracker.handle({ kind: 'engineer-wrote', inquiryId: 'q1', messageId: 'm2', atMs: monday + hour });
  expect(world.said).toEqual([]);
  expect(await world.kinds()).toEqual(['asked', 'put-to-engineers', 'engineer-replied', 'closed']);
});

it('does not take chatter, or an engineer who asks, for an inquiry', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked({ isAboutStatus: false }));
  await world.tracker.handle(asked({ isEngineer: true }));
  expect(await world.kinds()).toEqual([]);
});

it("closes an inquiry whose asker is content, and ignores anyone else's press", async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  expect((await world.tracker.handle(press('that-answers', 'bert'))).size).toBe(0);
  await world.tracker.handle(press('that-answers'));
  expect((await world.kinds()).slice(-2)).toEqual(['pressed-that-answers', 'closed']);
});

it('escalates to the owner of the service with the time by which an answer is due', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  await world.tracker.handle(press('still-need'));
  await world.tracker.handle(press('still-need'));
  const escalations = world.said.filter((saying) => saying.kind === 'escalate');
  expect(escalations).toMatchObject([
    { called: { kind: 'owner', roleId: '112', team: 'Payments' }, dueAtMs: monday + 24 * hour },
  ]);
  const [escalation] = escalations;
  expect(escalation && plainText(escalation.toAsker, () => 'TIME')).toBe(
    "I've asked the Payments team. Their answer is due by TIME (one business day). I'll remind them before that.",
  );
});

it.each([
  ['the engineers', ['77'], "I've asked the engineers. Their answer is due by TIME"],
  ['nobody, and says so', [], "The registry names nobody to call for billing, so I've only opened this thread."],
])('calls %s where the owner of the service has no role', async (_whom, engineerRoleIds, words) => {
  const { services, discord } = aRegistry();
  const unowned = new Map([...services].map(([name, { owner: _owner, ...service }]) => [name, service]));
  await using world = await aTracker({}, { services: unowned, discord: { ...discord, engineerRoleIds } });
  await world.tracker.handle(asked());
  await world.tracker.handle(press('still-need'));
  const escalation = world.said.find((saying) => saying.kind === 'escalate');
  expect(escalation && plainText(escalation.toAsker, () => 'TIME')).toContain(words);
  expect(escalation?.called).toEqual(
    engineerRoleIds.length > 0 ? { kind: 'engineers', roleId: '77' } : { kind: 'nobody' },
  );
});

it('reminds when three quarters of the time are used up, reports a miss, each once, and is silent after a reply', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  await world.tracker.handle(press('still-need'));
  const look = async (atMs: number) => {
    const before = world.said.length;
    await world.tracker.handle({ kind: 'looked', atMs });
    await world.tracker.handle({ kind: 'looked', atMs });
    return world.said.slice(before).map(({ kind }) => kind);
  };
  expect(await look(monday + 6 * hour)).toEqual([]);
  expect(await look(monday + 7 * hour)).toEqual(['remind']);
  expect(await look(monday + 24 * hour)).toEqual(['breach']);
  await world.tracker.handle({ kind: 'engineer-wrote', inquiryId: 'q1', messageId: 'm9', atMs: monday + 25 * hour });
  expect(await look(monday + 48 * hour)).toEqual([]);
});

it('does not remind of what an engineer has answered', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  await world.tracker.handle(press('still-need'));
  await world.tracker.handle({ kind: 'engineer-wrote', inquiryId: 'q1', messageId: 'm2', atMs: monday + hour });
  await world.tracker.handle({ kind: 'looked', atMs: monday + 30 * hour });
  expect(world.said.map(({ kind }) => kind)).toEqual(['offer', 'escalate']);
});

it('does not mention anyone when an engineer has replied before the asker presses', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked());
  await world.tracker.handle({ kind: 'engineer-wrote', inquiryId: 'q1', messageId: 'm2', atMs: monday + hour });
  await world.tracker.handle(press('still-need', 'anna', monday + 2 * hour));
  expect(world.said.map(({ kind }) => kind)).toEqual(['offer']);
});

it('tells those who asked about an incident when it ends, once, in the thread of each', async () => {
  await using world = await aTracker();
  const incidentId = 'i7';
  const words = ['exports is back up (down 11 minutes).'];
  await world.tracker.handle(asked({ incidentId }));
  await world.tracker.handle(asked({ inquiryId: 'q2', messageId: 'm2', atMs: monday + 1, incidentId }));
  await world.tracker.handle(
    asked({ inquiryId: 'q3', messageId: 'm3', personHash: 'bert', atMs: monday + 2, incidentId }),
  );
  await world.tracker.handle(asked({ inquiryId: 'q4', messageId: 'm4', personHash: 'cleo', atMs: monday + 3 }));
  world.said.length = 0;
  await world.tracker.handle({ kind: 'incident-ended', incidentId, atMs: monday + hour, words });
  await world.tracker.handle({ kind: 'incident-ended', incidentId, atMs: monday + 2 * hour, words });
  const told = (messageId: string) => ({ kind: 'incident-ended', messageId, isInThread: true, words });
  expect(world.said).toMatchObject([told('m1'), told('m2'), told('m3')]);
});

it('forgets a message that is deleted in Discord: who, which and what, but not that it was asked', async () => {
  await using world = await aTracker({ keepTextDays: 7 });
  await world.tracker.handle(asked({ text: 'is billing down again', unanswered: { reason: 'no-intent' } }));
  expect(await findInquiryText(world.database.query, 'q1')).toBe('is billing down again');
  await world.tracker.handle({ kind: 'deleted', inquiryId: 'q1', atMs: monday + 60_000 });
  expect(await findInquiryText(world.database.query, 'q1')).toBeUndefined();
  const events = await world.tracker.events();
  expect(events.map(({ kind }) => kind)).toContain('put-to-engineers');
  expect(events.filter(({ personHash, messageId }) => personHash ?? messageId)).toEqual([]);
  expect(JSON.stringify(events)).not.toMatch(/anna|m1|billing down/);
});

it('keeps of a question that Herald could not answer what it was about', async () => {
  await using world = await aTracker();
  const missed = async () =>
    (await world.database.query('select details from missed_question order by id')).map(({ details }) => details);
  await world.tracker.handle(asked({ unanswered: { reason: 'unknown-name', what: 'web-9' } }));
  await world.tracker.handle(asked({ inquiryId: 'q2', messageId: 'm2', unanswered: { reason: 'no-intent' } }));
  expect(await missed()).toEqual(['{"what":"web-9"}', null]);
});

it('looks back 60 days for what is open, and 30 days before its end for who asked about an incident', async () => {
  const day = 24 * hour;
  await using world = await aTracker();
  await world.tracker.handle(asked({ incidentId: 'i7', atMs: monday - 1 }));
  await world.tracker.handle(asked({ inquiryId: 'q2', messageId: 'm2', incidentId: 'i7' }));
  await world.tracker.handle(press('still-need', 'anna', monday - 1));
  await world.tracker.handle({ ...press('still-need', 'anna', monday), inquiryId: 'q2' });
  world.said.length = 0;
  await world.tracker.handle({ kind: 'looked', atMs: monday - 1 + 60 * day + 1 });
  expect(world.said.map(({ inquiryId }) => inquiryId)).toEqual(['q2']);
  world.said.length = 0;
  await world.tracker.handle({ kind: 'incident-ended', incidentId: 'i7', atMs: monday + 30 * day, words: ['Back.'] });
  expect(world.said.map(({ inquiryId }) => inquiryId)).toEqual(['q2']);
});

it('keeps no words unless it is told to', async () => {
  await using world = await aTracker();
  await world.tracker.handle(asked({ text: 'is billing down again', unanswered: { reason: 'no-intent' } }));
  expect(await findInquiryText(world.database.query, 'q1')).toBeUndefined();
  const [missed] = await world.database.query('select text from missed_question');
  expect(missed?.['text']).toBeNull();
});

it('logs a change of mode once, also when it starts again in the same mode', async () => {
  await using world = await aTracker();
  await world.tracker.handle({ kind: 'mode', mode: 'observe', atMs: monday });
  await world.tracker.handle({ kind: 'mode', mode: 'observe', atMs: monday + hour });
  await world.tracker.handle({ kind: 'mode', mode: 'answer', atMs: monday + 2 * hour });
  expect((await world.tracker.events()).map(({ details }) => details)).toEqual([
    { mode: 'observe' },
    { mode: 'answer' },
  ]);
});
