/** The words of an alert: what is down, what customers feel, why, who is on it; and of its end. */

import type { ShownStatus } from '../../domain/health.ts';
import type { Incident, IncidentNote } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { isBackWords, wasForWords, wasWord } from '../../format/health-words.ts';
import { impactWords } from '../../format/service-label.ts';
import { moment, say, strong, type Text } from '../../format/text.ts';
import { expectedWords, latestWords, onItWords, statedCauseWords } from '../../format/who-words.ts';
import { durationInWords, fullStop, lengthInWords, listInWords, plural } from '../../format/words.ts';
import type { Member } from './alert-group.ts';

export type AlertWords = { status: ShownStatus; headline: Text; lines: Text[] };

/** What engineers said of it so far. */
export type GroupSaid = { isTaken: boolean; notes: readonly IncidentNote[]; nowMs: number };

/** Names said in full; of more, the count says the rest. */
const namesSaid = 5;
/** So many are named in a headline. */
const namesInHeadline = 3;
const severity: Record<Member['status'], number> = { down: 3, unknown: 2, degraded: 1, up: 0 };

/** What stands in the group's one message now. `members` are those that the reader is told of. */
export function groupWords(members: readonly Member[], registry: Registry, said?: GroupSaid): AlertWords {
  const open = members.filter(({ endedAtMs }) => endedAtMs === undefined);
  if (open.length === 0) return resolvedWords(members, registry);
  const ranked = [...open].sort((one, other) => severity[other.status] - severity[one.status]);
  const { lead: all, services, own, others } = divide(ranked, registry);
  const lead = all.filter(({ status }) => status === all[0]?.status);
  const also = [...all.filter((member) => !lead.includes(member)), ...(services.length > 0 ? others : [])];
  const lines = [
    ...(services.length > 0
      ? [...serviceLines(lead, registry), ...causeLines(own, 'named')]
      : causeLines(lead, lead.length > namesInHeadline ? 'named' : 'in-headline')),
    ...also.slice(0, namesSaid).map(alsoLine),
    ...(also.length > namesSaid ? [say`And ${also.length - namesSaid} more.`] : []),
  ];
  const ended = members.filter(({ endedAtMs }) => endedAtMs !== undefined);
  lines.push(...plannedLines(open));
  if (ended.length > 0) lines.push(say`${backWords(divide(ended, registry))}.`);
  lines.push(...saidLines(said));
  return { status: lead[0]?.status ?? 'down', headline: headline(lead), lines };
}

/** What follows belongs to the plan: the card of the fall says where the outage ended. */
function plannedLines(open: readonly Member[]): Text[] {
  const planned = open.flatMap(({ plannedSinceMs }) => plannedSinceMs ?? []);
  return planned.length === 0
    ? []
    : [say`Maintenance began at ${moment(Math.min(...planned))}; no outage from then on.`];
}

function saidLines(said: GroupSaid | undefined): Text[] {
  if (!said) return [];
  const { isTaken, notes, nowMs } = said;
  // Whoever took on one of several faults is named with that one.
  const partly = notes.filter(({ kind, text }) => kind === 'on-it' && text !== '');
  const onIt =
    partly.length === 0
      ? onItWords({ notes })
      : partly.flatMap((note) => onItWords({ notes: [note] }).map((words) => say`${note.text}: ${words}`));
  return [
    ...(onIt.length === 0 && isTaken ? [say`An engineer is on it.`] : onIt),
    ...latestWords({ notes }),
    ...statedCauseWords({ notes }),
    ...expectedWords({ notes }, nowMs),
  ];
}

type Divided = {
  /** Of whom it is told first: the services, or the servers where no service is concerned. */
  lead: readonly Member[];
  services: readonly Member[];
  /** Servers of those services: they are the same story. */
  own: readonly Member[];
  /** Servers that have nothing to do with them. */
  others: readonly Member[];
};

