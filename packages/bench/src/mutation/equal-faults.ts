/** Faults that change nothing anybody could see, one by one, each with its reason. They are no part of the share. */
import { always, equalInAnswers } from './equal-in-answers.ts';
import type { Survivor } from './print-results.ts';

type EqualFault = {
  file: string;
  /** The whole line, so that it is found again when lines above it change, and looked at again when it changes itself. */
  code: string;
  what: string;
  why: string;
};

const history = 'packages/hub/src/store/history';
const health = 'packages/hub/src/monitoring/health';
const uptimeEnds = {
  file: 'packages/hub/src/answers/uptimes.ts',
  code: 'if (!lowest || !highest) return [];',
  why: always,
};

/** Of what has an id of its own the last is the first. */
const ofOneId = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code, as it stands
  ['downtime-book.ts', 'const plannerId = plans.find(({ id }) => `discord/${id}` === downtimeId)?.plannerId;'],
  ['downtime-book.ts', 'const before = overrides.find((override) => override.downtimeId === downtimeId);'],
] as const;

/** What the types cannot know to be there: expressions that match every text, if only its end; the last of several; one of two. */
const alwaysThere = [
  [
    'take-zone.ts',
    String.raw`const before = /(?:\bin\s+|\()?$/i.exec(text.slice(0, first.index))?.[0].length ?? 0;`,
    '0',
  ],
  [
    'take-zone.ts',
    String.raw`const after = /^(?:\s+(?:local\s+)?time\b)?\)?/i.exec(text.slice(end))?.[0].length ?? 0;`,
    '0',
  ],
  ['take-zone.ts', 'const places = ambiguous[typed.toLowerCase()] ?? {};', '{}'],
  [
    'ask-several.ts',
    "return [nearestAt(days[0] ?? '', startMinutes, parts), nearestAt(days.at(-1) ?? '', end, parts)];",
    "''",
  ],
  ['ask-several.ts', 'const last = days.at(-1) ?? first;', 'first'],
  [
    'readings.ts',
    'const whole = { startDay: first, startMinutes: 0, end: { day: days.days.at(-1) ?? first, minutes: 1440 } };',
    'first',
  ],
  [
    'resolve-single.ts',
    'const endsAtMs = end ? nearestAt(end.day, end.minutes, parts) : startsAtMs + (parts.lastsSeconds ?? 0) * 1000;',
    '0',
  ],
] as const;
// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code, as it stands
const offsetSign = "return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;";

