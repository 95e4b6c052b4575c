/**
 * Learns the model of sentences (`learnt/`) from corpora that label whole messages. Which sentence or clause of a message
 * asks is not labelled: it is the one that a first model finds likeliest, and the next model is fitted with that.
 */

import { featuresOf, type Look, modelOf, type Weights } from '../interpret/classifier.ts';
import { type Unit, unitsOf } from '../interpret/units.ts';
import type { Intent } from '../question.ts';
import { withReferences } from '../resolve/references.ts';
import { tagged } from '../tag-sentences.ts';
import type { CorpusLine } from './corpus.ts';
import type { Listener } from './hear-line.ts';
import { type Example, fit } from './softmax.ts';

export type Lesson = {
  lines: readonly CorpusLine[];
  listener: Listener;
  /** How much a line counts: text by strangers counts double. */
  weight: number;
  /** Its lines say what is asked, and not about what. */
  isOnlyIntents?: true;
};

export type Labelled = {
  units: { features: ReadonlySet<string>; unit: Unit }[];
  look: Look;
  /** What was said just before, and is not labelled: a first model reads it. */
  before: readonly ReadonlySet<string>[];
  is: Intent;
  also: readonly Intent[];
  weight: number;
};

/** Rounds of the first models, which only say where in a message the question stands, and of the last. */
const roundsOf = [6, 6, 10];
/** What stands beside a question is mostly talk, but it is not labelled as such. */
const besideWeight = 0.3;
const likelyTalk = 0.3;

export function learn(lessons: readonly Lesson[]): Weights {
  return learnFrom(lessons.flatMap(labelledIn));
}

/** The messages of a lesson, cut into what may be asked by itself. To be read once where several models are fitted. */
export function labelledIn({ lines, listener, weight }: Lesson): Labelled[] {
  return lines.map((line) => labelled(line, listener, weight)).filter(({ units }) => units.length > 0);
}

export function learnFrom(messages: readonly Labelled[]): Weights {
  const simple = messages.filter(({ units, is }) => units.length === 1 || is === 'none');
  let weights = fit(simple.flatMap(asItStands), { rounds: roundsOf[0] ?? 6 });
  const first = modelOf(weights);
  const placed = messages.map((message) => afterWhatWasAsked(message, first.chancesOf));
  for (const rounds of roundsOf.slice(1)) {
    const { chancesOf } = modelOf(weights);
    weights = fit(
      placed.flatMap((message) =>
        message.units.length === 1 || message.is === 'none' ? asItStands(message) : whereItAsks(message, chancesOf),
      ),
      { rounds },
    );
  }
  return { ...weights, examples: messages.length };
}

function labelled(line: CorpusLine, listener: Listener, weight: number): Labelled {
  const look = lookAt(line.text, line, listener);
  const earlier = line.prior?.at(-1);
  return {
    ...seen(look),
    before: earlier === undefined ? [] : seen(lookAt(earlier, line, listener)).units.map(({ features }) => features),
    is: line.expect.answer === false ? 'none' : line.expect.intent,
    also: (line.also ?? []).map(({ intent }) => intent),
    weight,
  };
}

function lookAt(text: string, { context }: CorpusLine, { names }: Listener): Look {
  const isAddressed = context === 'dm' || context === 'mention';
  const tokens = withReferences(tagged(text, names, isAddressed), { names, context: undefined, boundTo: [] });
  return { units: unitsOf(tokens), isBound: context.startsWith('channel-bound:'), isAddressed };
}

function seen(look: Look): Pick<Labelled, 'units' | 'look'> {
  return { look, units: look.units.map((unit) => ({ unit, features: featuresOf(look, unit) })) };
}

function afterWhatWasAsked(message: Labelled, chancesOf: ReturnType<typeof modelOf>['chancesOf']): Labelled {
  if (message.before.length === 0) return message;
  const asked = message.before.flatMap((features) => [...chancesOf(features)].filter(([intent]) => intent !== 'none'));
  const [likeliest] = asked.toSorted(([, one], [, other]) => other - one);
  return { ...message, ...seen({ ...message.look, before: likeliest?.[0] }) };
}

function asItStands({ units, is, weight }: Labelled): Example[] {
  return units.map(({ features }) => ({ features, is, weight: weight / Math.sqrt(units.length) }));
}

/** The likeliest unit asks, and the sentence around it with it; what stands apart from it is talk, where it looks so. */
function whereItAsks(
  { units, is, also, weight }: Labelled,
  chancesOf: ReturnType<typeof modelOf>['chancesOf'],
): Example[] {
  const scored = units.map(({ features, unit }) => ({ features, unit, chances: chancesOf(features) }));
  const [best] = scored.toSorted((one, other) => (other.chances.get(is) ?? 0) - (one.chances.get(is) ?? 0));
  if (!best) return [];
  const besides = new Map<Unit, Intent>();
  for (const intent of also) {
    const [next] = scored
      .filter(
        ({ unit }) => unit !== best.unit && !besides.has(unit) && (unit.isPart || unit.sentence !== best.unit.sentence),
      )
      .toSorted((one, other) => (other.chances.get(intent) ?? 0) - (one.chances.get(intent) ?? 0));
    if (next) besides.set(next.unit, intent);
  }
  return scored.flatMap(({ features, unit, chances }): Example[] => {
    if (unit === best.unit) return [{ features, is, weight }];
    const beside = besides.get(unit);
    if (beside) return [{ features, is: beside, weight }];
    const isAround = unit.sentence === best.unit.sentence && !(unit.isPart && best.unit.isPart);
    if (isAround) return best.unit.isPart ? [{ features, is, weight: weight / 2 }] : [];
    const isTalk = (chances.get('none') ?? 0) > likelyTalk;
    return isTalk ? [{ features, is: 'none', weight: weight * besideWeight }] : [];
  });
}
