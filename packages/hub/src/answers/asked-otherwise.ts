/** Questions whose words ask for something else than their intent: what no intent stands for of its own. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { asksOfAnnouncement, tellAnnounced } from './announced.ts';
import type { Answer } from './answer.ts';
import { counting, pastOf, tellHistory, tellSummary } from './answer-past.ts';
import {
  asksForAverage,
  asksForEngineer,
  asksForGoal,
  asksForPlans,
  asksForSummary,
  asksForTarget,
  asksOfQuestions,
  asksWhoPlanned,
} from './asked-words.ts';
import { tellAverage } from './counted.ts';
import { whoPlanned } from './next-downtime.ts';
import { inquiryWishOf, tellInquiries } from './of-the-asker.ts';
import type { KnownAsker } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import { offerEngineer } from './said-of-itself.ts';

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

/** Undefined where the intent says it all. `isOnly`: of several questions in a message it is not known which one the words turn. */
export function askedOtherwise(
  question: Question,
  { text, asker, isOnly }: { text: string; asker?: KnownAsker | undefined; isOnly: boolean },
  {
    hosts,
    services,
    readModel,
  }: { hosts: readonly HostView[]; services: readonly ServiceView[]; readModel: ReadModel },
): Answer | Promise<Answer> | undefined {
  const names = question.targets.map(({ name }) => name);
  if (asksWhoPlanned.test(text) && (question.intent === 'who' || (isOnly && mayAskWhoPlanned.has(question.intent))))
    return { ...whoPlanned(names, readModel, aheadOf(question, readModel)), intent: 'who' };
  if (isOnly && mayAskForAverage.has(question.intent) && asksForAverage.test(text))
    return tellAverage(counting(question, hosts, services, readModel));
  if (isOnly && mayBeOfTarget.has(question.intent) && asksForTarget.test(text)) {
    const isOfShare = question.goalPercent !== undefined;
    if (asksOfQuestions.test(text) || (asksForGoal.test(text) && !isOfShare && names.length === 0))
      return tellInquiries(inquiryWishOf(text, pastOf(question, readModel)), asker);
    // "Is the agreed maintenance still on?" is about no figure.
    if (isOfShare || question.intent === 'none')
      return tellHistory({ ...question, intent: 'history', measure: 'uptime' }, readModel, text);
  }
  if (isOnly && mayBeOfPlans.has(question.intent) && asksForPlans.test(text) && asksOfAnnouncement.test(text))
    return tellAnnounced(names, readModel, text);
  if (isOnly && mayBeSummary.has(question.intent) && asksForSummary.test(text))
    return tellSummary(question, readModel, text);
  if (isOnly && mayWantPerson.has(question.intent) && asksForEngineer.test(text)) return offerEngineer();
  return undefined;
}

/** The time that is asked about, of what is still to come. */
export function aheadOf({ range }: Question, { registry, nowMs }: ReadModel) {
  return range ? periodOf(range, registry.zone, nowMs, 'ahead') : undefined;
}
