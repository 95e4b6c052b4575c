import { describe, expect, it } from 'vitest';
import { foldInquiries } from '../domain/inquiry.ts';
import { say } from '../format/text.ts';
import { decideTracking } from './decide-tracking.ts';
import { anInquiry, dayMs, hourMs, mondayMs, put, type Step, someSettings } from './testing/an-inquiry.ts';
import type { TrackingContext, TrackingInput } from './tracking-input.ts';

/** Put to engineers on Monday at 10:00 in Berlin: reminded of at 16:45, due on Tuesday at 10:00. */
const askedMs = mondayMs + hourMs;
const due = askedMs + dayMs;
const remind = askedMs + 6.75 * hourMs;

const inquiriesOf = (...events: ReturnType<typeof anInquiry>[]) => foldInquiries(events.flat());
const escalated: readonly Step[] = [put, ['pressed-still-need', 1_000], ['escalated', 1_000]];

function decided(input: TrackingInput, context: Partial<TrackingContext> = {}) {
  const whomToCall = (service: string | undefined) =>
    service === undefined ? ({ kind: 'nobody' } as const) : ({ kind: 'engineers', roleId: service } as const);
  const { events, sayings } = decideTracking(input, { settings: someSettings, inquiries: [], whomToCall, ...context });
  return { events, sayings, keys: events.map(({ eventKey, atMs }) => `${eventKey} ${(atMs - askedMs) / 1000}`) };
}

describe('a question', () => {
  const asked = {
    kind: 'asked',
    inquiryId: 'q',
    messageId: 'm',
    channelId: 'c',
    personHash: 'anna',
    isEngineer: false,
    putTo: 'engineers',
    atMs: askedMs,
    isAboutStatus: true,
    canAnswer: true,
  } as const;

  it.each<[string, Partial<Extract<TrackingInput, { kind: 'asked' }>>, string[], boolean]>([
    ['put to engineers, which Herald could answer', {}, ['q/asked 0', 'q/put-to-engineers 0', 'q/offered 0'], true],
    ['put to engineers alone', { canAnswer: false }, ['q/asked 0', 'q/put-to-engineers 0'], false],
    [
      'that Herald answered',
      { putTo: 'herald', answeredAtMs: askedMs + 2_000 },
      ['q/asked 0', 'q/answered-by-herald 2'],
      false,
    ],
    ['in a channel, about an incident', { putTo: 'channel', incidentId: 'i' }, ['q/asked 0', 'q/joined 0'], false],
    ['that is none', { isAboutStatus: false }, [], false],
    ['of an engineer', { isEngineer: true }, [], false],
  ])('%s', (_what, override, keys, isOffered) => {
    const decision = decided({ ...asked, ...override });
    expect(decision.keys).toEqual(keys);
    expect(decision.sayings.map(({ kind }) => kind)).toEqual(isOffered ? ['offer'] : []);
    for (const event of decision.events)
      expect(event).toMatchObject({ inquiryId: 'q', channelId: 'c', messageId: 'm', personHash: 'anna' });
  });

  it('is offered an answer only because that is logged, and not while Herald observes', () => {
    const about = { ...asked, incidentId: 'i', service: 'billing', intent: 'health' };
    expect(decided(about).sayings).toEqual([
      {
        kind: 'offer',
        reference: 'inquiry/q/offer',
        because: 'q/offered',
        inquiryId: 'q',
        channelId: 'c',
        messageId: 'm',
        lead: say`I can answer this one, and I'll say here when it's fixed:`,
      },
    ]);
    const [goesOn] = decided({ ...about, threadOf: 'first', isPromised: true }).sayings;
    expect(goesOn).toMatchObject({ messageId: 'first', lead: say`On your next question:` });
    expect(decided(about).events[0]).toMatchObject({
      service: 'billing',
      intent: 'health',
      details: { putTo: 'engineers' },
    });
    expect(decided(about).events[1]).toMatchObject({ kind: 'joined', details: { incidentId: 'i' } });
    expect(decided(asked, { settings: { ...someSettings, mode: 'observe' } }).sayings).toEqual([]);
    expect(decided(asked).events[0]).not.toHaveProperty('service');
  });
});

describe("an engineer's word", () => {
  const wrote = { kind: 'engineer-wrote', inquiryId: 'a', messageId: 'm2' } as const;

  it('answers and closes what had reached engineers by then', () => {
    const inquiries = inquiriesOf(anInquiry('a', askedMs, [put]));
    const { events } = decided({ ...wrote, atMs: askedMs }, { inquiries });
    expect(events).toMatchObject([
      {
        eventKey: 'a/engineer-replied/m2',
        kind: 'engineer-replied',
        messageId: 'm2',
        service: 'billing',
        channelId: 'c1',
      },
      { eventKey: 'a/closed', details: { by: 'engineer' } },
    ]);
    expect(decided({ ...wrote, atMs: askedMs - 1 }, { inquiries }).events).toEqual([]);
    expect(decided({ ...wrote, atMs: askedMs }, { inquiries: inquiriesOf(anInquiry('a', askedMs)) }).events).toEqual(
      [],
    );
  });
});

