/** Servers beside each other, the processes at a peak, and what Herald could not answer: what engineers and leaders look up. */
import { expect, it } from 'vitest';
import { testNowMs } from '../../../testing/builders.ts';
import { visit } from '../testing/visit.ts';

it('puts figures of two servers into one table, and their charts of one time beside each other', async () => {
  await using visitor = await visit();
  const { text } = await visitor.get('/compare?hosts=web-1,checkout-2&range=6h', 'engineer');
  expect(text).toContain('<h1>web-1 and checkout-2, compared</h1>');
  const cpu = /<tr><th scope="row">CPU<\/th>(.*?)<\/tr>/.exec(text)?.[1] ?? '';
  expect(cpu.replace(/<[^>]+>/g, ' ').replaceAll('\u00a0', ' ')).toMatch(/23 % +97 %/);
  for (const name of ['web-1', 'checkout-2']) expect(text).toContain(`/hosts/${name}/charts/cpu.svg?`);
  const periods = new Set(
    [...text.matchAll(/charts\/\w+\.svg\?from=(\d+)&amp;to=(\d+)/g)].map(([, from, to]) => `${from} ${to}`),
  );
  expect(periods.size).toBe(1);
});

it('takes names one by one from the form, each once and four at most, and says which it does not know', async () => {
  await using visitor = await visit();
  const many = 'hosts=web-1&hosts=web-1&hosts=web-2&hosts=checkout-1&hosts=checkout-2&hosts=worker-1';
  const { text } = await visitor.get(`/compare?${many}`, 'member');
  expect(text.match(/<th scope="col">/g)).toHaveLength(4);
  const unknown = await visitor.get('/compare?hosts=web-1,nix', 'member');
  expect([unknown.status, unknown.text.includes('nix')]).toEqual([404, true]);
  expect((await visitor.get('/compare', 'member')).text).toContain('Compare with');
});

it('tells engineers, and nobody else, which processes were at work when the CPU was busiest', async () => {
  await using visitor = await visit({
    cpuPeak: () => ({
      atMs: testNowMs - 3_600_000,
      cpuUsedPercent: 96,
      processes: [
        { name: 'backup', cpuPercent: 96 },
        { name: 'node', cpuPercent: 30 },
        { name: 'node', cpuPercent: 18 },
      ],
    }),
  });
  const plain = (text: string) => text.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');
  const words = 'with 96 %: mostly backup (96 % of a core) and node (48 % of a core, 2 processes).';
  expect(plain((await visitor.get('/hosts/web-1', 'engineer')).text)).toContain(words);
  expect(plain((await visitor.get('/hosts/web-1', 'member')).text)).not.toContain('backup');
});

it('tells leaders what Herald could not answer, most frequent first, or that nothing was noted', async () => {
  const asked: number[] = [];
  await using visitor = await visit({
    unanswered: async (sinceMs) => {
      asked.push(sinceMs);
      return [
        { what: '"web-9"', count: 12 },
        { what: 'questions it did not follow', count: 1 },
      ];
    },
  });
  const { text } = await visitor.get('/inquiries?days=30', 'member');
  expect(text.replace(/<[^>]+>/g, '')).toMatch(/&quot;web-9&quot; 12 times\s*questions it did not follow once/);
  expect(asked).toEqual([testNowMs - 30 * 86_400_000]);
  await using quiet = await visit();
  expect((await quiet.get('/inquiries', 'member')).text).toContain('Nothing was noted in this time.');
});
