/** "When is the next maintenance?", "how long was the last one?", "will it be on time?" */
import { say } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { countDowntimes, downtimeAfter, forHowMuchOfIt, withOthers } from './around-downtime.ts';
import { type Asked, aheadOf, pastOf } from './asked.ts';
import { nextDowntime } from './next-downtime.ts';
import { tellPastDowntime } from './past-downtime.ts';
import { tellPlannedTotal } from './planned-total.ts';
import { cannotPredict } from './said-of-itself.ts';
import { withZone } from './with-zone.ts';
import { answeringOnlyThat } from './yes-or-no.ts';

export function answerDowntime({ question, names, readModel, text, asks }: Asked): Answer | Promise<Answer> {
  const past = tellPastDowntime(names, readModel, pastOf(question, readModel), question);
  if (past) return past;
  const ahead = aheadOf(question, readModel);
  // Of what is over nothing is scheduled.
  if (ahead && ahead.toMs <= readModel.nowMs) return tellPlannedTotal(names, readModel, ahead);
  if (asks('after-this'))
    return downtimeAfter(names, readModel, ahead, question.topic?.kind === 'maintenance' ? 'next' : 'running');
  if (asks('how-many')) return countDowntimes(names, readModel, ahead);
  // A time from one day to another is said as it was understood.
  if (question.range?.includes('~')) return countDowntimes(names, readModel, ahead);
  const next = nextDowntime(names, readModel, ahead);
  if (next.facts.length === 0)
    return question.usedContext && !question.named && ahead ? withOthers(next, readModel, ahead) : next;
  if (asks('only-that')) return answeringOnlyThat(next);
  if (asks('whole-time')) return forHowMuchOfIt(next, names, readModel);
  const zoned = asks('of-zone') ? withZone(next, text, readModel) : next;
  const isLast = asks('next') && next.status === 'planned' && next.groups.length === 0;
  return isLast ? { ...zoned, lines: [...zoned.lines, say`Nothing is scheduled after it.`] } : zoned;
}

/** "Will it be on time?" of maintenance is known, as far as anybody said. */
export function answerPredict({ names, readModel, asks }: Asked): Answer {
  const next = asks('on-time') ? nextDowntime(names, readModel) : undefined;
  return next && next.facts.length > 0 ? next : cannotPredict();
}