function divide(members: readonly Member[], { services: known }: Registry): Divided {
  const services = members.filter(({ target }) => target.kind === 'service');
  const hosts = members.filter(({ target }) => target.kind === 'host');
  const theirs = new Set(services.flatMap(({ target }) => known.get(target.name)?.hosts ?? []));
  const { own = [], others = [] } = Object.groupBy(hosts, ({ target }) => (theirs.has(target.name) ? 'own' : 'others'));
  return { lead: services.length > 0 ? services : others, services, own, others };
}

function headline(lead: readonly Member[]): Text {
  const since = moment(Math.min(...lead.map(({ sinceMs, startedAtMs }) => sinceMs ?? startedAtMs)));
  return say`${strong(`${subject(lead)} ${stateOf(lead)}`)} since ${since}.`;
}

function subject(lead: readonly Member[]): string {
  if (lead.length <= namesInHeadline) return listInWords(lead.map(({ target }) => target.name));
  return plural(lead.length, lead[0]?.target.kind === 'service' ? 'service' : 'server');
}

function stateOf(lead: readonly Member[]): string {
  const [first] = lead;
  return stateWords[first?.status ?? 'down'][lead.length === 1 ? 'one' : 'many'];
}

const stateWords: Record<Member['status'], { one: string; many: string }> = {
  down: { one: 'is down', many: 'are down' },
  degraded: { one: 'is degraded', many: 'are degraded' },
  unknown: { one: "can't be measured", many: "can't be measured" },
  up: { one: 'is back up', many: 'are back up' },
};

function serviceLines(services: readonly Member[], registry: Registry): Text[] {
  const said = services.slice(0, namesSaid).map(({ target, cause, status }) => {
    const customers = registry.services.get(target.name)?.customers;
    const impact = customers !== undefined && status === 'down' ? `${impactWords(customers)} ` : '';
    return say`${services.length > 1 ? `${target.name}: ` : ''}${impact}${cause}`;
  });
  const rest = services.length - said.length;
  return rest > 0 ? [...said, say`And ${plural(rest, 'more service')}.`] : said;
}

/** Each cause once, with those it holds for, the most frequent first. */
function causeLines(hosts: readonly Member[], naming: 'named' | 'in-headline'): Text[] {
  const byCause = [...Map.groupBy(hosts, ({ cause }) => cause)].sort(([, one], [, other]) => other.length - one.length);
  const isPlain = naming === 'in-headline' && byCause.length === 1;
  return byCause
    .slice(0, namesSaid)
    .map(([cause, those]) => (isPlain ? say`${cause}` : say`${names(those)}: ${cause}`));
}

function alsoLine({ target, cause, status }: Member): Text {
  return say`Also: ${target.name} ${stateWords[status].one}. ${cause}`;
}

function names(members: readonly Member[]): string {
  const said = members.slice(0, namesSaid).map(({ target }) => target.name);
  const rest = members.length - said.length;
  return rest > 0 ? `${said.join(', ')} and ${rest} more` : listInWords(said);
}

/** "exports is back up", "exports and 2 servers are back up": every service by its name, and how long it was down. */
function backWords({ services, own, others }: Divided): string {
  const servers = [...own, ...others];
  const pieces = [
    ...services.map((member) => `${member.target.name} (${lastedWords(member)})`),
    ...(servers.length === 0
      ? []
      : servers.length <= namesInHeadline
        ? servers.map(({ target }) => target.name)
        : [plural(servers.length, 'server')]),
  ];
  const isOne = services.length + servers.length === 1;
  return `${listInWords(pieces)} ${isOne ? 'is' : 'are'} back up`;
}

