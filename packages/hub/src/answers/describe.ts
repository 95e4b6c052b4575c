/** "Tell me about web-1": the verdict, then the facts at once. One thing by itself, several together. */
import type { Metric, Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { hostStatusNow, isOverdue, serviceDoubt } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { causeWords, lastedSeconds, worstFromMs } from '../domain/incident.ts';
import { spanOf } from '../format/downtime-span.ts';
import { ago, asPlain, moment, say, type Text } from '../format/text.ts';
import { durationInWords, lengthInWords } from '../format/words.ts';
import type { Answer, Fact } from './answer.ts';
import type { Asked } from './asked.ts';
import { whatHappened } from './history.ts';
import { hostFacts, measuredAtMs, oldest } from './host-facts.ts';
import { hostVerdict, strainNow } from './host-verdict.ts';
import { answeringAgain, answeringWhetherOver } from './is-it-over.ts';
import { actionsFor, troubleSince } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';
import { describeSeveral } from './several.ts';
import type { Viewer } from './viewer.ts';
import { answeringOfMany, answeringYesOrNo } from './yes-or-no.ts';

type About = Pick<Asked, 'hosts' | 'services' | 'readModel' | 'viewer'>;

/** Asked of a time: how it was then, beside how it is where that time is not over ("any trouble with exports today?"). */
export async function describeOver(question: Question, about: About): Promise<Answer> {
  const { readModel } = about;
  const { nowMs, registry } = readModel;
  const period = question.range === undefined ? undefined : periodOf(question.range, registry.zone, nowMs);
  const names = question.targets.map(({ name }) => name).slice(0, mostOver);
  const asksOfThen = period !== undefined && period.fromMs < nowMs && names.length > 0;
  // "Is billing healthy this morning?", in the afternoon: how it is, and how it was.
  const isOfNow = question.range === 'this-morning' && !question.turns.includes('was');
  if (asksOfThen && period.toMs <= nowMs && !isOfNow) return whatHappened(names, readModel, period);
  const now = await describeAsked(question, about);
  if (!asksOfThen) return now;
  const then: Text[] = [];
  for (const name of names) then.push(asPlain((await whatHappened([name], readModel, period)).verdict));
  return { ...now, lines: [...now.lines, ...then] };
}

const mostOver = 4;

async function describeAsked(question: Question, { hosts, services, readModel, viewer }: About): Promise<Answer> {
  const intent = question.intent === 'health' ? 'health' : 'describe';
  const [host] = hosts;
  const [service] = services;
  const isAll = question.allTargets;
  if (hosts.length === 1 && services.length === 0 && host)
    return turned(await describeHost(host, readModel, viewer, intent, question.metric), host, question, readModel);
  if (!isAll && services.length === 1 && hosts.length === 0 && service)
    return turned(await describeService(service, readModel, intent), service, question, readModel);
  const targets = isAll ? ['*'] : question.targets.map(({ name }) => name);
  const told = describeSeveral(hosts, services, readModel, viewer, { intent, targets, filter: question.filter });
  return answeringOfMany(told, { hosts, services }, readModel, question);
}

/** A yes or no comes first only where words beside the intent ask for one. */
function turned(told: Answer, view: HostView | ServiceView, question: Question, readModel: ReadModel): Answer {
  if (question.turns.length === 0) return told;
  // "Is it back at full strength?" is more than whether it is back.
  const over = question.turns.includes('capacity') ? undefined : answeringWhetherOver(told, view, question, readModel);
  return over ?? answeringYesOrNo(answeringAgain(told, view, question, readModel), view, question, readModel);
}

const yearMs = 366 * 86_400_000;

/** One host, whole. `brief` moves all but the verdict's own facts behind Details, as a question about health wants. */
export async function describeHost(
  view: HostView,
  readModel: ReadModel,
  viewer: Viewer,
  intent: 'describe' | 'health',
  metric?: Metric,
): Promise<Answer> {
  const { status, verdict, lines } = hostVerdict(view, readModel);
  const { name } = view.host;
  const facts = hostFacts(view, viewer, metric);
  const history = intent === 'health' ? await healthFacts('host', view, readModel) : [];
  return {
    intent,
    targets: [name],
    answered: true,
    status,
    verdict,
    lines: [...lines, ...inDoubtOfCalm(view, status, history, readModel.nowMs)],
    facts: intent === 'describe' ? facts : [...history, ...facts].map(behindDetails),
    groups: [],
    measuredAtMs: measuredAtMs(view),
    actions: actionsFor(name, status),
  };
}

/** One service: how it is, who feels it, its servers one line each. */
export async function describeService(
  view: ServiceView,
  readModel: ReadModel,
  intent: 'describe' | 'health',
): Promise<Answer> {
  const { service } = view;
  const { status, verdict, lines } = serviceVerdict(view, readModel);
  const { healthy, words } = healthyServers(view, readModel.nowMs);
  const history = await healthFacts('service', view, readModel);
  const facts: Fact[] = [
    {
      key: 'servers',
      label: 'Servers',
      text: words,
      value: healthy,
      unit: 'count',
      audience: 'main',
    },
    ...history,
  ];
  if (service.customers)
    facts.push({
      key: 'customers',
      label: 'Customer name',
      text: say`${service.customers}`,
      audience: intent === 'describe' ? 'main' : 'details',
    });
  if (service.owner)
    facts.push({ key: 'owner', label: 'Owner', text: say`${service.owner.team}`, audience: 'details' });
  return {
    intent,
    targets: [service.name],
    answered: true,
    status,
    verdict,
    lines: [...lines, ...inDoubtOfCalm(view, status, history, readModel.nowMs)],
    // A yes or no is one headline and a line or two: the rest is there for whoever looks for it.
    facts: intent === 'health' ? facts.map(behindDetails) : facts,
    groups: [],
    measuredAtMs: oldest(view.hosts),
    actions: actionsFor(service.name, status),
  };
}

/** It is up, and whoever tells a customer so should know that it was not a moment ago, or that it is under strain. */
function inDoubtOfCalm(
  view: HostView | ServiceView,
  status: Answer['status'],
  history: readonly Fact[],
  nowMs: number,
): Text[] {
  if (status !== 'up') return [];
  const sinceMs = history.find(({ key }) => key === 'since')?.value;
  const isFresh = typeof sinceMs === 'number' && nowMs - sinceMs < freshlyBackMs;
  return [
    ...strainNow(view),
    ...(isFresh ? [say`It recovered only ${durationInWords((nowMs - sinceMs) / 1000)} ago.`] : []),
  ];
}

const freshlyBackMs = 10 * 60_000;

/** What is in doubt is not counted as healthy below a headline that says so; an older reading bears its age. */
function healthyServers(view: ServiceView, nowMs: number): { healthy: number; words: Text } {
  const { service, hosts } = view;
  const well = hosts.filter((one) => hostStatusNow(one, nowMs) === 'up');
  const count = `${well.length} of ${hosts.length} healthy`;
  const readAtMs = oldest(well);
  const isOld = serviceDoubt(view, nowMs) !== undefined || well.some((one) => isOverdue(one, nowMs));
  const words =
    isOld && readAtMs !== undefined
      ? say`${count} at the last reading, ${ago(readAtMs)}; ${service.needs} needed`
      : say`${count}, ${service.needs} needed`;
  return { healthy: well.length, words };
}

/** Since when, what is planned, what was last: what a CSM is asked next. */
export async function healthFacts(
  kind: 'host' | 'service',
  view: HostView | ServiceView,
  readModel: ReadModel,
): Promise<Fact[]> {
  const name = 'service' in view ? view.service.name : view.host.name;
  const { nowMs } = readModel;
  const written = await readModel.incidents({ fromMs: nowMs - yearMs, toMs: nowMs }, [name]);
  const incidents = written.filter(({ target }) => target.kind === kind);
  const last = incidents
    .filter(({ endedAtMs }) => endedAtMs !== undefined)
    .toSorted((one, other) => (other.endedAtMs ?? 0) - (one.endedAtMs ?? 0))[0];
  // Of what is well, the start of this hub says nothing: it is so since the last trouble, or since longer than is known.
  const sinceMs = view.health.status === 'up' ? last?.endedAtMs : troubleSince(kind, name, view.health, readModel);
  const facts: Fact[] = [];
  if (sinceMs !== undefined)
    facts.push({
      key: 'since',
      label: 'Since',
      text: say`${moment(sinceMs)}`,
      value: sinceMs,
      unit: 'epoch-ms',
      audience: 'main',
    });
  const next = readModel
    .downtimes({ fromMs: nowMs, toMs: nowMs + yearMs }, [name])
    .find(({ state }) => state === 'planned');
  facts.push({
    key: 'next-downtime',
    label: 'Next maintenance',
    text: next ? say`${spanOf(next)}: ${next.title}` : say`None scheduled`,
    ...(next ? { value: next.startsAtMs, unit: 'epoch-ms' as const } : {}),
    audience: 'main',
  });
  if (last)
    facts.push({
      key: 'last-incident',
      label: 'Last incident',
      text: say`${moment(worstFromMs(last, nowMs))}, ${lengthInWords(lastedSeconds(last, nowMs))}: ${causeWords(last)}`,
      value: worstFromMs(last, nowMs),
      unit: 'epoch-ms',
      audience: 'main',
    });
  return facts;
}

export function behindDetails(fact: Fact): Fact {
  return fact.audience === 'main' ? { ...fact, audience: 'details' } : fact;
}
