import { expect, it } from 'vitest';
import { foldInquiries, settledAtMs } from '../domain/inquiry.ts';
import { inquiryEventKinds } from '../domain/inquiry-event.ts';
import { anInquiry, mondayMs } from './testing/an-inquiry.ts';

it('each thing that happens is noted with the first time it did, whatever the order of the log', () => {
  const field: Record<string, string> = {
    'answered-by-herald': 'answeredAtMs',
    'put-to-engineers': 'reachedAtMs',
    offered: 'offeredAtMs',
    'pressed-that-answers': 'acceptedAtMs',
    'pressed-still-need': 'insistedAtMs',
    'pressed-not-it': 'rejectedAtMs',
    'engineer-replied': 'repliedAtMs',
    reminded: 'remindedAtMs',
    breached: 'breachToldAtMs',
    'told-ended': 'endToldAtMs',
    closed: 'closedAtMs',
    forgotten: 'forgottenAtMs',
  };
  for (const kind of inquiryEventKinds) {
    const name = field[kind];
    if (name === undefined) continue;
    const events = anInquiry('a', mondayMs, [
      [kind, 9_000],
      [kind, 5_000],
      [kind, 7_000],
    ]);
    expect(foldInquiries(events), kind).toEqual([
      {
        id: 'a',
        askedAtMs: mondayMs,
        channelId: 'c1',
        personHash: 'anna',
        service: 'billing',
        [name]: mondayMs + 5_000,
      },
    ]);
    expect(foldInquiries(events.toReversed())).toEqual(foldInquiries(events));
  }
});

it('an escalated question has reached engineers', () => {
  const [inquiry] = foldInquiries(anInquiry('a', mondayMs, [['escalated', 60_000]]));
  expect(inquiry).toMatchObject({ escalatedAtMs: mondayMs + 60_000, reachedAtMs: mondayMs + 60_000 });
});

it('one that joined an incident knows which', () => {
  const joined = (details: unknown) => foldInquiries(anInquiry('a', mondayMs, [['joined', 0]], { details }))[0];
  expect(joined({ incidentId: 'i-1' })?.incidentId).toBe('i-1');
  expect(joined({ incidentId: 7 })).not.toHaveProperty('incidentId');
  expect(joined(null)).not.toHaveProperty('incidentId');
});

it('what was never asked is no inquiry, nor is a change of mode', () => {
  const [, reply] = anInquiry('a', mondayMs, [['engineer-replied', 5]]);
  const mode = anInquiry('mode', mondayMs)[0];
  expect(foldInquiries(reply ? [reply] : [])).toEqual([]);
  expect(foldInquiries(mode ? [{ ...mode, kind: 'mode-changed' }] : [])).toEqual([]);
});

it('are in the order in which they were asked, those of one instant by their id', () => {
  const events = [...anInquiry('c', mondayMs), ...anInquiry('a', mondayMs), ...anInquiry('b', mondayMs - 1)];
  expect(foldInquiries(events).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

it('is settled by the first thing that ends it', () => {
  const settled = (steps: Parameters<typeof anInquiry>[2]) => {
    const [inquiry] = foldInquiries(anInquiry('a', mondayMs, steps));
    return inquiry && settledAtMs(inquiry);
  };
  expect(
    settled([
      ['put-to-engineers', 0],
      ['pressed-not-it', 1],
    ]),
  ).toBeUndefined();
  expect(
    settled([
      ['closed', 9],
      ['engineer-replied', 4],
      ['pressed-that-answers', 6],
    ]),
  ).toBe(mondayMs + 4);
  expect(settled([['forgotten', 3]])).toBe(mondayMs + 3);
});
