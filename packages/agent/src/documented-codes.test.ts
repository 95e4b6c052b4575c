import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { agentProblemCodes } from './agent-problems.ts';
import { refusalCodes } from './server/start-report-server.ts';
import { variables } from './settings/variables.ts';

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const section = (title: string) => new RegExp(`\n## ${title}\n([^]*?)(?=\n## |$)`).exec(page)?.[1] ?? '';
const named = (text: string, form: RegExp) => [...new Set([...text.matchAll(form)].map((match) => match[1]))].sort();

it('has every problem code on its page, and no other', () => {
  expect(named(section('Problems a report can carry'), /^\| `([a-z-]+\/[a-z-]+)`/gm)).toEqual(agentProblemCodes);
});

it('has for every problem a sentence of its own, and what to do', () => {
  const text = source('agent-problems.ts');
  for (const form of [/\bmessage:\s*(['"].+['"]),/g, /\bnext:\s*(['"].+['"]),/g])
    expect(named(text, form)).toHaveLength(agentProblemCodes.length);
});

it('has every refusal on its page, and no other', () => {
  const signature = named(source('../../protocol/src/signature.ts'), /'(signature\/[a-z-]+)'/g);
  const auth = named(source('server/authenticate.ts'), /'(auth\/[a-z-]+)'/g);
  const documented = named(section('Refusals'), /`([a-z-]+\/[a-z-]+)`/g);
  expect(documented).toEqual([...signature, ...auth, ...refusalCodes].sort());
});

it('has every setting on its page, and no other', () => {
  const documented = named(section('Settings'), /^\| `([A-Z0-9_]+)`/gm);
  expect(documented).toEqual(variables.map(({ name }) => name).sort());
});

it('has every code of installer and build on its page, and no other', () => {
  const installer = named(source('../install/install.sh'), /(?:fail |')(install\/[a-z-]+)/g);
  const build = ['tar', 'node-binary', 'build-main'].flatMap((file) =>
    named(source(`build/${file}.ts`), /'(build\/[a-z-]+)'/g),
  );
  const documented = named(section('Install'), /`((?:install|build)\/[a-z-]+)`/g);
  expect(documented).toEqual([...new Set([...installer, ...build])].sort());
});
