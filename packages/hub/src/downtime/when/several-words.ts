/** Readers of several days at once: "26-28 July", "July 26-28", "the weekend"; and what they share with readers of one. */
import { monthForm, monthOf, numberOf, weekdayForm } from './calendar-words.ts';
import type { DateItem, Found, Reader } from './items.ts';

export const ordinal = '(?:st|nd|rd|th)';
/** "2026", "'26"; not the 24-hour time of "2030-2130". */
export const year = String.raw`(?:,?\s*(?:of\s+)?(20\d\d|'\d\d)(?![\d:]|\s?h\b|\s?hrs?\b|\s*(?:-|to|until)\s*\d{3,4}\b(?!-)))`;

export const severalReaders: readonly Reader[] = [
  // "28.-30.7.", "28. bis 30.07.2026".
  [
    /(\d{1,2})\.\s*(?:-|bis|to)\s*(\d{1,2})\.(\d{1,2})\.(?:(20\d\d)(?!\d))?/y,
    ([all, a, b, m, y]) => [several(all, plainDate(a, m, y), plainDate(b, m, y))],
  ],
  [
    new RegExp(
      String.raw`(\d{1,2})(?:${ordinal}|\.)?\s*(?:-|/|to|(?:un)?till?|through|thru|bis|and|&)\s*(?:the\s+)?(\d{1,2})(?:${ordinal}|\.)?\s*(?:of\s+)?(${monthForm})${year}?`,
      'y',
    ),
    ([all, a, b, m, y]) => [several(all, plainDate(a, m, y), plainDate(b, m, y))],
  ],
  [
    new RegExp(
      String.raw`(${monthForm})\s+(\d{1,2})${ordinal}?\s*(?:-|/)\s*(\d{1,2})${ordinal}?(?![\d:.]|\s?(?:[ap]\.?m|h)\b|\s*${monthForm})${year}?`,
      'y',
    ),
    ([all, m, a, b, y]) => [several(all, plainDate(a, m, y), plainDate(b, m, y))],
  ],
  [
    new RegExp(`(?:(?:this|the|coming|this coming) )?weekend(?![a-z]|[:,]? +(?:on )?(?:all day )?${weekdayForm})`, 'y'),
    ([typed]) => [weekendOf(typed)],
  ],
];

/** On its Sunday it has begun. */
function weekendOf(typed: string): Found {
  const parts = [6, 7].map((weekday) => ({
    from: [{ date: { form: 'weekday', weekday, shift: 'this-week' } as const, typed }],
  }));
  return { kind: 'date', date: { form: 'several', parts, joint: 'and' } };
}

function several(typed: string, one: DateItem, other: DateItem): Found {
  const [from, to] = [[{ date: one, typed }], [{ date: other, typed }]] as const;
  const joint = /\d\D*\//.test(typed) ? 'slash' : /\sand\s/.test(typed) ? 'and' : 'to';
  const parts = joint === 'and' ? [{ from }, { from: to }] : [{ from, to }];
  return { kind: 'date', date: { form: 'several', parts, joint } };
}

export function plainDate(day = '', month = '', typedYear?: string): DateItem {
  return { form: 'date', day: Number(day), month: Number(month) || monthOf(month), ...yearOf(typedYear) };
}

export function yearOf(typed: string | undefined): { year?: number } {
  if (typed === undefined) return {};
  const digits = typed.replace("'", '');
  return { year: numberOf(digits.length === 2 ? `20${digits}` : digits) };
}
