/** "How many servers are down?", "what share of our services?", "which had the most outages?": what is counted, and what is first of many. */
import type { Question } from '@herald/understanding/question';
import type { Answer } from './answer.ts';
import { isOfEach, tellHistory } from './answer-past.ts';
import { tellRanking } from './answer-ranking.ts';
import { type Asked, pastOf } from './asked.ts';
import { tellCount } from './counted.ts';
import { counting } from './counting.ts';
import { tellHowMany, tellShare } from './how-many.ts';
import { impactNow } from './impact.ts';
import { tellInquiries } from './of-the-asker.ts';
import { partAsked } from './outages-by-part.ts';
import { tellPastImpact } from './past-impact.ts';
import { cannotCountCustomers } from './said-of-itself.ts';
import { tellTimesToday } from './times-today.ts';

export function answerCount(asked: Asked): Answer | Promise<Answer> {
  const { question, names, hosts, services, readModel, asks } = asked;
  const { measure, range, turns } = question;
  if (measure === 'questions') return tellInquiries(asked);
  if (asks('share-of-things') && range === undefined && names.length === 0) {
    const isOfServices = /\b(?:services?|products|systems)\b/i.test(asked.text);
    const of = isOfServices
      ? ({ kind: 'service', views: readModel.fleet.services() } as const)
      : ({ kind: 'server', views: hosts } as const);
    const share = tellShare(asked.text, of, readModel.nowMs);
    if (share) return share;
  }
  const isByPart = measure === 'outages' && partAsked(question) !== undefined;
  if (question.longerThanSeconds !== undefined || isByPart || isOfEachOutage(question))
    return tellHistory(question, readModel);
  const today = asks('nth') && names.length > 0 ? tellTimesToday(names, asked.text, readModel) : undefined;
  if (today) return today;
  if (measure === undefined && asks('how-often'))
    return tellHistory({ ...question, range: range ?? 'today' }, readModel);
  if (measure === 'downtime') return tellHistory({ ...question, range: range ?? '30d' }, readModel);
  const past = pastOf(question, readModel);
  if (measure === undefined && asks('customers'))
    return past ? tellPastImpact(names, readModel, past) : cannotCountCustomers(impactNow(names, readModel));
  // "How many servers were down between 2 and 3?" counts what was, not what there is.
  const isOfThings = measure === 'servers' || measure === 'services';
  if (past && isOfThings && (asks('down') || asks('trouble'))) return tellHistory(question, readModel);
  const counted = counting(question, hosts, services, readModel);
  const isOfNow = range === undefined && names.length === 0;
  const ofState =
    isOfNow && measure === 'services'
      ? tellHowMany(asked.text, { kind: 'service', views: services }, readModel.nowMs)
      : isOfNow && measure === 'servers'
        ? tellHowMany(asked.text, { kind: 'server', views: counted.hosts }, readModel.nowMs)
        : undefined;
  return ofState ?? tellCount(measure, counted, turns);
}

/** "How many servers has each service?" counts no outages. */
function isOfEachOutage(question: Question): boolean {
  const { measure } = question;
  return (
    isOfEach(question) &&
    (measure === 'outages' || question.turns.includes('down') || question.turns.includes('trouble'))
  );
}

export function answerSuperlative(asked: Asked): Promise<Answer> {
  const { question, hosts, services, readModel, isOnly, asks } = asked;
  if (question.measure === 'questions' || asks('use')) return tellInquiries(asked);
  const turned = isOnly || asks('longest') ? question : { ...question, turns: [] };
  return tellRanking(turned, counting(question, hosts, services, readModel));
}
