/** "When will it be back?", "why?": from what is written of incidents. */
import type { Downtime } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import {
  expectedBack,
  type Incident,
  type IncidentEvent,
  isAtWorst,
  lastedSeconds,
  latestUpdate,
  measuredCause,
  sinceMs,
  statedCause,
  statusNow,
  whoTookIt,
  worstFromMs,
} from '../domain/incident.ts';
import { compareStatus, wasWord } from '../format/health-words.ts';
import { asPlain, clockTime, moment, plainText, say, strong, type Text } from '../format/text.ts';
import { authorWords, expectedWords, latestWords, onItWords, whoAndWhenWords } from '../format/who-words.ts';
import { fullStop, lengthInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { backWords } from './back-words.ts';
import { bareAnswer } from './bare-answer.ts';
import { justOver } from './lately.ts';
import { nextDowntime } from './next-downtime.ts';
import { incidentsOf, measuredOnServers, type Outage, openTroubles, outagesIn, outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';
import { ofMaintenance } from './topic.ts';
import { unjudgedTrouble } from './trouble-now.ts';
import { notWatched, ofMonitoring, watchedSeconds } from './watched.ts';

const dayMs = 86_400_000;
/** How far back "why was it down?" looks where no time was given. */
const yearMs = 366 * 86_400_000;

/** `of`: the end of maintenance, where the words speak of it; else whichever goes on. */
export async function tellEta(
  names: readonly string[],
  readModel: ReadModel,
  of: 'plan' | 'trouble' = 'trouble',
): Promise<Answer> {
  const { nowMs } = readModel;
  const running = readModel
    .downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, names.length > 0 ? names : undefined)
    .find(({ state }) => state === 'running' || state === 'over-running');
  // "How long will it take?" of everything means what is broken, where something is.
  if (
    running &&
    (names.length > 0 || of === 'plan' || openTroubles(names, readModel).every(({ isPlanned }) => isPlanned))
  )
    return {
      ...bareAnswer('eta', names, endWords(running), [say`${running.title}.`]),
      topic: ofMaintenance([running]),
    };
  // Of everything the worst is waited for most.
  const open = openTroubles(names, readModel).toSorted((one, other) =>
    compareStatus(statusNow(one, nowMs), statusNow(other, nowMs)),
  );
  const [first] = open;
  const [doubt] = first ? [] : unjudgedTrouble(names, readModel);
  if (doubt) return bareAnswer('eta', names, doubt.verdict, [...doubt.lines, say`There is no estimate yet.`]);
  if (!first) return of === 'plan' ? noneRuns(names, readModel) : nothingIsDown(names, readModel);
  const [onIt = say`Nobody has acknowledged it yet.`, ...said] = whoAndWhenWords(first);
  const since = say`${first.target.name} has been in trouble since ${moment(sinceMs(first, nowMs))}.`;
  const others = open.slice(1, mostBeside).map((one) => etaOf(one, nowMs));
  const backByMs = expectedBack(first)?.backByMs;
  if (backByMs === undefined) {
    // Whatever an engineer wrote says more than that it holds no time.
    const [latest] = latestWords(first);
    const holdsTime = latest !== undefined && /\d[:.]\d\d|\d ?[ap]\.?m\b/i.test(plainText(latest, () => ''));
    const verdict = latest
      ? holdsTime
        ? latest
        : say`${strong('No exact time yet.')} ${latest}`
      : say`${strong('There is no estimate yet.')}`;
    return bareAnswer('eta', names, verdict, [onIt, ...(latest ? [] : said), since, ...others]);
  }
  const verdict =
    nowMs <= backByMs
      ? say`${strong(`${first.target.name} is expected back by`)} ${clockTime(backByMs)}.`
      : say`${strong(`${first.target.name} was expected back by`)} ${clockTime(backByMs)}; there is no new estimate yet.`;
  return bareAnswer('eta', names, verdict, [onIt, ...said, since, ...others]);
}

const mostBeside = 4;

/** Of what is in trouble beside the worst: "storefront: no estimate yet." */
function etaOf(incident: Incident, nowMs: number): Text {
  const [expected = say`no estimate yet.`] = expectedWords(incident, nowMs);
  return say`${incident.target.name}: ${expected}`;
}

/** Of what runs: when it ends, as far as that is known. */
function endWords({ state, endsAtMs, hasNoEnd }: Downtime): Text {
  if (hasNoEnd) return say`${strong('AWS names no end')} of the maintenance.`;
  return state === 'over-running'
    ? say`${strong('The maintenance is running longer than planned:')} it was due to end at ${moment(endsAtMs)}.`
    : say`${strong('The maintenance ends')} at ${moment(endsAtMs)}.`;
}

function noneRuns(names: readonly string[], readModel: ReadModel): Answer {
  const whom = names.length > 0 ? ` for ${listInWords(names)}` : '';
  const next = nextDowntime(names, readModel);
  return next.facts.length === 0
    ? bareAnswer('eta', names, say`${strong(`No maintenance is running or scheduled${whom}.`)}`)
    : bareAnswer('eta', names, say`${strong(`No maintenance is running${whom}.`)}`, [asPlain(next.verdict)]);
}

/** Whoever waits for something that is back already is told since when. */
async function nothingIsDown(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const { nowMs, registry } = readModel;
  const written = await incidentsOf(names, readModel, { fromMs: nowMs - dayMs, toMs: nowMs });
  const last = outagesOf(written, registry).at(-1)?.incident;
  const isBack =
    last?.endedAtMs === undefined ? undefined : backWords(last, nowMs, say` since ${moment(last.endedAtMs)}`);
  // Of one thing that is the answer; of more it is only what they wait for most.
  if (isBack && names.length === 1) return bareAnswer('eta', names, isBack);
  const verdict = say`${strong(`${notDown(names, { one: 'is', several: 'are' })} right now.`)}`;
  return bareAnswer('eta', names, verdict, isBack ? [asPlain(isBack)] : []);
}

/** What just failed has no cause yet, and is told before what failed earlier. `period`: where one was named. `beside` how it is, or `compared` with the one before. */
export async function tellCause(
  names: readonly string[],
  readModel: ReadModel,
  period?: Period & { words: string },
  told: 'alone' | 'beside' | 'compared' | 'before' | 'was' = 'alone',
): Promise<Answer> {
  const { nowMs } = readModel;
  const within = period ?? { fromMs: nowMs - yearMs, toMs: nowMs };
  const isNow = within.toMs >= nowMs && openTroubles(names, readModel).length === 0;
  const [doubt] = isNow ? unjudgedTrouble(names, readModel) : [];
  const all = (await outagesIn(within, names, readModel)).toReversed();
  // "What was it last time?": not what goes on.
  const outages = told === 'before' ? all.filter(({ incident }) => incident.endedAtMs !== undefined) : all;
  const [last, before] = outages;
  const isOfEarlier = told === 'before' || (told === 'was' && justOver(names, readModel) !== undefined);
  if (doubt && !(isOfEarlier && last))
    return bareAnswer('cause', names, doubt.verdict, [
      ...doubt.lines,
      say`I don't know the cause yet.`,
      ...(told === 'compared' ? beforeThat(last, nowMs) : []),
    ]);
  // What goes on is an outage; only before it there was none.
  const whom = names.length > 0 ? ` of ${listInWords(names)}` : '';
  if (!last && all.length > 0)
    return bareAnswer('cause', names, say`${strong(`I know of no outage${whom} before this one.`)}`);
  if (!last) return bareAnswer('cause', names, await noCause(names, readModel, period));
  const { incident } = last;
  const { target } = incident;
  const { why, told: when } = whyAndWhen(incident, nowMs);
  const stated = statedCause(incident);
  const line = stated ? undefined : latestUpdate(incident);
  // Asked why a service was down: of a server alone it is said that the service was not.
  const isOfServer = target.kind === 'host' && names.length > 0 && !names.includes(target.name);
  const spared = isOfServer && told !== 'beside' ? [say`${listInWords(names)} stayed up meanwhile.`] : [];
  const lines = stated
    ? [say`${when} ${authorWords(stated.by)} noted it. What I measured: ${why}`]
    : line
      ? [say`${when} What I measured: ${why}`]
      : [say`${when} This is what I measured; I can't tell what led to it.`];
  const because = stated ? undefined : becauseOf(last);
  // What an engineer wrote says more than that nothing responded.
  const verdict = line
    ? say`${strong(`${target.name}: ${authorWords(line.by)} wrote`)} (${clockTime(line.atMs)}): ${strong(line.text)}`
    : say`${strong(because ?? `${target.name}: ${stated?.text ?? why}`)}`;
  // "billing is up." "why?": of what is well that is said first.
  const isWell =
    told === 'alone' && !period && incident.endedAtMs !== undefined && justOver(names, readModel) === undefined;
  const well =
    isWell && names.length === 1
      ? say`${strong(`${names[0]} is up.`)} Its last trouble: ${line ? asPlain(verdict) : fullStop(because ?? stated?.text ?? why)}`
      : verdict;
  return bareAnswer('cause', names, well, [
    ...(line && because ? [say`${because}`] : []),
    ...lines,
    ...(told === 'compared' ? beforeThat(before, nowMs) : []),
    ...wasOnIt(incident),
    ...spared,
    ...(doubt ? [asPlain(doubt.verdict)] : []),
  ]);
}

/** "Was it the same thing as on 20 November?": the last one beside that of the time named. */
export async function tellWhetherSame(
  names: readonly string[],
  readModel: ReadModel,
  then: Period & { words: string },
): Promise<Answer> {
  const { nowMs } = readModel;
  const last = (await outagesIn({ fromMs: nowMs - yearMs, toMs: nowMs }, names, readModel)).at(-1);
  const other = (await outagesIn(then, names, readModel)).findLast(({ incident }) => incident.id !== last?.incident.id);
  if (!last || !other) return tellCause(names, readModel, then, 'compared');
  const of = ({ incident }: Outage) =>
    say`${incident.target.name}, ${moment(worstFromMs(incident, nowMs))}: ${fullStop((statedCause(incident) ?? latestUpdate(incident))?.text ?? measuredCause(incident))}`;
  return bareAnswer('cause', names, say`${strong("Whether it's the same nobody measured; side by side:")}`, [
    of(last),
    of(other),
  ]);
}

/** "The same as before?": both causes side by side; whether they are one, nobody measured. */
function beforeThat(before: Outage | undefined, nowMs: number): Text[] {
  if (!before) return [say`I know of no earlier one to compare it with.`];
  const { incident } = before;
  const stated = statedCause(incident);
  const said = stated ?? latestUpdate(incident);
  const why = said ? say`${said.text} (${authorWords(said.by)})` : say`${measuredCause(incident)}`;
  return [say`The one before, ${moment(worstFromMs(incident, nowMs))}: ${why}`];
}

/** That some of its servers are degraded is no cause: what was measured on them is. */
function becauseOf(outage: Outage): string | undefined {
  const { target, worst, endedAtMs } = outage.incident;
  const onServers = measuredOnServers(outage);
  if (target.kind !== 'service' || worst !== 'degraded' || onServers === undefined) return undefined;
  return `${target.name} ${endedAtMs === undefined ? 'is' : 'was'} degraded because of ${onServers}`;
}

/** Of what goes on and has eased, or can't be measured any more: as it is now, and what it was before. */
function whyAndWhen(incident: Incident, nowMs: number): { why: string; told: Text } {
  const lasted = lengthInWords(lastedSeconds(incident, nowMs));
  const worstFrom = moment(worstFromMs(incident, nowMs));
  if (incident.endedAtMs !== undefined || isAtWorst(incident, nowMs)) {
    const when = incident.endedAtMs === undefined ? `${lasted} so far` : lasted;
    return { why: measuredCause(incident), told: say`That was ${worstFrom}, ${when}.` };
  }
  const why = incident.timeline.findLast(({ kind }) => tellsWhy.has(kind))?.text ?? incident.cause;
  const now = sinceWords(incident.target.name, statusNow(incident, nowMs), sinceMs(incident, nowMs), nowMs);
  return {
    why,
    told: say`${asPlain(now)} Before that it was ${wasWord(incident.worst)} from ${worstFrom}, ${lasted}: ${fullStop(incident.cause)}`,
  };
}

const tellsWhy: ReadonlySet<IncidentEvent['kind']> = new Set(['opened', 'worsened', 'eased', 'reason']);

async function noCause(
  names: readonly string[],
  readModel: ReadModel,
  period: (Period & { words: string }) | undefined,
): Promise<Text> {
  if (!period) {
    const whom = names.length > 0 ? ` of ${listInWords(names)}` : '';
    return say`${strong(`I know of no outage${whom}`)}, so there is no cause to tell.`;
  }
  const seconds = await watchedSeconds(names, readModel, period);
  if (seconds === 0) return notWatched(names, period, readModel);
  const when = `${period.words}${ofMonitoring(seconds, period, readModel.nowMs)}`;
  return say`${strong(`${notDown(names, { one: 'was', several: 'were' })} ${when}`)}, so there is no cause to tell.`;
}

/** Whoever took it on is asked about it afterwards. */
function wasOnIt(incident: Incident): Text[] {
  const taken = whoTookIt(incident);
  if (!taken) return [];
  return incident.endedAtMs === undefined
    ? onItWords(incident)
    : [say`${authorWords(taken.by)} was on it from ${clockTime(taken.atMs)}.`];
}

/** "billing is not down", "billing and search were not down", "Nothing was down". */
function notDown(names: readonly string[], verb: { one: string; several: string }): string {
  if (names.length === 0) return `Nothing ${verb.one} down`;
  return `${listInWords(names)} ${names.length === 1 ? verb.one : verb.several} not down`;
}
