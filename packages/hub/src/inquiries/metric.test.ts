import { describe, expect, it } from 'vitest';
import { foldInquiries } from '../domain/inquiry.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import { breachOf, daysBetween, dueAtMs, inquiryDays, quantiles } from './metric.ts';
import { anInquiry, dayMs, hourMs, mondayMs, put, someSettings } from './testing/an-inquiry.ts';

const answered = ['answered-by-herald', 2_000] as const;
const daysOf = (
  events: readonly InquiryEvent[],
  fromDay = '2026-03-02',
  toDay = fromDay,
  nowMs = mondayMs + 10 * dayMs,
) => inquiryDays(events, { fromDay, toDay, nowMs, settings: someSettings });
const monday = (events: readonly InquiryEvent[], nowMs?: number) => daysOf(events, '2026-03-02', undefined, nowMs)[0];

describe('a day', () => {
  it('is one of the zone, with its hours: a question just before midnight in Berlin is of the day that ends', () => {
    const events = [
      ...anInquiry('late', Date.UTC(2026, 2, 2, 22, 59)),
      ...anInquiry('early', Date.UTC(2026, 2, 2, 23, 0)),
    ];
    const [first, second] = daysOf(events, '2026-03-02', '2026-03-03');
    expect(first?.asked).toBe(1);
    expect(first?.askedByHour[23]).toBe(1);
    expect(second?.asked).toBe(1);
    expect(second?.askedByHour[0]).toBe(1);
    expect(first?.askedByHour).toHaveLength(24);
    expect(first?.askedByHour.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('is there also where nothing was asked, without a share', () => {
    const days = daysOf([], '2026-03-06', '2026-03-09');
    expect(days.map(({ day, isBusinessDay }) => [day, isBusinessDay])).toEqual([
      ['2026-03-06', true],
      ['2026-03-07', false],
      ['2026-03-08', false],
      ['2026-03-09', true],
    ]);
    expect(days[0]).toMatchObject({ asked: 0, selfServiceShare: undefined, breaches: 0 });
    expect(days[0]?.heraldSeconds).toEqual({ median: undefined, p90: undefined });
  });

  it('counts presses apart, and what reached engineers by service and by channel', () => {
    const events = [
      ...anInquiry('a', mondayMs, [answered, ['pressed-that-answers', 5_000]]),
      ...anInquiry('b', mondayMs, [answered, ['pressed-not-it', 5_000]], { personHash: 'bert' }),
      ...anInquiry('c', mondayMs, [put], { personHash: 'cleo', service: 'exports', channelId: 'c2' }),
      ...anInquiry('d', mondayMs, [put], { personHash: 'dora', service: undefined, channelId: undefined }),
      ...anInquiry('e', mondayMs, [answered, ['pressed-still-need', 1], ['escalated', 1]], { personHash: 'emil' }),
    ];
    expect(monday(events)).toMatchObject({
      asked: 5,
      answeredByHerald: 3,
      reachedEngineers: 3,
      pressedThatAnswers: 1,
      pressedNotIt: 1,
      pressedStillNeed: 1,
      reachedByService: { exports: 1, '': 1, billing: 1 },
      reachedByChannel: { c2: 1, '': 1, c1: 1 },
    });
  });

  it('is final when an hour has passed since its last question, and it is over', () => {
    // 23:30 in Berlin.
    const evening = Date.UTC(2026, 2, 2, 22, 30);
    const events = anInquiry('a', evening, [answered]);
    expect(monday(events, evening + hourMs)?.isFinal).toBe(true);
    expect(monday(events, evening + hourMs - 1)?.isFinal).toBe(false);
    expect(monday([], mondayMs)?.isFinal).toBe(false);
    expect(monday([], mondayMs + 15 * hourMs)?.isFinal).toBe(true);
  });
});

describe('self-served', () => {
  const minuteMs = 60_000;
  const first = anInquiry('a', mondayMs, [answered], { intent: 'health' });
  const selfServed = (more: InquiryEvent[], own = first) => monday([...own, ...more])?.selfServed;

  it('is what Herald answered, as a share of all that was asked', () => {
    const day = monday([
      ...first,
      ...anInquiry('b', mondayMs, [put], { personHash: 'bert' }),
      ...anInquiry('c', mondayMs),
    ]);
    expect(day).toMatchObject({ asked: 3, selfServed: 1, selfServiceShare: 1 / 3 });
  });

  it.each<[what: string, afterMs: number, about: Partial<InquiryEvent>, count: number]>([
    ['the same, at once', 0, {}, 0],
    ['the same, before', -1, {}, 1],
    ['the same, just within the hour', hourMs - 1, {}, 0],
    ['the same, later in the day', hourMs, {}, 1],
    ['the same, another side of it', minuteMs, { intent: 'history' }, 0],
    ['another service', minuteMs, { service: 'exports' }, 1],
    ['no service, of the same kind', minuteMs, { service: undefined }, 0],
    ['no service, of another kind', minuteMs, { service: undefined, intent: 'history' }, 1],
    ['no service, nobody knows of what kind', minuteMs, { service: undefined, intent: undefined }, 1],
    ['the same, by somebody else', minuteMs, { personHash: 'bert' }, 1],
  ])('does not hold where the person then puts to engineers: %s', (_what, afterMs, about, count) => {
    expect(selfServed(anInquiry('b', mondayMs + afterMs, [put], { intent: 'health', ...about }))).toBe(count);
  });

  it('is held against the answer that it follows, not against all that the person asked that day', () => {
    const asked = ['billing', 'exports', undefined, 'exports', 'search'].flatMap((service, at) =>
      anInquiry(`q${at}`, mondayMs + at * 10 * minuteMs, [answered], {
        service,
        intent: at === 2 ? 'board' : 'health',
      }),
    );
    const day = monday([...asked, ...anInquiry('b', mondayMs + 45 * minuteMs, [put], { service: 'exports' })]);
    expect(day).toMatchObject({ answeredByHerald: 5, selfServed: 4, wrongAnswers: 1, engineersAskedAfter: 1 });
  });

  it('is held against what was taken to engineers by a press alone, and no answer before it', () => {
    const pressed = anInquiry('b', mondayMs + minuteMs, [answered, ['escalated', 60_000]], { intent: 'history' });
    expect(monday([...first, ...pressed])).toMatchObject({
      selfServed: 1,
      takenToEngineers: 1,
      engineersAskedAfter: 0,
    });
  });

  it('does not hold for what was escalated, nor for who pressed for an engineer', () => {
    expect(selfServed([], anInquiry('a', mondayMs, [answered, ['escalated', 60_000]]))).toBe(0);
    expect(selfServed([], anInquiry('a', mondayMs, [answered, ['pressed-still-need', 60_000]]))).toBe(0);
  });

  it('holds where the later question was only asked of Herald', () => {
    expect(selfServed(anInquiry('b', mondayMs + hourMs, [answered]))).toBe(2);
  });

  it('people without a name are not one person', () => {
    const nobody = { personHash: undefined };
    const events = [
      ...anInquiry('a', mondayMs, [answered], nobody),
      ...anInquiry('b', mondayMs + minuteMs, [put], nobody),
    ];
    expect(monday(events)?.selfServed).toBe(1);
    const forgotten = { personHash: 'forgotten' };
    const gone = [
      ...anInquiry('a', mondayMs, [answered], forgotten),
      ...anInquiry('b', mondayMs + minuteMs, [put], forgotten),
    ];
    expect(monday(gone)?.selfServed).toBe(1);
  });
});

describe('how long it took', () => {
  it('Herald: from the question to the answer, in seconds', () => {
    const events = [1, 2, 3, 10].flatMap((seconds) =>
      anInquiry(`q${seconds}`, mondayMs, [['answered-by-herald', seconds * 1_000]]),
    );
    expect(monday(events)?.heraldSeconds).toEqual({ median: 2, p90: 10 });
  });

  it('engineers: from when it reached them to their first word, in working time; one without a word is not measured', () => {
    const events = [
      ...anInquiry('a', mondayMs, [
        ['put-to-engineers', hourMs],
        ['engineer-replied', 3 * hourMs],
      ]),
      ...anInquiry('b', mondayMs, [put], { personHash: 'bert' }),
      ...anInquiry('c', mondayMs, [['engineer-replied', hourMs]], { personHash: 'cleo' }),
    ];
    expect(monday(events)?.engineerWaits).toEqual([{ businessSeconds: 7_200, clockSeconds: 7_200 }]);
  });

  it('a reply at once, or before by a clock that went back, took no time', () => {
    for (const afterMs of [0, -1_000])
      expect(monday(anInquiry('a', mondayMs, [put, ['engineer-replied', afterMs]]))?.engineerWaits).toEqual([
        { businessSeconds: 0, clockSeconds: 0 },
      ]);
  });

  it('a quantile is a figure that was measured', () => {
    expect(quantiles([])).toEqual({ median: undefined, p90: undefined });
    expect(quantiles([7])).toEqual({ median: 7, p90: 7 });
    expect(quantiles([9, 1, 10, 2])).toEqual({ median: 2, p90: 10 });
    expect(quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({ median: 5, p90: 9 });
    const given = [3, 1, 2];
    quantiles(given);
    expect(given).toEqual([3, 1, 2]);
  });
});

describe('a promise that was missed', () => {
  const inquiryOf = (events: InquiryEvent[]) => {
    const [inquiry] = foldInquiries(events);
    if (!inquiry) throw new Error('no inquiry');
    return inquiry;
  };
  /** Put on Monday at 10:00: due on Tuesday at 10:00. */
  const askedMs = mondayMs + hourMs;
  const due = askedMs + dayMs;

  it('is due after the agreed working hours; what did not reach engineers never is', () => {
    expect(dueAtMs(inquiryOf(anInquiry('a', askedMs, [put])), someSettings)).toBe(due);
    expect(dueAtMs(inquiryOf(anInquiry('a', askedMs, [answered])), someSettings)).toBeUndefined();
    const half = { ...someSettings, answerWithinBusinessHours: 4.5 };
    expect(dueAtMs(inquiryOf(anInquiry('a', askedMs, [put])), half)).toBe(askedMs + 4.5 * hourMs);
  });

  it.each<[what: string, steps: Parameters<typeof anInquiry>[2], nowMs: number, isMissed: boolean]>([
    ['not yet due', [put], due - 1, false],
    ['due now', [put], due, true],
    ['replied just in time', [put, ['engineer-replied', dayMs]], due + dayMs, false],
    ['replied too late', [put, ['engineer-replied', dayMs + 1]], due + dayMs, true],
    ['the asker was content before', [put, ['pressed-that-answers', hourMs]], due, false],
    ['closed before', [put, ['closed', hourMs]], due, false],
    ['forgotten before', [put, ['forgotten', hourMs]], due, false],
    ['never reached engineers', [answered], due, false],
  ])('%s', (_what, steps, nowMs, isMissed) => {
    expect(breachOf(inquiryOf(anInquiry('a', askedMs, steps)), nowMs, someSettings)).toBe(isMissed ? due : undefined);
  });

  it('counts within hours of a day where it was due in them, as a question where it was asked in them', () => {
    const within = (fromMs: number, toMs: number) => {
      const days = { fromDay: '2026-03-03', toDay: '2026-03-03', nowMs: due + dayMs, settings: someSettings };
      const events = [...anInquiry('a', askedMs, [put]), ...anInquiry('b', due, [answered], { personHash: 'bert' })];
      const [day] = inquiryDays(events, { ...days, askedIn: { fromMs, toMs } });
      return [day?.breaches, day?.asked];
    };
    expect(within(due, due + 1)).toEqual([1, 1]);
    expect(within(due - 1, due)).toEqual([0, 0]);
    expect(within(due + 1, due + 2)).toEqual([0, 0]);
  });

  it('counts on the day on which it was due', () => {
    const days = daysOf(anInquiry('a', askedMs, [put]), '2026-03-02', '2026-03-03');
    expect(days.map(({ breaches }) => breaches)).toEqual([0, 1]);
  });
});

it('the days between two days are all of them, both included, ten years at most', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(daysBetween('2026-03-02', '2026-03-02')).toEqual(['2026-03-02']);
  expect(daysBetween('2026-03-03', '2026-03-02')).toEqual([]);
  expect(daysBetween('1990-01-01', '2026-03-02')).toHaveLength(3_660);
});
