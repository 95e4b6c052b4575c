/** "You say 3 minutes, the customer counted an hour: who is right?": what was measured, from when to when, and what Herald can't see. */
import type { Question } from '@herald/understanding/question';
import { lastedSeconds } from '../domain/incident.ts';
import { clockTime, moment, say, strong } from '../format/text.ts';
import { lengthInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { outagesToday } from './lately.ts';
import type { Outage } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** Of what was spoken of, where it had an outage today; else of the last that anything had. */
export function ofWhatWasMeasured(question: Question, readModel: ReadModel): Question {
  const { turns, targets, usedContext } = question;
  if (!turns.includes('whose-figure') || (targets.length > 0 && !usedContext)) return question;
  const meant =
    lastToday(
      targets.map(({ name }) => name),
      readModel,
    ) ?? lastToday([], readModel);
  const { usedContext: _, ...rest } = question;
  return { ...rest, intent: 'history', allTargets: false, targets: meant ? [meant.incident.target] : [] };
}

export function tellWhoseFigure({ names, readModel }: Asked): Answer {
  const outage = lastToday(names, readModel);
  const theirs = say`I can't see what the customer saw at their end.`;
  if (!outage) return bareAnswer('history', names, say`${strong('I measured no outage today.')} ${theirs}`);
  const { target, startedAtMs, endedAtMs, worst } = outage.incident;
  const length = lengthInWords(lastedSeconds(outage.incident, readModel.nowMs));
  const was = worst === 'degraded' ? 'slow' : 'down';
  const when =
    endedAtMs === undefined
      ? say`${target.name} has been ${was} since ${moment(startedAtMs)}`
      : say`${target.name} was ${was} from ${moment(startedAtMs)} to ${clockTime(endedAtMs)}`;
  return bareAnswer('history', [target.name], say`${strong(`I measured ${length}:`)} ${when}.`, [theirs]);
}

function lastToday(names: readonly string[], readModel: ReadModel): Outage | undefined {
  return outagesToday(names, readModel).at(-1);
}
