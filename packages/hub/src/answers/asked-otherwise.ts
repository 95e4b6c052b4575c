/** Questions whose words ask for something else than their intent: what no intent stands for of its own. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { say } from '../format/text.ts';
import { tellAnnounced } from './announced.ts';
import type { Answer } from './answer.ts';
import { tellHistory } from './answer-past.ts';
import { type Asked, aheadOf, pastOf } from './asked.ts';
import { tellCause, tellEta } from './asked-about-trouble.ts';
import { tellAtTime } from './at-time.ts';
import { tellAttention } from './attention.ts';
import { compareWithOthers } from './compared-history.ts';
import { tellConnection } from './connection.ts';
import { tellAverage, tellNeeded } from './counted.ts';
import { counting } from './counting.ts';
import { tellIncidentLog, tellTimeToAcknowledge } from './incident-log.ts';
import { whoPlanned } from './next-downtime.ts';
import { tellInquiries } from './of-the-asker.ts';
import { openTroubles } from './outages.ts';
import { tellPastDowntime } from './past-downtime.ts';
import { tellReadings } from './readings.ts';
import { announcesTheEnd, cannotPredict, offerEngineer } from './said-of-itself.ts';
import { tellPlannedSpread, tellSpread } from './spreads.ts';
import { mayBeOfPlans } from './sum-of-plans.ts';
import { tellSummary } from './summary.ts';
import { tellTimeline } from './timeline.ts';
import { tellApart } from './told-apart.ts';
import { tellWhatIf } from './what-if.ts';
import { tellHowItEnded, tellWho } from './who.ts';
import { tellWhoseFigure } from './whose-figure.ts';

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
const mayBeSummary: ReadonlySet<Question['intent']> = new Set([
  'none',
  'fleet',
  'history',
  'describe',
  'help',
  'downtime',
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

const mayBeOfLast: ReadonlySet<Question['intent']> = new Set(['history', 'describe', 'health']);
/** "Are the invoices affected too?" */
const maySpread: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'impact', 'downtime', 'none']);

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
/** "Give me the timeline": of the last outage in the time, else what there is to say of it. */
async function timelineOr({ question, names, readModel }: Asked): Promise<Answer> {
  const period = periodOf(question.range ?? '30d', readModel.registry.zone, readModel.nowMs);
  const told = await tellTimeline(names, readModel, period);
  return told ?? tellHistory({ ...question, intent: 'history' }, readModel);
}

const mayBeTimeline: ReadonlySet<Question['intent']> = new Set(['cause', 'describe', 'history', 'none', 'who']);
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

/** "So 17:20 my time?" of what is down: when it is expected back, since nothing of it is planned. */
function tellEtaOrPlan(clock: string, { question, names, readModel, asks }: Asked): Answer | Promise<Answer> {
  const { nowMs } = readModel;
  const day = aheadOf(question, readModel);
  const isPlanned = readModel
    .downtimes({ fromMs: nowMs, toMs: Math.max(nowMs + 86_400_000, day?.toMs ?? nowMs) }, names)
    .some(({ state }) => state !== 'cancelled' && state !== 'finished');
  return names.length === 0 || isPlanned || openTroubles(names, readModel).length === 0
    ? tellAtTime(clock, names, readModel, asks, day)
    : tellEta(names, readModel);
}

/** "Give me the numbers for web-1" is of that machine as it is, and what is planned is no report. */
function isOfSummary({ question: { intent }, names, asks }: Asked): boolean {
  const isOfOne = intent === 'describe' && names.length > 0;
  return asks('summary') && !isOfOne && !(intent === 'downtime' && asks('plans'));
}

const mayBeOfUptime: ReadonlySet<Question['intent']> = new Set([
  'count',
  'downtime',
  'fleet',
  'health',
  'history',
  'metric',
  'none',
  'superlative',
]);

async function tellUptimeWithoutPlans({ question, readModel }: Asked): Promise<Answer> {
  const turns = question.turns.filter((turn) => turn !== 'planned-too');
  const told = await tellHistory({ ...question, turns, intent: 'history', measure: 'uptime' }, readModel);
  return { ...told, lines: [...told.lines, say`Scheduled maintenance is not in it: it never counts against uptime.`] };
}

/** "Has exports been worse than the others?"; how busy it is beside them says no history. */
const mayBeBeside: ReadonlySet<Question['intent']> = new Set(['history', 'count', 'compare', 'superlative']);

/** "Is the shop part of the maintenance too?": with no outage to set beside it, whether it is touched. */
async function togetherOrApart(asked: Asked): Promise<Answer | undefined> {
  return (await tellConnection(asked)) ?? (asked.names.length > 0 ? tellPlannedSpread(asked) : undefined);
}

