/** Runs a whole corpus with one registry. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HeraldError } from '@herald/protocol/herald-error';
import { indexNames } from '../names.ts';
import { type CorpusLine, type Expectation, parseCorpus } from './corpus.ts';
import { hearLine, type Listener, understoodAs } from './hear-line.ts';
import { parseEvalRegistry } from './known-names-of.ts';

/** The corpus that comes with Herald: `seen` is what the code was made with, `unseen` was set aside when it was written. */
export const ownCorpus = {
  registry: ownFile('registry.yaml'),
  seen: ownFile('seen.jsonl'),
  unseen: ownFile('unseen.jsonl'),
};

/** What the second opinion is learnt from: all but the unseen third. */
export async function learntFrom(): Promise<{ corpus: string; registry: string }[]> {
  const batches = (await readdir(ownFile('batches'))).filter((name) => name.endsWith('.jsonl')).sort();
  return [
    { corpus: ownCorpus.seen, registry: ownCorpus.registry },
    ...batches.map((name) => ({
      corpus: ownFile(`batches/${name}`),
      registry: ownFile(`batches/${name.replace('.jsonl', '.yaml')}`),
    })),
  ];
}

export const learntFile = fileURLToPath(new URL('../learnt/weights.json', import.meta.url));

function ownFile(name: string): string {
  return fileURLToPath(new URL(`../corpus/${name}`, import.meta.url));
}

export async function readListener(registryFile: string): Promise<Listener> {
  const { names, engineerMentions } = parseEvalRegistry(await readText(registryFile), registryFile);
  return { names: indexNames(names), engineerMentions };
}

export async function readCorpus(file: string): Promise<CorpusLine[]> {
  return parseCorpus(await readText(file), file);
}

export function runCorpus(
  lines: readonly CorpusLine[],
  listener: Listener,
): { line: CorpusLine; understood: Expectation }[] {
  return lines.map((line) => ({ line, understood: understoodAs(hearLine(line, listener)) }));
}

/** Throws `eval/cannot-read`. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HeraldError('eval/cannot-read', {
      message: `${file} cannot be read.`,
      next: 'Check the path; it is taken from where the command runs.',
      cause,
    });
  }
}
