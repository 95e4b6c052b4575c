/** "When is the next downtime for billing?", also when the answer is that none is known. */
import type { Downtime } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import { noEndNamed, spanOf, untilWords } from '../format/downtime-span.ts';
import { isOrAre } from '../format/service-label.ts';
import { asPlain, moment, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, listInWords } from '../format/words.ts';
import type { Answer, Fact, Row, RowGroup } from './answer.ts';
import { lastOver, overWords, plannedBy, plannerOf, scheduleWords } from './past-downtime.ts';
import type { ReadModel } from './read-model.ts';
import { ofMaintenance } from './topic.ts';

const dayMs = 86_400_000;
const mostListed = 5;

type NamedPeriod = Period & { words: string };

/** Beside that nothing is planned, where it stands alone. */
export const whereILook = "I follow EC2's own schedule and what engineers announce.";

/** `names` empty: anything at all. `period` narrows ("tomorrow"); without one the coming year counts. */
export function nextDowntime(names: readonly string[], readModel: ReadModel, period?: NamedPeriod): Answer {
  const { nowMs } = readModel;
  const ahead = aheadIn(readModel, period);
  const all = allIn(readModel, period)(names);
  const found = all.filter(takesPlace);
  const isDownFor = ({ takesDown, hosts, services }: Downtime) =>
    names.length > 0
      ? names.some((name) => takesDown.includes(name) || hosts.includes(name))
      : takesDown.length > 0 || services.length === 0;
  // Work that takes nothing down is told beside the downtime that was asked about.
  const first = found.find(isDownFor) ?? found[0];
  // Of several that were named it is told of those alone that it concerns.
  const concerned = names.filter((name) => names.length === 1 || ahead([name]).some(({ id }) => id === first?.id));
  const subject = names.length > 0 ? listInWords(concerned.length > 0 ? concerned : names) : undefined;
  const free = first ? names.filter((name) => !concerned.includes(name) && ahead([name]).length === 0) : [];
  const base = {
    intent: 'downtime' as const,
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    groups: [],
    facts: [],
  };
  const target = concerned.length === 1 ? concerned[0] : names.length === 1 ? names[0] : undefined;
  if (!first) {
    // Whoever asks whether it still takes place is told that it does not.
    const cancelled = period && all.find(({ state }) => state === 'cancelled');
    if (cancelled)
      return {
        ...base,
        status: 'none',
        verdict: say`${strong(`The maintenance on ${subject ?? listInWords(cancelled.services)} was cancelled.`)} It was planned for ${spanOf(cancelled)}.`,
        lines: [plannedBy(cancelled), say`${noneFor(names, period, 'No other')}`],
        topic: ofMaintenance([cancelled]),
        actions: target ? [{ kind: 'subscribe', target }] : [],
      };
    const last = lastOver(names, readModel, period);
    return {
      ...base,
      status: 'none',
      verdict: last ? overWords(last, names) : say`${strong(noneFor(names, period))}`,
      lines: last ? [say`${noneFor(names, undefined, 'No further')}`, plannedBy(last)] : [say`${whereILook}`],
      actions: target ? [{ kind: 'subscribe', target }] : [],
      ...(last && { topic: ofMaintenance([last]) }),
    };
  }
  return {
    ...base,
    topic: ofMaintenance([first, ...found.filter((one) => one !== first).slice(0, 2 * mostListed)]),
    // Blue is what runs now: a window that is days off says nothing about how it is.
    status: first.startsAtMs <= nowMs ? 'planned' : 'none',
    verdict: headline(first, subject, { nowMs, isDown: isDownFor(first) }),
    lines: [...meaning(first, concerned, readModel), ...(free.length > 0 ? [say`${noneFor(free, period)}`] : [])],
    facts: [
      {
        key: 'starts',
        label: 'Starts',
        text: say`${moment(first.startsAtMs)}`,
        value: first.startsAtMs,
        unit: 'epoch-ms',
        audience: 'details',
      },
      ...endFacts(first),
    ],
    groups: groupsAround(first, found),
    actions: [
      { kind: 'customer-text', target: target ?? first.services[0] ?? '*' },
      ...(target ? [{ kind: 'subscribe' as const, target }] : []),
    ],
  };
}

/** Of what leaves for good, as AWS tells it, no end is known. */
function endFacts({ startsAtMs, endsAtMs, hasNoEnd }: Downtime): Fact[] {
  if (hasNoEnd) return [];
  const seconds = (endsAtMs - startsAtMs) / 1000;
  return [
    {
      key: 'ends',
      label: 'Ends',
      text: say`${moment(endsAtMs)}`,
      value: endsAtMs,
      unit: 'epoch-ms',
      audience: 'details',
    },
    {
      key: 'lasts',
      label: 'Lasts',
      text: say`${durationInWords(seconds)}`,
      value: seconds,
      unit: 'seconds',
      audience: 'main',
    },
  ];
}