describe('a press', () => {
  const pressed = (button: 'that-answers' | 'not-it' | 'still-need', steps: readonly Step[], personHash = 'anna') =>
    decided(
      { kind: 'pressed', inquiryId: 'a', button, personHash, atMs: askedMs + hourMs },
      { inquiries: inquiriesOf(anInquiry('a', askedMs, steps, { messageId: 'm' })) },
    );

  it('of somebody else may have engineers asked, and says nothing of the asker', () => {
    expect(pressed('still-need', [put], 'bert').keys).toEqual(['a/escalated 3600']);
  });

  it('of the asker says whether it helped', () => {
    expect(pressed('that-answers', [put]).keys).toEqual(['a/pressed-that-answers 3600', 'a/closed 3600']);
    expect(pressed('that-answers', [put]).events[1]).toMatchObject({ details: { by: 'asker' } });
    expect(pressed('not-it', []).keys).toEqual(['a/pressed-not-it 3600']);
    expect(pressed('that-answers', [put], 'bert').events).toEqual([]);
    expect(pressed('not-it', [], 'bert').events).toEqual([]);
  });

  it('for an engineer escalates, due from when it first reached one', () => {
    const { keys, sayings } = pressed('still-need', [put]);
    expect(keys).toEqual(['a/pressed-still-need 3600', 'a/escalated 3600']);
    expect(sayings).toMatchObject([
      {
        kind: 'escalate',
        reference: 'inquiry/a/escalate',
        because: 'a/escalated',
        inquiryId: 'a',
        channelId: 'c1',
        messageId: 'm',
        service: 'billing',
        called: { kind: 'engineers', roleId: 'billing' },
        dueAtMs: due,
      },
    ]);
    expect(pressed('still-need', []).sayings).toMatchObject([{ dueAtMs: due + hourMs }]);
  });

  it('for an engineer who has answered already is only logged', () => {
    const { keys, sayings } = pressed('still-need', [put, ['engineer-replied', 1_000]]);
    expect([keys, sayings]).toEqual([['a/pressed-still-need 3600'], []]);
  });
});

describe('as time goes by', () => {
  const looked = (atMs: number, steps = escalated, settings = someSettings) =>
    decided({ kind: 'looked', atMs }, { settings, inquiries: inquiriesOf(anInquiry('a', askedMs, steps)) });

  it.each<[string, number, readonly Step[], string | undefined]>([
    ['nothing is said before three quarters of the time are up', remind - 1, escalated, undefined],
    ['then it is reminded of', remind, escalated, 'remind'],
    ['once', remind + 1, [...escalated, ['reminded', 6.75 * hourMs]], undefined],
    ['up to when it is due', due - 1, [...escalated, ['reminded', 6.75 * hourMs]], undefined],
    ['then the miss is told', due, [...escalated, ['reminded', 6.75 * hourMs]], 'breach'],
    ['also where nobody was reminded', due, escalated, 'breach'],
    ['once, too', due + 1, [...escalated, ['breached', dayMs]], undefined],
    ['nothing of what was answered', due, [...escalated, ['engineer-replied', hourMs]], undefined],
    ['nothing of what was only put to engineers', due, [put], undefined],
  ])('%s', (_what, atMs, steps, kind) => {
    const { keys, sayings } = looked(atMs, steps);
    const event = { remind: 'reminded', breach: 'breached' }[kind ?? ''];
    expect(keys).toEqual(event === undefined ? [] : [`a/${event} ${(atMs - askedMs) / 1000}`]);
    expect(sayings.map((saying) => [saying.kind, saying.reference, saying.because])).toEqual(
      event === undefined ? [] : [[kind, `inquiry/a/${kind}`, `a/${event}`]],
    );
    for (const saying of sayings) expect(saying).toMatchObject({ dueAtMs: due, service: 'billing' });
  });

  it('nothing is said while Herald observes', () => {
    expect(looked(due, escalated, { ...someSettings, mode: 'observe' }).events).toEqual([]);
  });
});

it('engineers are called in the thread in which the question was answered', () => {
  const asked = anInquiry('a', askedMs, [put, ['offered', 0]], { messageId: 'm-a' });
  const inFirst = asked.map((event) => (event.kind === 'offered' ? { ...event, messageId: 'first' } : event));
  const press = {
    kind: 'pressed',
    inquiryId: 'a',
    button: 'still-need',
    personHash: 'anna',
    atMs: askedMs + 1,
  } as const;
  expect(decided(press, { inquiries: inquiriesOf(inFirst) }).sayings).toMatchObject([{ messageId: 'first' }]);
});