/** Undefined where the intent says it all. */
export function askedOtherwise(asked: Asked): Answer | Promise<Answer | undefined> | undefined {
  const { question, names, hosts, services, readModel, isOnly, asks } = asked;
  // "Does it answer on its own?" is no outage that recovered so.
  if (question.intent === 'inquiries') return undefined;
  if (asks('reading') && question.intent === 'health') return tellReadings(asked);
  if (asks('recurs') && [...hosts, ...services].every(({ health }) => health.status === 'up')) return cannotPredict();
  if (asks('connected') && (question.intent === 'cause' || asks('broken-or-planned'))) return togetherOrApart(asked);
  const apart = tellApart(asked);
  if (apart) return apart;
  const period = () => periodOf(question.range ?? '30d', readModel.registry.zone, readModel.nowMs);
  if (isOnly && asks('timeline') && mayBeTimeline.has(question.intent)) return timelineOr(asked);
  if (asks('each-handled') && question.intent === 'history') return tellIncidentLog(names, readModel, period());
  if (asks('acknowledging') && question.intent === 'count') return tellTimeToAcknowledge(names, readModel, period());
  if (asks('what-if') && question.intent === 'history') return tellWhatIf(names, asked.text, readModel);
  const [only] = services;
  if (asks('than-others') && only && services.length === 1 && mayBeBeside.has(question.intent)) {
    const of = question.measure === 'uptime' || asks('of-uptime') ? 'uptime' : 'outages';
    return compareWithOthers(only.service.name, readModel, period(), of);
  }
  if (isOnly && question.intent === 'fleet' && asks('attention') && question.range !== 'yesterday')
    return tellAttention(asked);
  if (asks('who-planned') && (question.intent === 'who' || (isOnly && mayAskWhoPlanned.has(question.intent))))
    return { ...whoPlanned(names, readModel, aheadOf(question, readModel)), intent: 'who' };
  const untouched =
    names.length > 0 && asks('spreads') && asks('plans') && maySpread.has(question.intent)
      ? tellPlannedSpread(asked)
      : undefined;
  if (untouched) return untouched;
  // "Which customers were hit?" is of what was.
  const isOfCustomers = asks('customers') && asks('was');
  const isOfNamed = asks('spreads') && !asks('plans') && !question.allTargets && !isOfCustomers;
  const spread = isOfNamed && maySpread.has(question.intent) ? tellSpread(asked) : undefined;
  if (spread) return spread;
  // "What happened last time, and how long did it take?": the one before what goes on.
  if (isOnly && asks('last-time') && mayBeOfLast.has(question.intent) && names.length > 0)
    return tellCause(names, readModel, undefined, 'before');
  if (asks('whose-figure')) return tellWhoseFigure(asked);
  if (isOnly && asks('message-at-end')) return announcesTheEnd(names);
  if (isOnly && names.length === 0 && mayAskWhoWorks.has(question.intent) && asks('who-works'))
    return tellWho(names, readModel);
  if (isOnly && asks('recovered')) return tellHowItEnded(names, readModel);
  if (asks('needed') && services.length > 0) return tellNeeded(services, readModel.nowMs);
  if (question.intent === 'downtime' && asks('unplanned'))
    return tellHistory({ ...question, intent: 'history', measure: 'downtime' }, readModel);
  if (isOnly && question.clock !== undefined && mayBeAtTime.has(question.intent) && !asks('was'))
    return tellEtaOrPlan(question.clock, asked);
  if (isOnly && mayBeOfPastPlan.has(question.intent) && (asks('by-plans') || (asks('plans') && asks('on-time')))) {
    const past = tellPastDowntime(names, readModel, pastOf(question, readModel), question);
    if (past) return past;
  }
  if (isOnly && mayAskForAverage.has(question.intent) && asks('average'))
    return tellAverage(counting(question, hosts, services, readModel));
  if (isOnly && mayBeOfTarget.has(question.intent) && asks('target')) {
    const isOfShare = question.goalPercent !== undefined;
    if (asks('questions') || (asks('goal') && !isOfShare && names.length === 0)) return tellInquiries(asked);
    // "Is the agreed maintenance still on?" is about no figure.
    if (isOfShare || question.intent === 'none')
      return tellHistory({ ...question, intent: 'history', measure: 'uptime' }, readModel);
  }
  // "Uptime without maintenance": it never counts against it.
  if (isOnly && asks('without-plans') && asks('of-uptime') && mayBeOfUptime.has(question.intent))
    return tellUptimeWithoutPlans(asked);
  const isOfAnnouncement =
    (asks('plans') || question.topic?.kind === 'maintenance') && (asks('announced') || asks('counts-against'));
  if (isOnly && mayBeOfPlans.has(question.intent) && isOfAnnouncement)
    return tellAnnounced(names, readModel, question.turns);
  if (isOnly && mayBeSummary.has(question.intent) && isOfSummary(asked)) return tellSummary(asked);
  if (isOnly && mayWantPerson.has(question.intent) && asks('engineer')) return offerEngineer(asked.viewer);
  return undefined;
}
