import { expect, it } from 'vitest';
import { aDowntime } from '../../../testing/builders.ts';
import { htmlText } from '../html.ts';
import { downtimeCalendar } from './downtime-calendar.ts';

/** Monday 30 March 2026 in Berlin, the day after the clocks went forward. */
const nowMs = Date.UTC(2026, 2, 30, 10);
const zone = 'Europe/Berlin';
const calendar = (...downtimes: ReturnType<typeof aDowntime>[]) =>
  htmlText(downtimeCalendar(downtimes, { nowMs, zone }));

it('shows five weeks from this Monday, and what is planned on its local day', () => {
  // 23:00 in Berlin to 01:00: it touches two days.
  const text = calendar(
    aDowntime({ title: 'Patching', startsAtMs: Date.UTC(2026, 3, 3, 21), endsAtMs: Date.UTC(2026, 3, 3, 23) }),
  );
  expect(text.match(/<td/g)).toHaveLength(35);
  expect(text.match(/aria-current="date"/g)).toHaveLength(1);
  expect(text.match(/Patching/g)).toHaveLength(2);
  expect(text).toMatch(/30 Mar<.*31<.*1 Apr</);
});

it('counts what does not fit into a day', () => {
  const startsAtMs = Date.UTC(2026, 3, 2, 9);
  const many = ['One', 'Two', 'Three', 'Four'].map((title) =>
    aDowntime({ title, startsAtMs, endsAtMs: startsAtMs + 3_600_000 }),
  );
  const text = calendar(...many);
  expect(text).toContain('and 2 more');
  expect(text).not.toContain('Three');
});

it('leaves an empty calendar out: the list says it in words', () => {
  expect(calendar()).toBe('');
  const startsAtMs = Date.UTC(2026, 5, 1);
  expect(calendar(aDowntime({ startsAtMs, endsAtMs: startsAtMs + 3_600_000 }))).toBe('');
});
