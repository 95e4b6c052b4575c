/** The weekly digest in Discord and the page tell one week with one set of figures. */
import { expect, it } from 'vitest';
import type { InquiryEvent } from '../../../domain/inquiry-event.ts';
import { plainText } from '../../../format/text.ts';
import { digestInquiries } from '../../../inquiries/digest.ts';
import { duePeriods } from '../../../inquiries/digest-period.ts';
import { reportInquiries } from '../../../inquiries/inquiry-report.ts';
import { aRegistry, testNowMs } from '../../../testing/builders.ts';
import { someInquiryEvents } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';
import { dayInWords } from '../times.ts';

const settings = aRegistry().inquiries;
const dayMs = 86_400_000;

/** A third of the newest questions answered, some of them wrongly. */
function events(): InquiryEvent[] {
  const asked = someInquiryEvents();
  const answers = asked
    .filter(({ kind, atMs }, at) => kind === 'asked' && atMs > testNowMs - 20 * dayMs && at % 3 === 0)
    .flatMap((event, at) => [
      {
        ...event,
        eventKey: `${event.inquiryId}/answered`,
        kind: 'answered-by-herald' as const,
        atMs: event.atMs + 1_000,
      },
      ...(at % 5 === 0
        ? [
            {
              ...event,
              eventKey: `${event.inquiryId}/not-it`,
              kind: 'pressed-not-it' as const,
              atMs: event.atMs + 9_000,
            },
          ]
        : []),
    ]);
  return [...asked, ...answers].sort((one, other) => one.atMs - other.atMs);
}

it('the digest’s figures are those of the page’s row of that week', async () => {
  const report = (dayCount: number) => reportInquiries(events(), { settings, nowMs: testNowMs, dayCount });
  const due = duePeriods(testNowMs, settings).find(({ period }) => period === 'week');
  if (!due) throw new Error('no week is due');
  const { headline, lines } = digestInquiries(report(180), { ...due, unanswered: [] });
  const digest = [headline, ...lines].map((line) => plainText(line, () => '')).join(' ');
  await using visitor = await visit({ inquiries: async (dayCount) => report(dayCount) });
  const { text } = await visitor.get('/inquiries', 'member');
  const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<\/t[dh]>/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' '),
  );
  const row = rows.find((one) => one.startsWith(`${dayInWords(due.fromDay)} |`)) ?? '';
  const [, perDay, asked, byHerald, didNotHelp] = row.split(' | ').map((cell) => cell.trim());
  expect(digest).toContain(`${perDay} questions a day reached engineers last week`);
  const [answered = '', share = ''] = (byHerald ?? '').split(' (');
  expect(Number(answered)).toBeGreaterThan(10);
  expect(digest).toContain(`Herald answered ${answered} of ${asked} (${share} last week`);
  expect(Number(didNotHelp)).toBeGreaterThan(0);
  expect(digest).toContain(`${didNotHelp} answers did not help`);
});

it('weeks before Herald answered show no answers of its own, and are in no share of them', async () => {
  await using visitor = await visit({
    inquiries: async (dayCount) => reportInquiries(events(), { settings, nowMs: testNowMs, dayCount }),
  });
  const { text } = await visitor.get('/inquiries', 'member');
  expect(text).not.toContain('0 (0 %)');
  const { days, switchedOn = '' } = reportInquiries(events(), { settings, nowMs: testNowMs, dayCount: 90 });
  const since = days.filter(({ day }) => day >= switchedOn).reduce((sum, { asked }) => sum + asked, 0);
  expect(since).toBeLessThan(days.reduce((sum, { asked }) => sum + asked, 0));
  expect(/Needed nobody but Herald<\/th><td class="figure">\d+ of (\d+)/.exec(text)?.[1]).toBe(String(since));
});

it('the page divides what did not help by why, and with what helped and what was not answered it is all that was asked', async () => {
  const report = (dayCount: number) => reportInquiries(events(), { settings, nowMs: testNowMs, dayCount });
  await using visitor = await visit({ inquiries: async (dayCount) => report(dayCount) });
  const { text } = await visitor.get('/inquiries', 'member');
  const table = /What Herald got wrong<\/h2>(.*?)<\/table>/s.exec(text)?.[1] ?? '';
  const figures = [...table.matchAll(/<td class="figure">([\d,]+)(?: of ([\d,]+))?/g)].map(([, part = '', whole]) => ({
    part: Number(part.replaceAll(',', '')),
    whole: whole === undefined ? undefined : Number(whole.replaceAll(',', '')),
  }));
  const wholes = figures.filter(({ whole }) => whole !== undefined);
  const parts = figures.filter(({ whole }) => whole === undefined);
  const sum = (of: typeof figures) => of.reduce((total, { part }) => total + part, 0);
  expect(wholes).toHaveLength(3);
  expect(parts).toHaveLength(4);
  expect(sum(wholes)).toBe(wholes[0]?.whole);
  // What the heading speaks of comes first.
  expect(sum(parts)).toBe(wholes[0]?.part);
  expect(sum(parts)).toBeGreaterThan(0);
});
