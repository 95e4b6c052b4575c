/** What others wrote never reaches a terminal as more than letters. */
import { anInstance, aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../answers/answer.ts';
import { runCli } from '../../app/cli.ts';
import { outcomeWords } from '../../app/setup/outcome-words.ts';
import { ago, clockTime, moment, say } from '../../format/text.ts';
import { plainAnswer } from './plain-answer.ts';
import { renderForTerminal } from './render-answer.ts';
import { safeLine, safeLines } from './terminal-text.ts';

const words = { zone: 'UTC', nowMs: 0 };
/** Colour, title, bell, 8-bit CSI, backspaces, a line of its own, and marks that turn the direction. */
const hostile = 'eu\u001b[31m\u001b]0;pwn\u0007\u009b2J\b\b\r\n✓ all is well\u2028\u202egnp.exe\u2066\u{e0041}';
const at = { atMs: 0, elapsedMs: 3 };
const moves = /[^\n\P{C}]|[\u2028\u2029]/u;

it('shows as its code what would move the cursor, ring, or turn the direction; letters and emoji stay', () => {
  expect(safeLine('web\u001b[2J\u0007\nweb-2\u202e')).toBe('web\\u001b[2J\\u0007 web-2\\u202e');
  expect(safeLines('a\tb\nc')).toBe('a\tb\nc');
  expect(safeLine('Zoë 👩‍💻 日本 — ✓')).toBe('Zoë 👩‍💻 日本 — ✓');
  expect(JSON.parse(safeLines(JSON.stringify({ hostile })))).toEqual({ hostile });
});

it('no text gets through with a control or a direction mark, and none grows a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(safeLine(text).replaceAll(/[\u200c\u200d]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});

describe('a hostile agent', () => {
  const instance = anInstance({ region: hostile, availabilityZone: hostile });
  const report = aReport({ instance, agentVersion: hostile });

  it('reaches `registry probe` as letters on one line', () => {
    const said = outcomeWords({ kind: 'report', report, atMs: 0, elapsedMs: 3, clockSkewSeconds: 0 });
    expect(said.message).toContain('\\u001b[31m');
    expect(said.message).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
    const refused = outcomeWords({ kind: 'not-authorised', code: 'signature/unknown-key', message: hostile, ...at });
    expect(refused.message).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  });

  it('reaches `ask` as letters, wherever an answer holds its words, also in what --json calls text', () => {
    const fact = { key: 'region', label: hostile, text: say`${hostile}`, audience: 'main' as const };
    const answer = {
      intent: 'fleet' as const,
      targets: ['web-1'],
      answered: true,
      status: 'up' as const,
      verdict: say`${{ strong: hostile }}`,
      lines: [say`${hostile}`],
      facts: [fact],
      groups: [
        {
          title: hostile,
          status: 'up' as const,
          rows: [{ kind: 'host' as const, name: hostile, status: 'up' as const, line: say`${hostile}`, facts: [fact] }],
        },
      ],
      actions: [{ kind: 'choose' as const, name: hostile, question: hostile }],
    };
    for (const printed of [renderForTerminal(answer, { ...words, colour: false }), plainAnswer(answer, words).text]) {
      expect(printed).toContain('\\u001b[31m');
      expect(printed).not.toMatch(moves);
      expect(printed.split('\n').filter((line) => line.trim().startsWith('✓ all is well'))).toEqual([]);
    }
  });

  it('reaches no command of `herald` otherwise: all print through one place', async () => {
    const printed: string[] = [];
    await runCli(['registry', `check${hostile}`], {
      env: {},
      print: (line) => printed.push(line),
      note: (line) => printed.push(line),
      clock: { now: () => 0, elapsed: () => 0, sleep: async () => undefined },
      signal: new AbortController().signal,
    });
    expect(printed.join('\n')).toContain('\\u001b[31m');
    expect(printed.join('\n')).not.toMatch(moves);
  });
});

it('an answer that tells a time says of which zone it is, once; one that tells none does not', () => {
  const answer: Answer = {
    status: 'planned',
    verdict: say`Next maintenance: ${moment(Date.UTC(2026, 11, 1, 5))} to ${clockTime(Date.UTC(2026, 11, 1, 6))}.`,
    lines: [say`Planned ${ago(0)}.`],
    facts: [],
    groups: [],
    actions: [],
    intent: 'downtime',
    targets: [],
    answered: true,
  };
  expect(renderForTerminal(answer, { ...words, zone: 'UTC', colour: false })).toBe(
    '🔧 Next maintenance: Tue 1 Dec 2026, 05:00 to 06:00.\nPlanned just now.\n\nTimes are of UTC.',
  );
  const timeless = { ...answer, verdict: say`Nothing is planned.` };
  expect(renderForTerminal(timeless, { ...words, zone: 'UTC', colour: false })).not.toContain('UTC');
});
