import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Expectation } from '../corpus.ts';
import { parseChat } from './chat-line.ts';
import { intervalOf, shareInWords } from './interval.ts';
import { judge, type Played } from './judge.ts';
import { labelKey, parseLabels } from './label.ts';
import { runRealChat } from './run-real-chat.ts';
import { stratifier } from './strata.ts';

it('says how far a share counted on few lines may be off', () => {
  expect(shareInWords({ part: 169, whole: 273 })).toBe('61.9 % of 273 (56.0 to 67.5)');
  expect(intervalOf({ part: 0, whole: 0 })).toEqual({ from: 0, to: 1 });
});

it('sorts lines by what they hold, whatever Herald makes of them', () => {
  const stratumOf = stratifier(['apt', 'package server']);
  expect(stratumOf('is the package-server down?')).toBe('names and asks');
  expect(stratumOf('I like apt')).toBe('names');
  expect(stratumOf('is captain broken?')).toBe('asks');
  expect(stratumOf('good morning')).toBe('other');
});

it('counts answers, offers, and what was missed', () => {
  const verdict = judge(
    [
      played('is apt down?', 'answer', { targets: ['apt'] }),
      played('is apt ok?', 'answer', { targets: ['wiki'] }),
      played('apt is nice', 'answer', { targets: ['apt'] }),
      played('apt, hm?', 'offer', { targets: ['apt'] }),
      played('who broke apt?', 'silent', {}),
      played('never read', 'answer', {}),
    ],
    ({ text }) => labels.get(labelKey('a', text)),
  );
  expect(verdict.answers).toEqual({ right: 1, labelled: 3 });
  expect(verdict.offers).toEqual({ welcome: 1, labelled: 1 });
  expect(verdict.questions).toEqual({ answered: 1, reached: 2, labelled: 4 });
  expect(verdict.missed.map(({ text }) => text)).toEqual(['who broke apt?']);
  expect(verdict.unlabelled.map(({ text }) => text)).toEqual(['never read']);
});

it('reads a folder, and writes down what is to be labelled', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'real-chat-'));
  const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
  const progress = vi.spyOn(console, 'error').mockReturnValue(undefined);
  try {
    await mkdir(join(folder, 'sources'));
    await mkdir(join(folder, 'registries'));
    await writeFile(join(folder, 'sources/a.jsonl'), '{"text":"is apt down?"}\n{"text":"apt is old"}\n');
    await writeFile(join(folder, 'registries/a.yaml'), 'services: { apt: { hosts: [] } }');
    await writeFile(join(folder, 'labels.jsonl'), '');
    await runRealChat(folder, []);
    expect(await readFile(join(folder, 'out/a.unlabelled.jsonl'), 'utf8')).toContain('is apt down?');
    expect(await readFile(join(folder, 'out/a.silent.jsonl'), 'utf8')).toContain('apt is old');
    expect(log.mock.calls.join('\n')).toContain('full answers          1, right of none');
    await expect(runRealChat(join(folder, 'nowhere'), [])).rejects.toThrow(/cannot be read/);
  } finally {
    log.mockRestore();
    progress.mockRestore();
    await rm(folder, { recursive: true });
  }
});

it('refuses lines that are no chat, and labels that are none, by their number', () => {
  expect(() => parseChat('{"text":"a"}\n{"words":"b"}', 'a.jsonl')).toThrow(/a\.jsonl, line 2/);
  expect(() => parseLabels('{"source":"a","text":"b","is":"perhaps"}', 'labels.jsonl')).toThrow(/line 1/);
});

const labels = parseLabels(
  [
    { source: 'a', text: 'is apt down?', is: 'status', targets: ['apt'] },
    { source: 'a', text: 'is apt ok?', is: 'status', targets: ['apt'] },
    { source: 'a', text: 'apt is nice', is: 'no' },
    { source: 'a', text: 'apt, hm?', is: 'status' },
    { source: 'a', text: 'who broke apt?', is: 'status', intents: ['health'] },
  ]
    .map((label) => JSON.stringify(label))
    .join('\n'),
  'labels.jsonl',
);

function played(text: string, deed: Played['deed'], understood: Partial<Expectation>): Played {
  const answer = deed !== 'silent';
  return {
    source: 'a',
    text,
    stratum: 'other',
    deed,
    understood: { intent: 'health', targets: [], answer, ...understood },
  };
}
