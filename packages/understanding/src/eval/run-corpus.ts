/** Runs a whole corpus with one registry. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HeraldError } from '@herald/protocol/herald-error';
import { indexNames } from '../names/index-names.ts';
import { understoodAs } from '../understood-as.ts';
import { type CorpusLine, type Expectation, parseCorpus } from './corpus.ts';
import { hearLine, type Listener } from './hear-line.ts';
import { parseEvalRegistry } from './known-names-of.ts';
import type { Lesson } from './learn.ts';
import { parseWays } from './ways-to-ask.ts';

/** The corpus that comes with Herald: `seen` is what the code was made with, `unseen` was set aside when it was written. */
export const ownCorpus = {
  registry: ownFile('registry.yaml'),
  seen: ownFile('seen.jsonl'),
  unseen: ownFile('unseen.jsonl'),
};

/** What the model is learnt from: all but the unseen third. */
export async function lessons(): Promise<Lesson[]> {
  return [...(await ownLessons()), ...(await strangersLessons())];
}

/** Lines written in this house. */
export async function ownLessons(): Promise<Lesson[]> {
  const own = await readListener(ownCorpus.registry);
  const ways = parseWays(await readText(ownFile('ways-to-ask.txt')), 'ways-to-ask.txt');
  const batches = await Promise.all(
    (await namesIn('batches')).map(async (name) => ({
      lines: await readCorpus(ownFile(`batches/${name}.jsonl`)),
      listener: await readListener(ownFile(`batches/${name}.yaml`)),
      weight: 1,
    })),
  );
  return [
    { lines: await readCorpus(ownCorpus.seen), listener: own, weight: 3 },
    { lines: ways, listener: await readListener(ownFile('ways-to-ask.yaml')), weight: 1, isOnlyIntents: true },
    ...batches,
  ];
}

/** Lines by authors who saw only a registry, each author's apart; each line counts as four, since it is what Herald will meet. */
export async function strangersLessons(): Promise<(Lesson & { author: string })[]> {
  const registries = new Set(await readdir(ownFile('strangers')));
  return Promise.all(
    (await namesIn('strangers')).map(async (author) => ({
      author,
      lines: await readCorpus(ownFile(`strangers/${author}.jsonl`)),
      listener: await readListener(ownFile(`strangers/${registries.has(`${author}.yaml`) ? author : 'registry'}.yaml`)),
      weight: 4,
    })),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(ownFile(folder)))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort();
}

export const learntFile = fileURLToPath(new URL('../learnt/weights.json', import.meta.url));

export const likelihoodFile = fileURLToPath(new URL('../learnt/likelihood.json', import.meta.url));

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
