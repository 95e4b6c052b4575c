/** Of what was taken out of the registry, what was seen of it can still be asked for. */
import { comparable } from '@herald/understanding/plain-text';
import type { Question, Target } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { asPlain, say, strong } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import type { ReadModel } from './read-model.ts';

const yearMs = 365 * 86_400_000;
const mostWords = 40;
/** What may be asked of one thing. Anything else would only by chance hold the name of something that is gone. */
const ofOneThing: ReadonlySet<Question['intent']> = new Set([
  'describe',
  'health',
  'history',
  'metric',
  'cause',
  'count',
]);

/** Of a question that names nothing that is there. Undefined where it names nothing that ever was. */
export async function findRemoved(
  { intent, unknownNames }: Question,
  text: string,
  { registry, recorded }: ReadModel,
): Promise<Target | undefined> {
  if (!ofOneThing.has(intent)) return undefined;
  const known = [...registry.hosts.values(), ...registry.services.values()];
  const live = new Set(known.flatMap(({ name, aliases }) => [name, ...aliases]).map(comparable));
  const unknown = new Set(unknownNames.map(comparable));
  const lower = comparable(text);
  // A plain word that once was a name is taken for one only where somebody asks what was of it.
  const isAskedOf = (word: string) =>
    intent === 'history' && new RegExp(`\\b(to|of|about|was|with) ${word}\\b`).test(lower);
  const mayBeName = (word: string) => unknown.has(word) || /[\d._-]/.test(word) || isAskedOf(word);
  const words = Array.from(lower.matchAll(/[a-z0-9][a-z0-9._-]{1,62}/g), ([word]) => word.replace(/[._-]+$/, ''));
  const asked = [...new Set(words)].filter((word) => !live.has(word) && mayBeName(word)).slice(0, mostWords);
  return asked.length === 0 ? undefined : (await recorded(asked))[0];
}

/** What it was like, over the time that is asked about or the last year. */
export async function tellRemoved({ name }: Target, question: Question, readModel: ReadModel): Promise<Answer> {
  const { nowMs, registry } = readModel;
  const period: NamedPeriod = question.range
    ? periodOf(question.range, registry.zone, nowMs)
    : { fromMs: nowMs - yearMs, toMs: nowMs, words: 'in the last year' };
  const past = await whatHappened([name], readModel, period);
  const { chart: _, ...rest } = past;
  return {
    ...rest,
    intent: 'history',
    status: 'none',
    verdict: say`${strong(`${name} is not in my registry any more`)}, so I don't watch it. This is what I saw.`,
    lines: [asPlain(past.verdict), ...past.lines],
    actions: [{ kind: 'ask-engineers' }],
  };
}
