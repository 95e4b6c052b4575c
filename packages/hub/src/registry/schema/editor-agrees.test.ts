/** What an editor says of a file and what `registry check` says of its shape are one. */
import fc from 'fast-check';
import { Compile } from 'typebox/schema';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkShape } from '../check-shape.ts';
import { readYaml } from '../read-yaml.ts';
import { registryText } from '../testing/registry-text.ts';
import { registryTrees } from '../testing/registry-trees.ts';
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

const trees = registryTrees(JSON.parse(JSON.stringify(RegistryFile)));

it('agree on any file', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.oneof(
        { arbitrary: trees.map((tree) => stringify(tree)), weight: 9 },
        registryText.map(({ text }) => text),
      ),
      (text) => {
        const { editor: byEditor, herald: byHerald } = both(text);
        seen[byEditor ? 'taken' : 'refused'] += 1;
        expect(byEditor, text).toBe(byHerald);
      },
    ),
    { numRuns: 4_000 },
  );
  // A property that meets one kind only says nothing of the other.
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(400);
});
