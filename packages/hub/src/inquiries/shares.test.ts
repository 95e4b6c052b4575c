/** Every percentage that is shown fits the counts that stand beside it, whatever a month was like. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import { wordsOf } from '../testing/a-question.ts';
import { answerInquiries } from './answer-inquiries.ts';
import { inquiriesCsv, inquiriesJson } from './export-inquiries.ts';
import { reportInquiries } from './inquiry-report.ts';
import { servedWords } from './inquiry-words.ts';
import { anInquiry, dayMs, hourMs, mondayMs, type Step, someSettings } from './testing/an-inquiry.ts';

const steps: readonly (readonly Step[])[] = [
  [],
  [['answered-by-herald', 1_000]],
  [
    ['answered-by-herald', 1_000],
    ['pressed-not-it', 60_000],
  ],
  [
    ['answered-by-herald', 2_000],
    ['pressed-still-need', 60_000],
    ['escalated', 60_000],
  ],
  [
    ['put-to-engineers', 0],
    ['engineer-replied', hourMs],
  ],
  [
    ['put-to-engineers', 0],
    ['offered', 500],
    ['pressed-that-answers', 60_000],
  ],
];
const asked = fc.record({
  afterMinutes: fc.integer({ min: 0, max: 30 * 24 * 60 }),
  steps: fc.constantFrom(...steps),
  person: fc.constantFrom('anna', 'bert', 'carla'),
  service: fc.constantFrom('billing', 'exports', undefined),
});
const month = fc.array(asked, { maxLength: 120 });
const nowMs = mondayMs + 32 * dayMs;

function eventsOf(
  all: readonly { afterMinutes: number; steps: readonly Step[]; person: string; service?: string | undefined }[],
) {
  return all.flatMap(({ afterMinutes, steps: own, person, service }, at): InquiryEvent[] =>
    anInquiry(`q${at}`, mondayMs + afterMinutes * 60_000, own, { personHash: person, service }),
  );
}

it('on the page, in CSV, in JSON and in Discord', () => {
  fc.assert(
    fc.property(month, (all) => {
      const report = reportInquiries(eventsOf(all), { settings: someSettings, nowMs, dayCount: 35 });
      const said = [
        ...answerInquiries(report).lines.map(wordsOf),
        servedWords(report.days, 'in all'),
        ...report.days.map((day) => servedWords([day], 'that day')),
      ];
      for (const line of said) expectSharesToFit(line);
      for (const row of rowsOf(inquiriesCsv(report))) expectRowToFit(row);
      for (const day of JSON.parse(inquiriesJson(report)).days)
        expectRowToFit({
          asked: day.asked,
          answered: day.answeredByHerald,
          served: day.selfServed,
          wrong: day.wrongAnswers,
          share: day.selfServiceShare,
        });
    }),
    { numRuns: 150 },
  );
});

it('counts an answer against Herald that was called wrong, asked again at once, or taken to an engineer', () => {
  const minuteMs = 60_000;
  const day = (events: readonly InquiryEvent[]) =>
    reportInquiries(events, { settings: someSettings, nowMs, dayCount: 35 }).days.find(({ asked: count }) => count > 0);
  const answered: Step = ['answered-by-herald', 1_000];
  const about = { intent: 'health' };
  const first = anInquiry('a', mondayMs, [answered], about);
  expect(day(first)).toMatchObject({ selfServed: 1, wrongAnswers: 0 });
  const again = (afterMs: number, more: Partial<InquiryEvent> = {}) =>
    day([...first, ...anInquiry('b', mondayMs + afterMs, [answered], { ...about, ...more })]);
  expect(again(4 * minuteMs)).toMatchObject({ answeredByHerald: 2, selfServed: 1, wrongAnswers: 1, askedAgain: 1 });
  // An outage goes on: who asks again and hears that somebody is on it was helped twice.
  const heard = (id: string, afterMs: number, said: string) =>
    anInquiry(id, mondayMs + afterMs, [answered], about).map((event) =>
      event.kind === 'answered-by-herald' ? { ...event, details: { said } } : event,
    );
  expect(day([...heard('a', 0, 'down'), ...heard('b', 2 * minuteMs, 'somebody is on it')])).toMatchObject({
    selfServed: 2,
    askedAgain: 0,
  });
  expect(day([...heard('a', 0, 'down'), ...heard('b', 2 * minuteMs, 'down')])).toMatchObject({ askedAgain: 1 });
  expect(again(6 * minuteMs)).toMatchObject({ selfServed: 2, wrongAnswers: 0 });
  expect(again(4 * minuteMs, { intent: 'downtime' })).toMatchObject({ wrongAnswers: 0 });
  expect(again(4 * minuteMs, { service: 'exports' })).toMatchObject({ wrongAnswers: 0 });
  expect(again(4 * minuteMs, { personHash: 'bert' })).toMatchObject({ wrongAnswers: 0 });
  // "Which is worst?" and "which had most outages?" are alike in all that is kept of them.
  const ofAll = { ...about, service: undefined };
  const twice = ['a', 'b'].flatMap((id, i) => anInquiry(id, mondayMs + i * minuteMs, [answered], ofAll));
  expect(day(twice)).toMatchObject({ answeredByHerald: 2, wrongAnswers: 0, askedAgain: 0 });
  expect(day(anInquiry('a', mondayMs, [answered, ['pressed-not-it', minuteMs]]))).toMatchObject({ wrongAnswers: 1 });
  expect(day(anInquiry('a', mondayMs, [answered, ['escalated', minuteMs]]))).toMatchObject({ wrongAnswers: 1 });
});

/** "37 of 54 (69 %)" */
function expectSharesToFit(line: string): void {
  for (const [words, part, whole, percent] of line.matchAll(/(\d+) of (\d+) \((\d+) %\)/gu)) {
    const exact = (100 * Number(part)) / Number(whole);
    expect(Math.abs(exact - Number(percent)), words).toBeLessThanOrEqual(0.5);
  }
  expect(line.match(/%/gu)?.length ?? 0, line).toBe(line.match(/\d+ of \d+ \(\d+ %\)/gu)?.length ?? 0);
}

type Row = { asked: number; answered: number; served: number; wrong: number; share: number | undefined };

function rowsOf(csv: string): Row[] {
  const [head = '', ...rows] = csv.trim().split('\r\n');
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const of = (name: string) => cells[columns.indexOf(name)] ?? '';
    const share = of('self_service_share');
    return {
      asked: Number(of('asked')),
      answered: Number(of('answered_by_herald')),
      served: Number(of('self_served')),
      wrong: Number(of('wrong_answers')),
      share: share === '' ? undefined : Number(share),
    };
  });
}

function expectRowToFit({ asked: all, answered, served, wrong, share }: Row): void {
  expect(served + wrong).toBe(answered);
  if (share !== undefined) expect(Math.abs(share - served / all)).toBeLessThan(0.0001);
}