const equalFaults: readonly EqualFault[] = [
  ...ofOneId.map(([file, code]) => ({
    file: `packages/hub/src/downtime/${file}`,
    code,
    what: '`.findLast` for `.find`',
    why: 'each has an id of its own',
  })),
  ...alwaysThere.map(([file, code, other]) => ({
    file: `packages/hub/src/downtime/when/${file}`,
    code,
    what: `no \`?? ${other}\``,
    why: always,
  })),
  {
    file: 'packages/hub/src/downtime/when/prose.ts',
    code: 'const at = begin.exec(typed)?.index ?? 0;',
    what: '`1` for `0`',
    why: 'one letter is no sentence',
  },
  {
    file: 'packages/hub/src/downtime/merge.ts',
    code: '(Math.abs(one.startsAtMs - other.startsAtMs) <= roundedMs && Math.abs(one.endsAtMs - other.endsAtMs) <= roundedMs)',
    what: 'operands swapped',
    why: 'only how far they are apart',
  },
  {
    file: 'packages/hub/src/downtime/occurrences.ts',
    code: 'const from = wall(period.fromMs) - schedule.lastsSeconds * 1000 - dayMs;',
    what: '`(1000 * 2)` for `1000`',
    why: 'only how far back it looks',
  },
  ...['`<=` for `<`', '`1` for `0`'].map((what) => ({
    file: 'packages/hub/src/downtime/when/read-back.ts',
    code: offsetSign,
    what,
    why: 'no offset was returned before',
  })),
  {
    file: `${history}/start-history.ts`,
    code: 'const entriesAtOnce = 200;',
    what: '`(200 * 2)` for `200`',
    why: 'only how often others get their turn in between',
  },
  {
    file: `${health}/reading-reasons.ts`,
    code:
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code, as it stands
      "detail: `${host.url} answers as ${tracker.instanceId ?? 'no instance'}; the registry says ${host.instanceId ?? 'none'}`,",
    what: "no `?? 'no instance'`",
    why: always,
  },
  {
    file: 'packages/hub/src/downtime/when/hour-choices.ts',
    code: 'return (to - from + 2 * dayMinutes - 1) % dayMinutes;',
    what: '`3` for `2`',
    why: 'whole days',
  },
  ...(
    [
      ['resolve-repeat.ts', 'if (!reading) return askings.noEnd(parts.typed);', 'no `if (!reading)`'],
      ['resolve-single.ts', 'if (!first) return askings.noEnd(parts.typed);', 'no `if (!first)`'],
      ['spelling.ts', 'const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);', 'no `?? 0`'],
      ['spelling.ts', 'let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);', 'no `?? 0`'],
      [
        'spelling.ts',
        'if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);',
        'no `?? 0`',
      ],
      ['spelling.ts', 'return row[b.length] ?? 0;', 'no `?? 0`'],
      ['resolve-repeat.ts', 'if (!end) return lastsSeconds ?? 0;', 'no `?? 0`'],
      ['day-choices.ts', "if (found.kind === 'days' && (found.days[0] ?? '') >= today) return found;", "no `?? ''`"],
    ] as const
  ).map(([file, code, what]) => ({ file: `packages/hub/src/downtime/when/${file}`, code, what, why: always })),
  ...(
    [
      [
        'back-wishes.ts',
        'return hosts.length === 0 || hosts.some(({ lastOutcome }) => (lastOutcome?.atMs ?? 0) > askedAtMs);',
        'no `?? 0`',
        'what never was is behind nothing',
      ],
      ['read-back-by.ts', "const count = (found[1] ?? found[3] ?? '').toLowerCase();", "no `?? ''`", always],
      [
        'start-incidents.ts',
        "const hosts = fleet.hosts().filter(({ health }) => health.status !== 'up');",
        'no `.filter(…)`',
        'only how much is looked at',
      ],
      [
        'start-incidents.ts',
        "const services = fleet.services().filter(({ health }) => health.status !== 'up');",
        'no `.filter(…)`',
        'only how much is looked at',
      ],
    ] as const
  ).map(([file, code, what, why]) => ({ file: `packages/hub/src/notifications/incidents/${file}`, code, what, why })),
  ...equalInAnswers.map(([file, code, what, why]) => ({ file: `packages/hub/src/answers/${file}`, code, what, why })),
  ...['roll-up-hours', 'start-history'].map((name) => ({
    file: `${history}/${name}.ts`,
    code: 'await yieldToOthers();',
    what: 'no `await yieldToOthers();`',
    why: 'only when others get their turn',
  })),
  {
    file: `${health}/disk-trend.ts`,
    code: 'if (!(first < middle && middle < last && (usedBytes.at(-2) ?? last) < last)) return undefined;',
    what: 'no `?? last`',
    why: always,
  },
  {
    file: 'packages/hub/src/inquiries/hour-reader.ts',
    code: 'known.set(quarter, read);',
    what: 'no `known.set(quarter, read);`',
    why: 'only how often it is worked out',
  },
  ...(
    [
      ['if (found) return found;', 'no `if (found)`'],
      ['known.set(day, span);', 'no `known.set(day, span);`'],
      ['const known = spans.get(hours) ?? new Map<string, WorkingSpan>();', 'only `new Map<string, WorkingSpan>()`'],
    ] as const
  ).map(([code, what]) => ({
    file: 'packages/hub/src/downtime/business-hours.ts',
    code,
    what,
    why: 'only how often it is worked out',
  })),
  ...(
    [
      [
        'breakdowns.ts',
        'return Array.from({ length: 24 }, (_, hour) => total(days, ({ askedByHour }) => askedByHour[hour] ?? 0));',
        '0',
      ],
      [
        'decide-tracking.ts',
        'const dueMs = dueAtMs({ ...inquiry, reachedAtMs: inquiry.reachedAtMs ?? atMs }, context.settings) ?? atMs;',
        'atMs',
      ],
      ['inquiry-report.ts', 'const shown = whole.filter(({ day }) => day >= (days[0]?.day ?? today));', 'today'],
      ['metric.ts', 'inquiries.flatMap((inquiry) => breachOf(inquiry, nowMs, settings) ?? []).filter(isIn),', '[]'],
    ] as const
  ).map(([file, code, other]) => ({
    file: `packages/hub/src/inquiries/${file}`,
    code,
    what: `no \`?? ${other}\``,
    why: file === 'metric.ts' ? 'what was not missed lies in no time' : always,
  })),
  {
    file: 'packages/hub/src/inquiries/baseline.ts',
    code: 'if (observedFrom !== undefined) {',
    what: '`if (true)` for `if (observedFrom !== undefined)`',
    why: 'no day lies behind none',
  },
  { ...uptimeEnds, what: '`&&` for `||`' },
  { ...uptimeEnds, what: 'no `|| !highest`' },
  { ...uptimeEnds, what: 'no `if (!lowest || !highest)`' },
  {
    file: 'packages/hub/src/answers/ranked-outages.ts',
    code: ".toSorted((one, other) => (other.count - one.count || other.seconds - one.seconds) * (order === 'most' ? 1 : -1));",
    what: '`/` for `*`',
    why: 'by one and by minus one both give the same',
  },
  {
    file: 'packages/hub/src/answers/ranked-outages.ts',
    code: "const ranked = outages.toSorted((one, other) => (lasted(other) - lasted(one)) * (order === 'most' ? 1 : -1));",
    what: '`/` for `*`',
    why: 'by one and by minus one both give the same',
  },
  {
    file: 'packages/hub/src/downtime/merge.ts',
    code: 'const precedence = { discord: 0, registry: 1, ec2: 2 } as const;',
    what: '`3` for `2`',
    why: 'only their order counts',
  },
  {
    file: 'packages/hub/src/notifications/incidents/engineers-say.ts',
    code: 'lastSaidAtMs: 0,',
    what: '`1` for `0`',
    why: 'both are long ago',
  },
  {
    file: 'packages/hub/src/downtime/planning.ts',
    code: "return { kind: named.length > 1 ? 'several' : 'unknown' };",
    what: '`>=` for `>`',
    why: 'of one alone it was found before',
  },
];

export function whyEqual({ file, what }: Survivor, code: string): string | undefined {
  return equalFaults.find((one) => one.file === file && one.code === code && one.what === what)?.why;
}
