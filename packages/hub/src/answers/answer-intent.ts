/** What each intent is answered with: a new one is a row here. */
import type { Intent, Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Answer } from './answer.ts';
import { answerCount, answerSuperlative } from './answer-count.ts';
import { answerDowntime, answerPredict } from './answer-downtime.ts';
import { answerMetric } from './answer-metric.ts';
import { tellHistory } from './answer-past.ts';
import { type Asked, aheadOf, lookUp, orAll, pastOf, withServiceHosts } from './asked.ts';
import { tellCause, tellEta, tellWhetherSame } from './asked-about-trouble.ts';
import { whatChanged } from './changes.ts';
import { comparedHistory } from './compared-times.ts';
import { tellCount } from './counted.ts';
import { counting } from './counting.ts';
import { describeOver } from './describe.ts';
import { cannotNameCustomers, tellImpact } from './impact.ts';
import { compareHosts } from './metric.ts';
import { tellOwnUptime } from './monitoring-start.ts';
import { tellKnown, tellNews } from './news.ts';
import { tellInquiries, tellPrivacy, tellSubscriptions } from './of-the-asker.ts';
import { offerSubscription } from './offer-subscription.ts';
import { openTroubles } from './outages.ts';
import { tellPastDowntime } from './past-downtime.ts';
import { tellPastImpact } from './past-impact.ts';
import {
  cannotAct,
  otherLanguage,
  tellAbout,
  tellAge,
  tellAwake,
  tellMeaning,
  tellRemark,
  tellStatusPage,
  tellUnheard,
  tellWhence,
} from './said-of-itself.ts';
import { describeSeveral } from './several.ts';
import { greet, help, helpForLeaders, notUnderstood } from './small-talk.ts';
import { asksWhetherToSay, tellCustomer } from './tell-customer.ts';
import { servicesIn, togetherOf } from './together.ts';
import { tellOwner, tellSaid, tellWho } from './who.ts';
import { answeringOfMany } from './yes-or-no.ts';

type Answering = (asked: Asked) => Answer | Promise<Answer>;

const answers: Readonly<Record<Intent, Answering>> = {
  greeting: greet,
  help: ({ readModel, asks }) => (asks('leads') ? helpForLeaders(readModel) : help(readModel)),
  none: ({ readModel }) => notUnderstood(readModel),
  describe: answerDescribe,
  health: answerDescribe,
  fleet: answerFleet,
  metric: answerMetric,
  compare: answerCompare,
  downtime: answerDowntime,
  history: answerHistory,
  who: answerWho,
  eta: ({ names, readModel, asks }) => tellEta(names, readModel, asks('plans') ? 'plan' : 'trouble'),
  cause: answerCause,
  count: answerCount,
  superlative: answerSuperlative,
  impact: answerImpact,
  changes: ({ question, names, readModel }) => whatChanged(names, readModel, question.range),
  customer: tellCustomer,
  subscribe: offerSubscription,
  unsubscribe: offerSubscription,
  subscriptions: ({ asker }) => tellSubscriptions(asker),
  privacy: ({ question, asker }) => tellPrivacy(question.wish, asker),
  inquiries: tellInquiries,
  meaning: ({ question, readModel }) => tellMeaning(question.term, readModel.registry),
  about: answerAbout,
  act: ({ question, viewer: { isEngineer }, asks }) =>
    cannotAct(question.term, { of: asks('plans') ? 'plans' : 'servers', isEngineer }),
  predict: answerPredict,
  language: otherLanguage,
  remark: tellRemark,
};

/** Answered by its intent. */
export function answerIntent(asked: Asked): Answer | Promise<Answer> {
  return answers[asked.question.intent](asked);
}

function answerCause(asked: Asked): Answer | Promise<Answer> {
  const { question, names, readModel, asks } = asked;
  const { range, ...timeless } = question;
  const isCalm = openTroubles(names, readModel).length === 0;
  // "Acme can't sign in, is that us?": what is well has no cause, whatever time was spoken of before.
  if (asks('whose-side') && !asks('was') && isCalm && names.length > 0)
    return answerIntent({ ...asked, question: { ...timeless, intent: 'health' } });
  const period = range ? periodOf(range, readModel.registry.zone, readModel.nowMs) : undefined;
  if (asks('same') && period && isOneDay(period)) return tellWhetherSame(names, readModel, period);
  const told = asks('same') ? 'compared' : asks('last-time') ? 'before' : asks('was') ? 'was' : 'alone';
  return tellCause(names, readModel, period, told);
}

function isOneDay({ fromMs, toMs }: { fromMs: number; toMs: number }): boolean {
  return toMs - fromMs <= 25 * 3_600_000;
}

