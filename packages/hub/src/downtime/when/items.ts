/** What the words of a time expression can be. Every word is one of these, or nothing is read at all. */

export type Part = 'morning' | 'lunch' | 'afternoon' | 'evening' | 'night';

export type TimeOfDay =
  /**
   * `sure` is a 24-hour time (13:00, 08:00, 2200). `colon` (8:00) is one too unless something beside it says am or pm.
   * `bare` (8) is two times of day until something decides.
   */
  | { kind: 'clock'; hour: number; minute: number; half?: 'am' | 'pm'; style: 'bare' | 'colon' | 'sure' }
  | { kind: 'noon' }
  /** The start of a day and the end of the one before. */
  | { kind: 'midnight' }
  /** "EOD": where the day ends differs from team to team. */
  | { kind: 'day-end' }
  /** "COB", "close of business". */
  | { kind: 'business-end' };

export type WeekdayShift =
  | 'this'
  | 'next'
  | 'last'
  | 'this-week'
  | 'next-week'
  | 'week-after-next'
  | 'week-later'
  | 'two-weeks-later';

export type DateItem =
  | { form: 'date'; year?: number; month: number; day: number }
  /** `03/04/2026`: the order differs between countries. */
  | { form: 'figures'; first: number; second: number; year?: number }
  /** "the 3rd", of this month or the next. */
  | { form: 'day-of-month'; day: number; month?: 'this' | 'next' }
  | { form: 'nth-weekday'; nth: number; weekday: number; month: number | 'this' | 'next'; year?: number }
  /** `isVague`: "the end of July" is its last day to some, its last working day to others. */
  | { form: 'edge-of-month'; day: 'first' | 'last'; isVague: boolean; month: number | 'this' | 'next'; year?: number }
  /** Weekdays count from Monday, 1 to 7. */
  | { form: 'weekday'; weekday: number; shift?: WeekdayShift }
  | { form: 'offset'; days: number; isTonight?: true }
  /** "Sat/Sun", "26-28 July", "Mon, Wed and Fri". */
  | { form: 'several'; parts: readonly DayRange[]; joint: Joint };

/** What stands between several days. A slash is a night that touches both, "to" and "and" may be. */
export type Joint = 'to' | 'and' | 'slash';

/** One day, or all days between two; each as its words, which agree: "Mon 27 July". */
export type DayRange = { from: readonly NamedDay[]; to?: readonly NamedDay[] };

export type NamedDay = { date: DateItem; typed: string };

export type Item = { typed: string } & (
  | { kind: 'time'; time: TimeOfDay }
  | { kind: 'date'; date: DateItem }
  | { kind: 'part'; part: Part }
  | { kind: 'length'; seconds: number }
  /** "22h" is a time, "2h" a length: what stands around decides. */
  | { kind: 'hours'; hour: number; minute: number }
  | { kind: 'to' }
  | { kind: 'and' }
  | { kind: 'between' }
  | { kind: 'next-day' }
  | { kind: 'all-day' }
  /** "both days": beside one day alone it would say that there is another. */
  | { kind: 'both' }
  /** Words that change nothing: "on", "at", "window". */
  | { kind: 'filler' }
  | { kind: 'unknown' }
);

/** One reader of the word at `at`, given the whole text in small letters. */
export type Reader = readonly [
  form: RegExp,
  read: (match: RegExpExecArray, text: string) => readonly Found[] | undefined,
];

type WithoutTyped<T> = T extends unknown ? Omit<T, 'typed'> : never;
export type Found = WithoutTyped<Item>;
