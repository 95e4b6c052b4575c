/** Plays real chat from a folder outside the repository, and says how well Herald knew when to speak; see README.md. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { indexNames } from '../../names/index-names.ts';
import type { NameIndex } from '../../names/name-index.ts';
import { understand } from '../../understand.ts';
import { understoodAs } from '../../understood-as.ts';
import { type EvalRegistry, parseEvalRegistry } from '../known-names-of.ts';
import { readText } from '../run-corpus.ts';
import { type ChatLine, parseChat } from './chat-line.ts';
import { shareInWords } from './interval.ts';
import { type Deed, judge, type Played, type Verdict } from './judge.ts';
import { type Label, labelKey, parseLabels } from './label.ts';
import { strata, stratifier } from './strata.ts';

/** Silent lines that are put up for labelling, of each kind. */
const sampleSize = 60;

export async function runRealChat(folder: string, only: readonly string[]): Promise<void> {
  const sources = (await namesIn(join(folder, 'sources'))).filter((name) => only.length === 0 || only.includes(name));
  const labels = await labelsOf(folder);
  const verdicts: Verdict[] = [];
  for (const source of sources) {
    console.error(`${source}: reading and understanding …`);
    const lines = parseChat(await readText(join(folder, 'sources', `${source}.jsonl`)), `${source}.jsonl`);
    const registryFile = join(folder, 'registries', `${source}.yaml`);
    const played = play(source, lines, parseEvalRegistry(await readText(registryFile), registryFile));
    const verdict = judge(played, ({ text }) => labels.get(labelKey(source, text)));
    await writeDown(folder, source, played, verdict, labels);
    print(source, verdict);
    verdicts.push(verdict);
  }
  if (verdicts.length > 1) print('all together', verdicts.reduce(together));
}

/** Each source of a folder: its lines, the names known there, and what people said a line is. */
export async function* readChat(folder: string): AsyncGenerator<{
  lines: readonly ChatLine[];
  names: NameIndex;
  labelOf: (text: string) => Label | undefined;
}> {
  const labels = await labelsOf(folder);
  for (const source of await namesIn(join(folder, 'sources'))) {
    const registryFile = join(folder, 'registries', `${source}.yaml`);
    yield {
      lines: parseChat(await readText(join(folder, 'sources', `${source}.jsonl`)), `${source}.jsonl`),
      names: indexNames(parseEvalRegistry(await readText(registryFile), registryFile).names),
      labelOf: (text) => labels.get(labelKey(source, text)),
    };
  }
}

function play(source: string, lines: readonly ChatLine[], registry: EvalRegistry): Played[] {
  const index = indexNames(registry.names);
  const { hosts, services } = registry.names;
  const stratumOf = stratifier([...hosts, ...services].flatMap(({ name, aliases }) => [name, ...aliases]));
  return lines.map(({ text, bot = false, toPerson = false }) => {
    const question = understand(
      { text, place: 'channel', engineersMentioned: false, personMentioned: toPerson, fromBot: bot },
      index,
      undefined,
    );
    const deed: Deed = question.reply === 'suggest' ? 'offer' : question.reply === 'silent' ? 'silent' : 'answer';
    return { source, text, stratum: stratumOf(text), deed, understood: understoodAs(question) };
  });
}

/** What was said, what was missed, and what is still to be labelled, for a person to read. */
async function writeDown(
  folder: string,
  source: string,
  played: readonly Played[],
  verdict: Verdict,
  labels: ReadonlyMap<string, Label>,
): Promise<void> {
  const out = join(folder, 'out');
  await mkdir(out, { recursive: true });
  const unread = played
    .filter((one) => one.deed === 'silent' && !labels.has(labelKey(source, one.text)))
    .map((one) => ({ one, order: orderOf(one.text) }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
  const silent = strata.flatMap((stratum) => unread.filter((one) => one.stratum === stratum).slice(0, sampleSize));
  for (const [name, lines] of Object.entries({ ...pick(verdict), silent }))
    await writeFile(join(out, `${source}.${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function pick({ wrong, missed, unlabelled }: Verdict): Record<'wrong' | 'missed' | 'unlabelled', readonly Played[]> {
  return { wrong, missed, unlabelled };
}

/** A hash of the text: the same sample each time, and no two neighbours in it. */
function orderOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return hash;
}

function print(title: string, { lines, said, answers, offers, questions }: Verdict): void {
  const wrong = answers.labelled - answers.right;
  const rows = [
    ['lines', String(lines)],
    ['full answers', `${said.answer}, right ${shareInWords({ part: answers.right, whole: answers.labelled })}`],
    ['wrong full answers', `${wrong} labelled so${wrong > 0 ? `, 1 in ${Math.round(lines / wrong)} lines` : ''}`],
    [
      'quiet offers',
      `${said.offer}${said.offer > 0 ? `, 1 in ${Math.round(lines / said.offer)} lines` : ''}, welcome ${shareInWords({ part: offers.welcome, whole: offers.labelled })}`,
    ],
    ['questions answered', shareInWords({ part: questions.answered, whole: questions.labelled })],
    ['answered or offered', shareInWords({ part: questions.reached, whole: questions.labelled })],
  ];
  console.log(title);
  for (const [what = '', figure = ''] of rows) console.log(`  ${what.padEnd(22)}${figure}`);
}

function together(one: Verdict, other: Verdict): Verdict {
  return {
    lines: one.lines + other.lines,
    said: { answer: one.said.answer + other.said.answer, offer: one.said.offer + other.said.offer },
    answers: {
      right: one.answers.right + other.answers.right,
      labelled: one.answers.labelled + other.answers.labelled,
    },
    offers: {
      welcome: one.offers.welcome + other.offers.welcome,
      labelled: one.offers.labelled + other.offers.labelled,
    },
    questions: {
      answered: one.questions.answered + other.questions.answered,
      reached: one.questions.reached + other.questions.reached,
      labelled: one.questions.labelled + other.questions.labelled,
    },
    wrong: [...one.wrong, ...other.wrong],
    missed: [...one.missed, ...other.missed],
    unlabelled: [...one.unlabelled, ...other.unlabelled],
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => name.slice(0, -'.jsonl'.length))
      .sort();
  } catch (cause) {
    throw new HeraldError('eval/cannot-read', {
      message: `${folder} cannot be read.`,
      next: 'Name a folder with sources/ and registries/; the README of the bench says how to fill it.',
      cause,
    });
  }
}

async function labelsOf(folder: string): Promise<Map<string, Label>> {
  const files = (await readdir(folder)).filter((name) => name.startsWith('labels') && name.endsWith('.jsonl'));
  const all = await Promise.all(files.map(async (file) => parseLabels(await readText(join(folder, file)), file)));
  return new Map(all.flatMap((labels) => [...labels]));
}