function answerWho(asked: Asked): Answer | Promise<Answer> {
  const { names, readModel, asks } = asked;
  if (asks('said')) return tellSaid(names, readModel);
  if (asks('reach') && names.length > 0) return tellOwner(names, readModel, 'all');
  if (asks('owner')) return tellOwner(names, readModel, asks('that') ? 'trouble' : 'all');
  if (asks('last-time') && asks('news')) return tellCause(names, readModel, undefined, 'before');
  const known = asks('known') ? tellKnown(names, readModel) : undefined;
  if (known) return known;
  if (!asks('news')) return tellWho(names, readModel, names.length === 0 && asks('going-on') ? 'which' : 'who');
  // Where nothing happened, how it is is the news.
  const isOfAll = names.length === 0;
  const state: Question = { ...asked.question, intent: isOfAll ? 'fleet' : 'health', allTargets: isOfAll };
  return tellNews(names, readModel) ?? answerIntent(lookUp(state, readModel, asked));
}

async function answerDescribe(asked: Asked): Promise<Answer> {
  const { question, names, hosts, services, readModel, text, isOnly, asks } = asked;
  if (asks('runs-on') && services.length > 0)
    return tellCount('servers', counting(question, hosts, services, readModel));
  // "Why is the shop slow?": the reason first, then how it is.
  if (isOnly && asks('why') && names.length > 0 && openTroubles(names, readModel).length > 0) {
    const plain = { ...question, turns: question.turns.filter((turn) => turn !== 'slow') };
    const how = await describeOver(plain, asked);
    return togetherOf(await tellCause(names, readModel, undefined, 'beside'), [how]);
  }
  const how = await describeOver(question, asked);
  // "Can I tell my customers that exports is fixed?": whether it is, and what can be told.
  return names.length === 1 && asks('customers') && asksWhetherToSay.test(text)
    ? togetherOf(how, [await tellCustomer({ ...asked, services: [], question: { ...question, intent: 'customer' } })])
    : how;
}

/** "Which teams are responsible for today's outages?": whose the services are that had some. */
async function answerHistory({ question, readModel, asks }: Asked): Promise<Answer> {
  const told = await tellHistory(question, readModel);
  if (!asks('owner') || !asks('teams') || question.allTargets === false) return told;
  const services = servicesIn(told);
  return services.length === 0 ? told : togetherOf(told, [tellOwner(services, readModel, 'all')]);
}

function answerFleet({ question, names, hosts, services, readModel, viewer, asks }: Asked): Answer {
  const told = describeSeveral(hosts, services, readModel, viewer, {
    intent: 'fleet',
    targets: orAll(names),
    filter: question.filter,
    lead: asks('servers') ? 'servers' : 'services',
  });
  return answeringOfMany(told, { hosts, services }, readModel, question);
}

function answerAbout({ question, readModel, asks }: Asked): Answer | Promise<Answer> {
  if (asks('own-uptime'))
    return tellOwnUptime(readModel, periodOf(question.range ?? '30d', readModel.registry.zone, readModel.nowMs));
  if (asks('awake')) return tellAwake(readModel);
  if (asks('status-page')) return tellStatusPage();
  if (asks('unheard')) return tellUnheard();
  if (asks('made-up')) return tellWhence(readModel);
  return asks('age') ? tellAge(readModel) : tellAbout();
}

async function answerCompare(asked: Asked): Promise<Answer> {
  const { question, names, hosts, services, readModel, viewer, asks } = asked;
  const { targets, range, metric } = question;
  // "Which is worse off right now, billing or the shop?"
  const areServices = targets.length > 1 && targets.every(({ kind }) => kind === 'service');
  if (areServices && range === undefined && metric === undefined && asks('now'))
    return describeOver({ ...question, intent: 'health' }, asked);
  const history = comparedHistory(question, readModel);
  if (history) return history;
  const compared = withServiceHosts(hosts, services);
  return compared.length < 2
    ? describeOver({ ...question, intent: 'describe' }, asked)
    : compareHosts(compared, readModel, viewer, orAll(names), metric);
}

async function answerImpact(asked: Asked): Promise<Answer> {
  const { question, names, readModel, asks } = asked;
  if (asks('who-uses')) return cannotNameCustomers(names);
  const past =
    pastOf(question, readModel) ??
    (asks('was') && openTroubles(names, readModel).length === 0 ? lastDay(readModel) : undefined);
  if (past && !asks('plans')) return tellPastImpact(names, readModel, past);
  // "What did customers notice of the maintenance?", of one that is over.
  const over = asks('plans') && asks('felt') ? tellPastDowntime(names, readModel, past, question) : undefined;
  if (over) return { ...over, intent: 'impact' };
  if (asks('how-long') && !asks('plans') && openTroubles(names, readModel).length > 0) {
    if (asks('so-far')) return tellHistory({ ...question, intent: 'history' }, readModel);
    const eta = await tellEta(names, readModel);
    return asks('felt') || asks('customers') ? togetherOf(tellImpact(names, readModel, undefined, 'now'), [eta]) : eta;
  }
  if ((asks('how-bad') || asks('to-warn')) && openTroubles(names, readModel).length === 0)
    return answerIntent({ ...asked, question: { ...question, intent: names.length > 0 ? 'health' : 'fleet' } });
  return tellImpact(names, readModel, aheadOf(question, readModel), asks('plans') ? 'planned' : 'now');
}

/** "Who was affected?" of what is over. */
function lastDay({ nowMs }: Asked['readModel']) {
  return { fromMs: nowMs - 86_400_000, toMs: nowMs, words: 'in the last 24 hours' };
}
