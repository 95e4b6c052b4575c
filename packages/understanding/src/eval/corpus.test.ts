import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { indexNames } from '../names/index-names.ts';
import { understoodAs } from '../understood-as.ts';
import { type CorpusLine, type Expectation, parseCorpus } from './corpus.ts';
import { parseMisses } from './from-misses.ts';
import { hearLine } from './hear-line.ts';
import { parseEvalRegistry } from './known-names-of.ts';
import { ownCorpus, readCorpus, readListener, runCorpus } from './run-corpus.ts';
import { scoreOf } from './score.ts';

it('understands the seen part of the corpus, and answers no chatter of it', async () => {
  const score = scoreOf(runCorpus(await readCorpus(ownCorpus.seen), await readListener(ownCorpus.registry)));
  expect(score.questions.right / score.questions.total).toBeGreaterThanOrEqual(0.98);
  expect(score.chatter.answered / score.chatter.total).toBeLessThanOrEqual(0.01);
});

it.each(Array.from({ length: 26 }, (_, i) => i + 1))(
  'understands batch %i, asked of another registry',
  async (number) => {
    const batch = (ending: string) =>
      fileURLToPath(new URL(`../corpus/batches/batch-${number}.${ending}`, import.meta.url));
    const score = scoreOf(runCorpus(await readCorpus(batch('jsonl')), await readListener(batch('yaml'))));
    expect(score.questions.right / score.questions.total).toBeGreaterThanOrEqual(0.96);
    expect(score.chatter.answered).toBeLessThanOrEqual(1);
  },
);

it('names file, line and field of a bad line', () => {
  const good = '{"id":1,"context":"dm","text":"hi","expect":{"intent":"greeting","targets":[],"answer":true}}';
  expect(parseCorpus(`${good}\n\n`, 'a.jsonl')).toHaveLength(1);
  expect(() => parseCorpus(`${good}\n{"id":2}`, 'a.jsonl')).toThrow(/a\.jsonl, line 2/);
  expect(() => parseCorpus(`${good}\n\nnot json`, 'a.jsonl')).toThrow(/a\.jsonl, line 3: it is not JSON/);
  expect(() => parseCorpus(good.replace('"dm"', '"nowhere"'), 'a.jsonl')).toThrow(/context/);
  expect(() => parseCorpus(good.replace('greeting', 'singing'), 'a.jsonl')).toThrow(/intent/);
});

it('learns from what a press or a person has labelled, each once, and names what waits for a label', () => {
  const understood = { intent: 'none', targets: [], answer: 'suggest' };
  const expected = { intent: 'describe', targets: ['billing'], answer: true };
  const line = (more: object) => JSON.stringify({ text: 'billing then', understood, context: 'dm', ...more });
  const misses = [
    line({ why: 'offer-pressed', expect: { ...expected, intent: 'health' } }),
    line({ why: 'chosen', expect: expected }),
    line({ why: 'not-asked', text: 'how is it' }),
  ].join('\n');
  const { lines, open } = parseMisses(misses, 'misses.jsonl');
  expect(lines).toEqual([{ id: 'miss-1', context: 'dm', text: 'billing then', expect: expected }]);
  expect(open).toEqual([{ where: 'misses.jsonl, line 3', text: 'how is it', understood }]);
  expect(parseCorpus(lines.map((one) => JSON.stringify(one)).join('\n'), 'back.jsonl')).toEqual(lines);
  expect(() => parseMisses(`${misses}\n{}`, 'misses.jsonl')).toThrow(/misses\.jsonl, line 4/);
  expect(() => parseMisses(line({ context: 'the moon' }), 'misses.jsonl')).toThrow(/line 1: \/context/);
});

it('reads names from any registry, and refuses one without', () => {
  const { names, engineerMentions } = parseEvalRegistry(
    'hosts: { a-1: { address: 10.0.0.1, labels: { role: web } } }\nservices: { shop: { hosts: { role: web }, owner: { team: Web Crew, role: "42" } } }',
    'registry.yaml',
  );
  expect(names.services[0]?.hosts).toEqual(['a-1']);
  expect(names.hosts[0]?.ips).toEqual(['10.0.0.1']);
  expect([...engineerMentions]).toEqual(['webcrew', '42']);
  expect(() => parseEvalRegistry('hosts: {}', 'empty.yaml')).toThrow(/names no host/);
  expect(() => parseEvalRegistry('hosts: [', 'broken.yaml')).toThrow(/not YAML/);
});

it('tells mentions of engineers from mentions of people', () => {
  const registry = parseEvalRegistry('services: { billing: { owner: { team: Payments, role: "42" } } }', 'r.yaml');
  const listener = { names: indexNames(registry.names), engineerMentions: registry.engineerMentions };
  const answerTo = (text: string) => understoodAs(hearLine(aLine(text), listener)).answer;
  for (const text of [
    '@engineers is billing down?',
    '@payments is billing down?',
    '<@&42> is billing down?',
    '@payments-team is billing down?',
  ]) {
    expect(answerTo(text)).toBe('offer');
  }
  for (const text of ['@Dana is billing down?', '<@7> is billing down?', '<@&43> is billing down?'])
    expect(answerTo(text)).toBe(true);
  expect(answerTo('is billing down?')).toBe(true);
});

it('counts a question as right only when intent, targets and answer are', () => {
  const line = aLine('is billing down?');
  const right: Expectation = { intent: 'health', targets: ['billing'], answer: true };
  const wrongs: Expectation[] = [
    { ...right, targets: [] },
    { ...right, intent: 'describe' },
    { ...right, answer: false },
    { ...right, answer: 'offer' },
  ];
  expect(scoreOf([{ line, understood: right }]).questions).toEqual({ total: 1, right: 1 });
  for (const understood of wrongs) expect(scoreOf([{ line, understood }]).questions.right).toBe(0);
});

function aLine(text: string): CorpusLine {
  return { id: 1, context: 'channel', text, expect: { intent: 'health', targets: ['billing'], answer: true } };
}

it('reads in a registry which service a host says it belongs to', () => {
  const registry = 'hosts: { a: { service: shop }, b: { service: shop }, c: {} }\nservices: { shop: { hosts: [a] } }';
  expect(parseEvalRegistry(registry, 'r.yaml').names.services).toMatchObject([{ name: 'shop', hosts: ['a', 'b'] }]);
});
