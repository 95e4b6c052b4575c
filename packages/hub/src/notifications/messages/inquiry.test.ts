/** What is said of a question to engineers: to whoever asked and to whoever is called, in its thread. */
import { expect, it } from 'vitest';
import type { Saying } from '../../inquiries/saying.ts';
import { inquiryNotice } from './inquiry.ts';

const place = { because: 'e', inquiryId: 'q1', channelId: '20', messageId: '5', dueAtMs: 0 };
const owner = { kind: 'owner', team: 'Data', roleId: '42' } as const;
const escalated = (override: Partial<Extract<Saying, { kind: 'escalate' }>> = {}): Saying => ({
  ...place,
  kind: 'escalate',
  reference: 'r',
  called: owner,
  toAsker: ['They are asked.'],
  toOwner: ['Somebody asks.'],
  ...override,
});
const told = (saying: Saying) =>
  inquiryNotice({ saying, offer: undefined }).map(({ reference, body, mentionRoleId }) => [
    reference,
    body.headline.join(''),
    body.thread?.name,
    mentionRoleId,
  ]);

it('the asker is told without a call, and the owner is called, both in the thread', () => {
  expect(told(escalated({ service: 'exports' }))).toEqual([
    ['r/asker', 'They are asked.', 'Question about exports', undefined],
    ['r/owner', 'Somebody asks.', 'Question about exports', '42'],
  ]);
  expect(told(escalated({ called: { kind: 'nobody' } })).map(([, , name, role]) => [name, role])).toEqual([
    ['A question for engineers', undefined],
    ['A question for engineers', undefined],
  ]);
});

it.each(['remind', 'breach'] as const)('a %s goes to the owner alone', (kind) => {
  const saying: Saying = { ...place, kind, reference: 'r', called: owner, toOwner: ['It waits.'] };
  expect(told(saying)).toEqual([['r/owner', 'It waits.', 'A question for engineers', '42']]);
});

it('nobody is told of a message that was forgotten', () => {
  const { channelId: _channel, ...without } = escalated() as Extract<Saying, { kind: 'escalate' }>;
  expect(told(without)).toEqual([]);
  const { messageId: _message, ...unnamed } = escalated() as Extract<Saying, { kind: 'escalate' }>;
  expect(told(unnamed)).toEqual([]);
});

it('its answer is offered with the verdict behind the lead, and two buttons', () => {
  const saying: Saying = { ...place, kind: 'offer', reference: 'r', lead: ['Is this it?'] };
  const answer = { status: 'down', verdict: ['exports is down.'], lines: [['Since noon.']] } as const;
  const [message] = inquiryNotice({
    saying,
    offer: { answer: { ...answer, kind: 'answer' } as never, threadName: 'Is exports up?' },
  });
  expect(message?.body).toMatchObject({
    status: 'down',
    headline: ['Is this it?', ' ', 'exports is down.'],
    lines: [['Since noon.']],
    buttons: [{ label: 'That answers it', isMain: true }, { label: 'I still need an engineer' }],
    thread: { channelId: '20', messageId: '5', name: 'Is exports up?' },
  });
  expect(message?.body).not.toHaveProperty('mentionUserId');
  const later = { answer: answer as never, threadName: 'Is exports up?', callsId: '7' };
  expect(inquiryNotice({ saying, offer: later })[0]?.body.mentionUserId).toBe('7');
  const [bare] = inquiryNotice({ saying, offer: undefined });
  expect(bare?.body).toMatchObject({ status: 'none', thread: { name: 'A question for engineers' } });
});

it.each([true, false])('an end is told in the thread (%s), else as a reply', (isInThread) => {
  const saying: Saying = {
    ...place,
    kind: 'incident-ended',
    reference: 'r',
    incidentId: 'i',
    service: 'exports',
    isInThread,
    words: ['It is back.'],
  };
  const [message] = inquiryNotice({ saying, offer: undefined });
  expect(message?.priority).toBe(2);
  expect(message?.body.thread?.name).toBe(isInThread ? 'Question about exports' : undefined);
  expect(message?.body.replyTo).toBe(isInThread ? undefined : '5');
});