describe('the end of an incident', () => {
  const words = say`It is fixed.`;
  const ended = { kind: 'incident-ended', incidentId: 'i', atMs: due, words } as const;
  const joined = (id: string, about: Parameters<typeof anInquiry>[3] = {}, more: readonly Step[] = []) =>
    anInquiry(id, askedMs, [['joined', 0], ...more], { messageId: `m-${id}`, details: { incidentId: 'i' }, ...about });

  it('is told to all who asked, once a channel, by a reply to the newest question there, and closes what was open', () => {
    const inquiries = inquiriesOf(
      joined('a'),
      joined('b'),
      joined('c', { channelId: 'c2' }),
      joined('d', { personHash: 'bert' }, [['closed', 1_000]]),
      joined('e', { details: { incidentId: 'other' } }),
      joined('f', {}, [['told-ended', 1_000]]),
      joined('g', { personHash: 'cleo' }, [['forgotten', 1_000]]),
      joined('h', { personHash: 'dora', messageId: undefined }),
    );
    const { events, sayings } = decided(ended, { inquiries });
    expect(events.map(({ eventKey }) => eventKey)).toEqual([
      'a/told-ended/i',
      'a/closed',
      'b/told-ended/i',
      'b/closed',
      'c/told-ended/i',
      'c/closed',
      'd/told-ended/i',
      'h/told-ended/i',
      'h/closed',
    ]);
    expect(events[1]).toMatchObject({ details: { by: 'incident' } });
    expect(sayings.map(({ reference, because }) => [reference, because])).toEqual([
      ['inquiry/d/ended/i', 'd/told-ended/i'],
      ['inquiry/c/ended/i', 'c/told-ended/i'],
    ]);
    expect(sayings[0]).toMatchObject({ channelId: 'c1', messageId: 'm-d', incidentId: 'i', words });
  });

  it('is told once in a thread in which several questions were answered', () => {
    const [first, later] = [joined('a', {}, [put, ['offered', 0]]), joined('b', {}, [put, ['offered', 0]])];
    const inFirst = later.map((event) => (event.kind === 'offered' ? { ...event, messageId: 'm-a' } : event));
    const { sayings } = decided(ended, { inquiries: inquiriesOf(first, inFirst) });
    expect(sayings.map((one) => one.kind === 'incident-ended' && [one.messageId, one.isInThread])).toEqual([
      ['m-a', true],
    ]);
  });

  it('is told in each thread where that was promised', () => {
    const inquiries = inquiriesOf(
      joined('a', {}, [put, ['offered', 0]]),
      joined('b', {}, [put, ['offered', 0]]),
      joined('c'),
    );
    const { sayings } = decided(ended, { inquiries });
    expect(sayings.map((one) => one.kind === 'incident-ended' && [one.messageId, one.isInThread])).toEqual([
      ['m-a', true],
      ['m-b', true],
      ['m-c', false],
    ]);
  });

  it('is not told again where Herald has said since how that service is', () => {
    const after: readonly Step[] = [['answered-by-herald', due - askedMs]];
    const before: readonly Step[] = [['answered-by-herald', due - askedMs - 1]];
    const placesTold = (...more: readonly Parameters<typeof inquiriesOf>[number][]) =>
      decided(ended, { inquiries: inquiriesOf(joined('a'), ...more) }).sayings.map(({ inquiryId }) => inquiryId);
    const asked = { messageId: 'later' };
    expect(placesTold(anInquiry('z', askedMs, after, asked))).toEqual([]);
    expect(placesTold(anInquiry('z', askedMs, before, asked))).toEqual(['a']);
    expect(placesTold(anInquiry('z', askedMs, after, { ...asked, service: 'search' }))).toEqual(['a']);
    expect(placesTold(anInquiry('z', askedMs, after, { ...asked, channelId: 'c2' }))).toEqual(['a']);
  });

  it('is only logged while Herald observes', () => {
    const { keys, sayings } = decided(ended, {
      inquiries: inquiriesOf(joined('a')),
      settings: { ...someSettings, mode: 'observe' },
    });
    expect([keys.length, sayings]).toEqual([2, []]);
  });
});

it('a deletion leaves nothing of the person, and is logged once', () => {
  const deleted = { kind: 'deleted', inquiryId: 'a', atMs: due } as const;
  const inquiry = anInquiry('a', askedMs, [put]);
  expect(decided(deleted, { inquiries: inquiriesOf(inquiry) }).events).toEqual([
    { eventKey: 'a/forgotten', kind: 'forgotten', atMs: due, inquiryId: 'a' },
  ]);
  const again = inquiriesOf(anInquiry('a', askedMs, [put, ['forgotten', 1]]));
  expect(decided(deleted, { inquiries: again }).events).toEqual([]);
});

it('a mode is logged where it changes', () => {
  const mode = { kind: 'mode', mode: 'observe', atMs: due } as const;
  expect(decided(mode).events).toEqual([
    {
      eventKey: `mode/observe/${due}`,
      kind: 'mode-changed',
      atMs: due,
      inquiryId: 'mode',
      details: { mode: 'observe' },
    },
  ]);
  expect(decided(mode, { loggedMode: 'observe' }).events).toEqual([]);
  expect(decided(mode, { loggedMode: 'answer' }).events).toHaveLength(1);
});
