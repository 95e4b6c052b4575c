/** How well questions are understood. Figures and misses for people, or one line of JSON a question. */
import { writeFile } from 'node:fs/promises';
import { errorLine } from '@herald/protocol/herald-error';
import type { Hearing } from '../reading.ts';
import { understand } from '../understand.ts';
import { type EvalTask, parseTask } from './arguments.ts';
import { byAuthor } from './by-author.ts';
import { fitLikelihood, rowsOfChat, rowsOfStrangers } from './fit-likelihood.ts';
import { parseMisses } from './from-misses.ts';
import { learn } from './learn.ts';
import { inWords, learnFromMisses } from './learn-from-misses.ts';
import { scoreLines } from './print-scores.ts';
import { runRealChat } from './real-chat/run-real-chat.ts';
import {
  learntFile,
  lessons,
  likelihoodFile,
  ownCorpus,
  readCorpus,
  readListener,
  readText,
  runCorpus,
} from './run-corpus.ts';
import { scoreOf } from './score.ts';
import { measure } from './timing.ts';

/** Prints what was asked for. The exit code: 0 done, 1 it could not be done. */
export async function runEval(args: readonly string[]): Promise<number> {
  try {
    await run(parseTask(args));
    return 0;
  } catch (error) {
    console.error(errorLine(error));
    return 1;
  }
}

async function run(task: EvalTask): Promise<void> {
  switch (task.kind) {
    case 'own-corpus':
      return evaluate([ownCorpus.seen, ownCorpus.unseen], task);
    case 'corpus':
      return evaluate([task.file], task);
    case 'from-misses':
      return fromMisses(task);
    case 'learn':
      return learnAgain();
    case 'by-author':
      return byAuthor((line) => console.log(line));
    case 'fit':
      return fitAgain(task.folder);
    case 'real-chat':
      return runRealChat(task.folder, task.sources);
    case 'timing':
      return showTiming(task.isJson);
    case 'explain':
      return explain(task.text, task.registry ?? ownCorpus.registry);
    default:
      return task satisfies never;
  }
}

async function evaluate(
  files: readonly string[],
  { isJson, registry }: { isJson: boolean; registry?: string },
): Promise<void> {
  const listener = await readListener(registry ?? ownCorpus.registry);
  for (const file of files) {
    const pairs = runCorpus(await readCorpus(file), listener);
    if (isJson) {
      say(pairs.map(({ line, understood }) => JSON.stringify({ id: line.id, expected: line.expect, understood })));
      continue;
    }
    const isUnseen = files.length > 1 && file === ownCorpus.unseen;
    const title = isUnseen
      ? 'Unseen third of the own corpus'
      : file === ownCorpus.seen
        ? 'Seen two thirds of the own corpus'
        : file;
    say(scoreLines(title, scoreOf(pairs), { hidesMisses: isUnseen }));
  }
}

async function learnAgain(): Promise<void> {
  const weights = learn(await lessons());
  await writeFile(learntFile, `${JSON.stringify(weights)}\n`);
  say([`Learnt from ${weights.examples} lines; ${learntFile} is written anew.`]);
}

/** `folder`: public chat beside the strangers' lines, where there is some. */
async function fitAgain(folder: string | undefined): Promise<void> {
  const rows = [...(await rowsOfStrangers()), ...(folder === undefined ? [] : await rowsOfChat(folder))];
  const of = (hearing: Hearing) => fitLikelihood(rows.filter((row) => row.hearing === hearing));
  const fitted = { overheard: of('overheard'), expected: of('expected'), addressed: of('addressed') };
  await writeFile(likelihoodFile, `${JSON.stringify(fitted, undefined, 2)}\n`);
  say([
    `Fitted on ${rows.length} messages, ${rows.filter(({ asks }) => asks).length} of them questions; ${likelihoodFile} is written anew.`,
  ]);
}

/** What a hub's presses would change; it is written only where it is to be learnt. */
async function fromMisses({ file, isJson, learns, registry }: Extract<EvalTask, { kind: 'from-misses' }>) {
  const { lines, open } = parseMisses(await readText(file), file);
  if (isJson) return say(lines.map((line) => JSON.stringify(line)));
  say(
    open.map(({ where, text, understood }) => `${where}: "${text}"\n  read as ${inWords(understood)}, which is wrong`),
  );
  if (open.length > 0)
    say(['What these ask nobody has said yet: put it into "expect" of the line, as in "understood".', '']);
  if (lines.length === 0) return say(['There is nothing to learn from.']);
  const learnt = learnFromMisses(lines, await readListener(registry ?? ownCorpus.registry), await lessons());
  const { before, after, changed } = learnt;
  say(changed.map((one) => `"${one.text}"\n  ${one.before} -> ${one.after}`));
  if (learns) await writeFile(learntFile, `${JSON.stringify(learnt.weights)}\n`);
  say([
    `${changed.length} of ${lines.length} lines would be read otherwise.`,
    `Corpus: ${before.questionsRight} -> ${after.questionsRight} questions read rightly, ${before.chatterAnswered} -> ${after.chatterAnswered} lines of chatter answered.`,
    learns ? `${learntFile} is written anew.` : 'Nothing was written: --learn does.',
  ]);
}

async function showTiming(isJson: boolean): Promise<void> {
  const texts = (await readCorpus(ownCorpus.seen)).map(({ text }) => text);
  const timing = measure(texts);
  if (isJson) return say([JSON.stringify(timing)]);
  say([
    `${timing.hosts} hosts, ${timing.messages} messages`,
    `  median         ${timing.medianMicroseconds.toFixed(1)} µs a message`,
    `  99th           ${timing.p99Microseconds.toFixed(1)} µs a message`,
    `  worst hostile  ${timing.hostileMs.toFixed(2)} ms (4,000 characters)`,
    `  names indexed  ${timing.indexMs.toFixed(0)} ms, once a registry`,
  ]);
}

async function explain(text: string, registry: string): Promise<void> {
  const { names } = await readListener(registry);
  const question = understand(
    { text, place: 'channel', engineersMentioned: false, personMentioned: false },
    names,
    undefined,
  );
  say([...question.reading, `reply: ${question.reply}`]);
}

function say(lines: readonly string[]): void {
  if (lines.length > 0) console.log(lines.join('\n'));
}
