/** Questions whose words ask for something else than their intent: what no intent stands for of its own. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { tellAnnounced } from './announced.ts';
import type { Answer } from './answer.ts';
import { counting, pastOf, tellHistory, tellSummary } from './answer-past.ts';
import { tellAtTime } from './at-time.ts';
import { tellAverage, tellNeeded } from './counted.ts';
import { whoPlanned } from './next-downtime.ts';
import { inquiryWishOf, tellInquiries } from './of-the-asker.ts';
import { tellPastDowntime } from './past-downtime.ts';
import type { KnownAsker } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import { announcesTheEnd, offerEngineer } from './said-of-itself.ts';
import { tellHowItEnded, tellWho } from './who.ts';

/** As what it is read where who planned something is asked in the same breath. */
const mayAskWhoPlanned: ReadonlySet<Question['intent']> = new Set([
  'describe',
  'health',
  'fleet',
  'downtime',
  'impact',
  'cause',
]);
const mayAskForAverage: ReadonlySet<Question['intent']> = new Set([
  'history',
  'superlative',
  'eta',
  'downtime',
  'none',
]);

/** "Are we within our target of 99.5 %?" has no word of its own for the past. */
const mayBeOfTarget: ReadonlySet<Question['intent']> = new Set(['none', 'health', 'fleet', 'downtime', 'describe']);
const mayBeSummary: ReadonlySet<Question['intent']> = new Set(['none', 'fleet', 'history', 'describe', 'help']);
const mayBeOfPlans: ReadonlySet<Question['intent']> = new Set([
  'none',
  'downtime',
  'impact',
  'history',
  'describe',
  'health',
]);
const mayWantPerson: ReadonlySet<Question['intent']> = new Set([
  'none',
  'about',
  'act',
  'customer',
  'downtime',
  'help',
  'who',
]);

/** "Will he be able to send invoices at quarter to one?" */
const mayBeAtTime: ReadonlySet<Question['intent']> = new Set([
  'describe',
  'downtime',
  'eta',
  'health',
  'impact',
  'none',
  'predict',
  'who',
]);
/** "Has anybody acknowledged it yet or is it just ringing?" */
const mayAskWhoWorks: ReadonlySet<Question['intent']> = new Set(['none', 'health', 'describe']);
/** "How long was billing unavailable because of the maintenance?" */
const mayBeOfPastPlan: ReadonlySet<Question['intent']> = new Set([
  'count',
  'eta',
  'health',
  'history',
  'impact',
  'none',
]);

function isOfPlansEnd(turns: Question['turns']): boolean {
  return turns.includes('plans') && turns.includes('on-time');
}

/** Undefined where the intent says it all. `isOnly`: of several questions in a message it is not known which one the words turn. */
export function askedOtherwise(
  question: Question,
  { asker, isOnly }: { asker?: KnownAsker | undefined; isOnly: boolean },
  {
    hosts,
    services,
    readModel,
  }: { hosts: readonly HostView[]; services: readonly ServiceView[]; readModel: ReadModel },
): Answer | Promise<Answer> | undefined {
  const { turns } = question;
  const names = question.targets.map(({ name }) => name);
  if (turns.includes('who-planned') && (question.intent === 'who' || (isOnly && mayAskWhoPlanned.has(question.intent))))
    return { ...whoPlanned(names, readModel, aheadOf(question, readModel)), intent: 'who' };
  if (isOnly && turns.includes('message-at-end')) return announcesTheEnd(names);
  if (isOnly && names.length === 0 && mayAskWhoWorks.has(question.intent) && turns.includes('who-works'))
    return tellWho(names, readModel);
  if (isOnly && turns.includes('recovered')) return tellHowItEnded(names, readModel);
  if (turns.includes('needed') && services.length > 0) return tellNeeded(services, readModel.nowMs);
  if (isOnly && question.clock !== undefined && mayBeAtTime.has(question.intent) && !turns.includes('was'))
    return tellAtTime(question.clock, names, readModel);
  if (isOnly && mayBeOfPastPlan.has(question.intent) && (turns.includes('by-plans') || isOfPlansEnd(turns))) {
    const past = tellPastDowntime(names, readModel, pastOf(question, readModel), question);
    if (past) return past;
  }
  if (isOnly && mayAskForAverage.has(question.intent) && turns.includes('average'))
    return tellAverage(counting(question, hosts, services, readModel));
  if (isOnly && mayBeOfTarget.has(question.intent) && turns.includes('target')) {
    const isOfShare = question.goalPercent !== undefined;
    if (turns.includes('questions') || (turns.includes('goal') && !isOfShare && names.length === 0))
      return tellInquiries(inquiryWishOf(turns, pastOf(question, readModel)), asker);
    // "Is the agreed maintenance still on?" is about no figure.
    if (isOfShare || question.intent === 'none')
      return tellHistory({ ...question, intent: 'history', measure: 'uptime' }, readModel);
  }
  if (
    isOnly &&
    mayBeOfPlans.has(question.intent) &&
    turns.includes('plans') &&
    (turns.includes('announced') || turns.includes('counts-against'))
  )
    return tellAnnounced(names, readModel, turns);
  if (isOnly && mayBeSummary.has(question.intent) && turns.includes('summary')) return tellSummary(question, readModel);
  if (isOnly && mayWantPerson.has(question.intent) && turns.includes('engineer')) return offerEngineer();
  return undefined;
}

/** The time that is asked about, of what is still to come. */
export function aheadOf({ range }: Question, { registry, nowMs }: ReadModel) {
  return range ? periodOf(range, registry.zone, nowMs, 'ahead') : undefined;
}
