/** Faults that change nothing anybody could see, one by one, each with its reason. They are no part of the share. */
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
const reserved = 'only how much room is made at first; it grows';
const always = 'there always is one: the types cannot know it';

const equalFaults: readonly EqualFault[] = [
  { file: `${history}/minute.ts`, code: 'const out = writeColumns(96);', what: '`97` for `96`', why: reserved },
  {
    file: `${history}/rollup-codec.ts`,
    code: 'const out = writeColumns(32 + rollups.length * 40);',
    what: '`41` for `40`',
    why: reserved,
  },
  {
    file: `${history}/start-history.ts`,
    code: 'const entriesAtOnce = 200;',
    what: '`(200 * 2)` for `200`',
    why: 'only how often others get their turn in between',
  },
  {
    file: `${history}/roll-up-hours.ts`,
    code: 'await yieldToOthers();',
    what: 'no `await yieldToOthers();`',
    why: 'only when others get their turn',
  },
  {
    file: `${health}/disk-trend.ts`,
    code: 'if (!(first < middle && middle < last && (usedBytes.at(-2) ?? last) < last)) return undefined;',
    what: 'no `?? last`',
    why: always,
  },
];

export function whyEqual({ file, what }: Survivor, code: string): string | undefined {
  return equalFaults.find((one) => one.file === file && one.code === code && one.what === what)?.why;
}
