/** What an editor says of a file and what `registry check` says of its shape are one. */
import fc from 'fast-check';
import { Compile } from 'typebox/schema';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkShape } from '../check-shape.ts';
import { readYaml } from '../read-yaml.ts';
import { registryText } from '../testing/registry-text.ts';
import { editorSchema } from './json-schema.ts';
import { RegistryFile } from './registry-schema.ts';

const editor = Compile(editorSchema());
const editorTakes = (text: string) => editor.Check(parse(text));
const herald = (text: string) => {
  const { tree, problems } = readYaml(text);
  return problems.length === 0 && checkShape(RegistryFile, tree).problems.length === 0;
};
const both = (text: string) => ({ editor: editorTakes(text), herald: herald(text) });
const taken = { editor: true, herald: true };
const refused = { editor: false, herald: false };

it.each([
  'hosts: { web-1: { address: h, thresholds: { cpu: 90% } } }',
  'hosts: { web-1: { address: h } }\nservices: { s: { hosts: [web-1], needs: "1" } }',
  'discord: { alerts: 998877665544332211 }',
  'hosts: { web-1: { address: h, account: 123456789012 } }',
  'hosts:\nservices:\n',
  'hosts: { web-1: { address: h, private: "true" } }',
  'hosts: { web-1: { address: h, aliases: [2026, 1.5, true] } }',
  'hosts: { web-1: { address: h, labels: { tier: 1, on: true } } }',
])('both take %s', (text) => expect(both(text)).toEqual(taken));

it.each([
  'service: {}',
  'hosts: { "web 1": { address: h } }',
  'hosts: { web-1: { address: h, adress: h } }',
  'discord: { alerts: "#status" }',
  'discord: { channels: { "#status": { answer: true } } }',
  'hosts: { web-1: { address: h, thresholds: { cpu: many } } }',
  'hosts: { web-1: { address: h, private: maybe } }',
  'services: { s: { check: ftp://h } }',
  'hosts: [web-1]',
  'hosts: { web-1: { address: } }',
  'services: { s: { hosts: [web-1], needs: 0 } }',
  'hosts: { web-1: }',
  'discovery: { ec2: [{ regions: }] }',
])('both refuse %s', (text) => expect(both(text)).toEqual(refused));

const scalar = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  1,
  90,
  101,
  1.5,
  123456789012,
  'x',
  '90%',
  '1',
  'true',
  'web 1',
  '15s',
  'Europe/Berlin',
  'https://a.example/x',
  '10.0.0.1',
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('address', 'hosts', 'role', 'check', 'http', 'cpu', 'about', 'x y'), scalar, {
    maxKeys: 2,
  }),
);
const entry = fc.dictionary(
  fc.constantFrom(
    'address',
    'aliases',
    'labels',
    'poll',
    'thresholds',
    'private',
    'account',
    'hosts',
    'needs',
    'check',
    'owner',
    'customers',
    'alerts',
    'wrong',
  ),
  value,
  { maxKeys: 3 },
);
const file = fc.dictionary(
  fc.constantFrom('hosts', 'services', 'discord', 'defaults', 'inquiries', 'reminders', 'service'),
  fc.oneof(
    value,
    fc.dictionary(
      fc.constantFrom('web-1', 'web 1', 'shop', 'channels', 'engineers', 'alerts', 'zone'),
      fc.oneof(entry, value),
      { maxKeys: 2 },
    ),
  ),
  { minKeys: 1, maxKeys: 2 },
);

it('agree on any file', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        file.map((tree) => stringify(tree)),
        registryText.map(({ text }) => text),
      ),
      (text) => {
        const { editor: byEditor, herald: byHerald } = both(text);
        expect(byEditor, text).toBe(byHerald);
      },
    ),
    { numRuns: 3_000 },
  );
});