/** "Who decided that, and what is it for?": whoever planned the next one, what is done, and when. */
export function whoPlanned(names: readonly string[], readModel: ReadModel, period?: NamedPeriod): Answer {
  const told = nextDowntime(names, readModel, period);
  const startsAtMs = told.facts[0]?.value;
  const next = aheadIn(readModel, period)(names).find((one) => one.startsAtMs === startsAtMs);
  if (!next) return told;
  const by = plannedBy(next);
  return {
    ...told,
    verdict: say`${strong(`${capitalised(plannerOf(next))} planned it: ${next.title}.`)}`,
    lines: [asPlain(told.verdict), ...told.lines.filter((line) => JSON.stringify(line) !== JSON.stringify(by))],
  };
}

function noneFor(names: readonly string[], period: NamedPeriod | undefined, no = 'No'): string {
  const whom = names.length > 0 ? ` for ${listInWords(names)}` : '';
  return `${no} maintenance is scheduled${whom}${period ? ` ${period.words}` : ''}.`;
}

/** What runs or comes, of these names or of everything. */
export function aheadIn(readModel: ReadModel, period: NamedPeriod | undefined) {
  const all = allIn(readModel, period);
  return (names: readonly string[]) => all(names).filter(takesPlace);
}

function allIn({ downtimes, nowMs }: ReadModel, period: NamedPeriod | undefined) {
  const from = period ?? { fromMs: nowMs, toMs: nowMs + 366 * dayMs };
  const within = { fromMs: Math.max(from.fromMs, nowMs), toMs: from.toMs };
  return (names: readonly string[]) => downtimes(within, names.length > 0 ? names : undefined);
}

function takesPlace({ state }: Downtime): boolean {
  return state !== 'cancelled' && state !== 'finished';
}

function groupsAround(first: Downtime, found: readonly Downtime[]): RowGroup[] {
  const at = found.indexOf(first);
  const group = (title: string, downtimes: readonly Downtime[]): RowGroup[] =>
    downtimes.length === 0
      ? []
      : [
          {
            title: title + cutWords(downtimes.length),
            status: 'planned',
            rows: downtimes.slice(0, mostListed).map(toRow),
          },
        ];
  return [...group('Before that, without downtime', found.slice(0, at)), ...group('After that', found.slice(at + 1))];
}

/** A list that is cut says so. */
function cutWords(count: number): string {
  return count > mostListed ? `, the next ${mostListed} of ${count}` : '';
}

function headline(
  first: Downtime,
  subject: string | undefined,
  { nowMs, isDown }: { nowMs: number; isDown: boolean },
): Text {
  const affected = subject ?? listInWords([...first.services, ...first.hosts].slice(0, 3));
  const away = durationInWords(Math.abs(first.startsAtMs - nowMs) / 1000);
  if (first.hasNoEnd) {
    const when = first.startsAtMs <= nowMs ? say`${away} ago` : say`in ${away}`;
    return say`${strong(`${first.title}:`)} ${moment(first.startsAtMs)} (${when}). ${noEndNamed}`;
  }
  if (first.startsAtMs <= nowMs) {
    return first.state === 'over-running'
      ? say`${strong(`Maintenance on ${affected} is running longer than planned.`)} It was due to end ${moment(first.endsAtMs)}.`
      : say`${strong(`${affected} ${isOrAre(affected)} under maintenance`)}${untilWords(first, nowMs)}.`;
  }
  const what = isDown ? '' : ', without downtime';
  return say`${strong(`Next maintenance for ${affected}${what}:`)} ${spanOf(first)} (in ${away}).`;
}

function meaning(first: Downtime, names: readonly string[], readModel: ReadModel): Text[] {
  const lines: Text[] = [];
  if (first.customers) lines.push(say`${first.customers}`);
  else lines.push(...mayBeMissed(first, readModel));
  const spared = names.filter((name) => readModel.fleet.service(name) && !first.takesDown.includes(name));
  if (spared.length > 0 && first.hosts.length > 0) {
    lines.push(say`${listInWords(spared)} should stay up meanwhile: enough of its other servers keep running.`);
  }
  if (first.state === 'running' && !first.hasNoEnd) lines.push(scheduleWords(first, readModel.nowMs));
  lines.push(plannedBy(first));
  return lines;
}

/** Where the planner did not say what customers notice, what they may miss is known by its name. */
function mayBeMissed({ takesDown }: Downtime, { registry }: ReadModel): Text[] {
  const missed = takesDown.flatMap((name) => registry.services.get(name)?.customers ?? []);
  return missed.length === 0 ? [] : [say`${capitalised(listInWords(missed))} may be unavailable meanwhile.`];
}

function toRow(downtime: Downtime): Row {
  return {
    kind: downtime.services.length > 0 ? 'service' : 'host',
    name: listInWords([...downtime.services, ...downtime.hosts].slice(0, 3)) || downtime.title,
    status: 'planned',
    line: say`${spanOf(downtime)}: ${downtime.title}`,
    facts: [],
  };
}
