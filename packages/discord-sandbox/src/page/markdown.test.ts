import { expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

it.each([
  ['plain', [{ kind: 'text', text: 'plain' }]],
  ['**bold**', [{ kind: 'bold', children: [{ kind: 'text', text: 'bold' }] }]],
  ['snake_case_name', [{ kind: 'text', text: 'snake_case_name' }]],
  ['2 * 3 * 4', [{ kind: 'text', text: '2 * 3 * 4' }]],
  [
    '\\*no\\*',
    [
      { kind: 'text', text: '*' },
      { kind: 'text', text: 'no' },
      { kind: 'text', text: '*' },
    ],
  ],
  ['`**x**`', [{ kind: 'code', text: '**x**' }]],
  ['```\n**x**\n```', [{ kind: 'code-block', text: '**x**' }]],
  ['<t:1764000000:R>', [{ kind: 'time', epochSeconds: 1764000000, style: 'R' }]],
  [
    '<@1><@&2><#3>',
    [
      { kind: 'user', id: '1' },
      { kind: 'role', id: '2' },
      { kind: 'channel', id: '3' },
    ],
  ],
  ['a\nb', [{ kind: 'text', text: 'a' }, { kind: 'break' }, { kind: 'text', text: 'b' }]],
  ['## Title', [{ kind: 'header', level: 2, children: [{ kind: 'text', text: 'Title' }] }]],
  ['> said', [{ kind: 'quote', children: [{ kind: 'text', text: 'said' }] }]],
  [
    '- a\n- b',
    [{ kind: 'list', ordered: false, items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]] }],
  ],
  [
    '[site](https://example.com)',
    [{ kind: 'link', href: 'https://example.com', children: [{ kind: 'text', text: 'site' }] }],
  ],
  ['[x](javascript:alert(1))', [{ kind: 'text', text: '[x](javascript:alert(1))' }]],
  [
    'see https://example.com/a.',
    [
      { kind: 'text', text: 'see ' },
      { kind: 'link', href: 'https://example.com/a', children: [{ kind: 'text', text: 'https://example.com/a' }] },
      { kind: 'text', text: '.' },
    ],
  ],
])('reads %j as Discord does', (source, nodes) => {
  expect(parseMarkdown(source)).toEqual(nodes);
});

it.each([
  ['*'.repeat(4000)],
  ['_'.repeat(4000)],
  ['['.repeat(4000)],
  ['> '.repeat(2000)],
  ['`'.repeat(4000)],
  ['**a'.repeat(1300)],
])('ends on 4,000 characters of one kind: %.4s', (source) => {
  expect(parseMarkdown(source).length).toBeGreaterThan(0);
});