/** The card of the fall once all is over: it stays, and says what it was. */
function resolvedWords(members: readonly Member[], registry: Registry): AlertWords {
  const { lead, services, own, others } = divide(members, registry);
  const startedAtMs = Math.min(...lead.map((member) => member.startedAtMs));
  const endedAtMs = Math.max(...lead.map((member) => member.endedAtMs ?? 0));
  const was = wasWord(worstOf(lead));
  const wholeSeconds = (endedAtMs - startedAtMs) / 1000;
  const [only] = lead;
  const worstSeconds = only && lead.length === 1 ? worstSecondsOf(only) : wholeSeconds;
  // An outage that turned into slowness was an outage for its first part only.
  const until =
    wholeSeconds - worstSeconds < 1
      ? say`, from ${moment(startedAtMs)} to ${moment(endedAtMs)}.`
      : say`, from ${moment(startedAtMs)}; back to normal at ${moment(endedAtMs)}.`;
  return {
    status: 'up',
    headline: [
      strong(
        isMixed(lead)
          ? `Resolved: ${listInWords(lead.map((member) => `${member.target.name} (${lastedWords(member)})`))}`
          : `Resolved: ${subject(lead)} ${lead.length === 1 ? 'was' : 'were'} ${was} for ${lengthInWords(worstSeconds)}`,
      ),
      ...until,
    ],
    lines:
      services.length > 0
        ? [...serviceLines(services, registry), ...causeLines(own.filter(isOther(services)), 'named')]
        : causeLines(others, 'in-headline'),
  };
}

/** What an engineer noted holds for the service and for its servers: it is said once. */
function isOther(services: readonly Member[]): (member: Member) => boolean {
  const said = new Set(services.map(({ cause }) => cause));
  return ({ cause }) => !said.has(cause);
}

/** One was down and another slow: each is told with what it was. */
function isMixed(lead: readonly Member[]): boolean {
  return lead.length <= namesInHeadline && new Set(lead.map(({ worst }) => worst ?? 'down')).size > 1;
}

/** A message of its own, since an edit rings no bell: what is back, and how long it was down. */
export function recoveryWords(members: readonly Member[], registry: Registry): AlertWords {
  const { lead, services, others } = divide(members, registry);
  const [first] = lead;
  const back = isBackWords(worstOf(lead), lead.length);
  const isNamed = services.length > 0 || lead.length <= namesInHeadline;
  const who = isNamed ? listInWords(lead.map(({ target }) => target.name)) : `All ${plural(lead.length, 'server')}`;
  const lasted = new Set(lead.map(lastedWords));
  const causes = [...new Set(lead.map(({ cause }) => cause))].slice(0, namesSaid);
  return {
    status: 'up',
    headline:
      lasted.size === 1 && first
        ? say`${strong(`${who} ${back}`)} (${lastedWords(first)}).`
        : say`${strong(`${who} ${back}.`)}`,
    lines: [
      ...(lasted.size > 1
        ? lead.slice(0, namesSaid).map((member) => say`${member.target.name}: ${lastedWords(member)}.`)
        : []),
      ...(causes.length === 0 ? [] : [say`Cause: ${causes.map(fullStop).join(' ')}`]),
      ...(services.length > 0
        ? others.slice(0, namesSaid).map(({ target }) => say`${target.name} is back up too.`)
        : []),
    ],
  };
}

/** Groups of older releases kept no worst: those were told as outages. */
function worstOf(members: readonly Member[]): Incident['worst'] {
  const worsts = members.map(({ worst }) => worst ?? 'down');
  return (['down', 'unknown', 'degraded'] as const).find((one) => worsts.includes(one)) ?? 'down';
}

/** "down 11 minutes", of what was down; of what was slow, or not measured, how long it was. */
function lastedWords(member: Member): string {
  return wasForWords(member.worst ?? 'down', lengthInWords(worstSecondsOf(member)));
}

function worstSecondsOf({ startedAtMs, endedAtMs, worstSeconds }: Member): number {
  return worstSeconds ?? ((endedAtMs ?? startedAtMs) - startedAtMs) / 1000;
}

export function reminderWords(members: readonly Member[], registry: Registry, nowMs: number): AlertWords {
  const { status, headline, lines } = groupWords(members, registry);
  const sinceMs = Math.min(...members.map(({ startedAtMs }) => startedAtMs));
  const waited = durationInWords((nowMs - sinceMs) / 1000);
  return { status, headline, lines: [say`Nobody has acknowledged it yet, after ${waited}.`, ...lines.slice(0, 2)] };
}

/** Of whom an alert speaks. */
export function leadWords(members: readonly Member[], registry: Registry): { subject: string; state: string } {
  const { lead } = divide(members, registry);
  return { subject: subject(lead), state: stateOf(lead) };
}
