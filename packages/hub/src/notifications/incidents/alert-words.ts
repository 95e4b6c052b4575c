/** The words of an alert: what is not well, since when, what customers feel, and who is on it. */

import type { ShownStatus } from '../../domain/health.ts';
import type { Registry } from '../../domain/registry.ts';
import { moment, say, strong, type Text } from '../../format/text.ts';
import { durationInWords, listInWords, plural } from '../../format/words.ts';
import type { Member } from './alert-group.ts';

export type AlertWords = { status: ShownStatus; headline: Text; lines: Text[] };

/** Names said in full; of more, the count says the rest. */
const namesSaid = 5;
const severity: Record<Member['status'], number> = { down: 3, unknown: 2, degraded: 1, up: 0 };

/** What stands in the group's one message now. `members` are those that the reader is told of. */
export function groupWords(members: readonly Member[], registry: Registry, acknowledgedBy?: string): AlertWords {
  const open = members.filter(({ endedAtMs }) => endedAtMs === undefined);
  if (open.length === 0) return overWords(members);
  const ranked = [...open].sort((one, other) => severity[other.status] - severity[one.status]);
  const services = ranked.filter(({ target }) => target.kind === 'service');
  const hosts = ranked.filter(({ target }) => target.kind === 'host');
  const lead = services.length > 0 ? services : hosts;
  const worst = lead[0]?.status ?? 'down';
  const lines = services.length > 0 ? [...customerLines(services, registry), ...hostLines(hosts)] : causeLines(hosts);
  const ended = members.length - open.length;
  if (ended > 0) lines.push(say`${plural(ended, 'other')} ${ended === 1 ? 'is' : 'are'} well again.`);
  if (acknowledgedBy !== undefined) lines.push(say`An engineer is on it.`);
  return { status: worst, headline: headline(lead), lines };
}

function headline(lead: readonly Member[]): Text {
  const since = moment(Math.min(...lead.map(({ startedAtMs }) => startedAtMs)));
  const [first] = lead;
  if (lead.length === 1 && first)
    return say`${strong(`${first.target.name} ${stateWords[first.status].one}`)} since ${since}.`;
  const noun = first?.target.kind === 'service' ? 'service' : 'server';
  const statuses = new Set(lead.map(({ status }) => status));
  const words = statuses.size === 1 && first ? stateWords[first.status].many : 'are not well';
  return say`${strong(`${plural(lead.length, noun)} ${words}`)} since ${since}.`;
}

const stateWords: Record<Member['status'], { one: string; many: string }> = {
  down: { one: 'is down', many: 'are down' },
  degraded: { one: 'is not at its best', many: 'are not at their best' },
  unknown: { one: "can't be measured", many: "can't be measured" },
  up: { one: 'is well again', many: 'are well again' },
};

function customerLines(services: readonly Member[], registry: Registry): Text[] {
  const lines: Text[] = services.length > 1 ? [say`${names(services)}.`] : [];
  for (const { target, cause, status } of services.slice(0, namesSaid)) {
    const customers = registry.services.get(target.name)?.customers;
    const felt = customers !== undefined && status === 'down' ? ` Customers are affected: ${customers}.` : '';
    lines.push(say`${services.length > 1 ? `${target.name}: ` : ''}${cause}${felt}`);
  }
  return lines;
}

function hostLines(hosts: readonly Member[]): Text[] {
  if (hosts.length === 0) return [];
  const only = hosts.length === 1 ? hosts[0] : undefined;
  if (only) return [say`${only.target.name}: ${only.cause}`];
  return [say`${plural(hosts.length, 'server')}: ${names(hosts)}.`, ...causeLines(hosts)];
}

/** Each cause once, with how many it holds for, the most frequent first. */
function causeLines(hosts: readonly Member[]): Text[] {
  const byCause = Map.groupBy(hosts, ({ cause }) => cause);
  const ranked = [...byCause].sort(([, one], [, other]) => other.length - one.length);
  if (ranked.length === 1 && hosts.length === 1) return ranked.map(([cause]) => say`${cause}`);
  const listed = hosts.length > 1 && ranked.length === 1 ? [say`${names(hosts)}.`] : [];
  return [
    ...listed,
    ...ranked
      .slice(0, namesSaid)
      .map(([cause, those]) => (ranked.length === 1 ? say`${cause}` : say`${names(those)}: ${cause}`)),
  ];
}

function names(members: readonly Member[]): string {
  const said = members.slice(0, namesSaid).map(({ target }) => target.name);
  const rest = members.length - said.length;
  return rest > 0 ? `${said.join(', ')} and ${rest} more` : listInWords(said);
}

/** The message once all is well: what it was, and how long. */
function overWords(members: readonly Member[]): AlertWords {
  const startedAtMs = Math.min(...members.map((member) => member.startedAtMs));
  const endedAtMs = Math.max(...members.map((member) => member.endedAtMs ?? 0));
  const lasted = durationInWords((endedAtMs - startedAtMs) / 1000);
  const services = members.filter(({ target }) => target.kind === 'service');
  const lead = services.length > 0 ? services : members;
  const [first] = lead;
  const who =
    lead.length === 1 && first
      ? `${first.target.name} is`
      : `${lead.length === 2 ? `Both ${services.length > 0 ? 'services' : 'servers'}` : `All ${plural(lead.length, services.length > 0 ? 'service' : 'server')}`} are`;
  const headline = say`${strong(`${who} well again`)} since ${moment(endedAtMs)}, after ${lasted}.`;
  const cause = first ? [say`${lead.length > 1 ? `${names(lead)}. ` : ''}It was: ${first.cause}`] : [];
  return { status: 'up', headline, lines: cause };
}

/** A message of its own, since an edit rings no bell. */
export function recoveryWords(members: readonly Member[]): AlertWords {
  return overWords(members);
}

export function reminderWords(members: readonly Member[], registry: Registry, nowMs: number): AlertWords {
  const { status, headline, lines } = groupWords(members, registry);
  const sinceMs = Math.min(...members.map(({ startedAtMs }) => startedAtMs));
  const waited = durationInWords((nowMs - sinceMs) / 1000);
  return { status, headline, lines: [say`Nobody has taken it on yet, after ${waited}.`, ...lines.slice(0, 2)] };
}

export function blindWords(sinceMs: number): AlertWords {
  return {
    status: 'unknown',
    headline: say`${strong("I can't see any server right now")}, since ${moment(sinceMs)}.`,
    lines: [
      say`Most of them fell silent at once, so the fault is more likely with me or the network between us.`,
      say`I say nothing about single servers until I can see again.`,
    ],
  };
}

export function seeingAgainWords(sinceMs: number, untilMs: number): AlertWords {
  return {
    status: 'up',
    headline: say`${strong('I can see the servers again')} since ${moment(untilMs)}.`,
    lines: [
      say`For ${durationInWords((untilMs - sinceMs) / 1000)} I could not. That time counts as neither up nor down.`,
    ],
  };
}
