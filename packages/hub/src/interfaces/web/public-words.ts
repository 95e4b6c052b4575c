/** What the public may read: sentences without names of servers, and a last net under every text that people wrote. */
import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { lengthInWords } from '../../format/words.ts';
import { incidentTitle } from './status/status-words.ts';

/** What an event says to customers, of how it was then and not of what came of it; undefined where it is for colleagues alone. */
function publicEvent({ kind, status }: IncidentEvent, incident: Incident, title: string): string | undefined {
  switch (kind) {
    case 'opened':
      return `${incidentTitle(title, { ...incident, worst: status ?? firstOf(incident) })}.`;
    case 'worsened':
    case 'eased':
      return turnWords(status ?? (kind === 'eased' ? 'degraded' : incident.worst), incident, title);
    case 'acknowledged':
      return 'Our engineers are working on it.';
    case 'escalated':
      return 'More engineers were called in.';
    case 'planned':
      return incident.isPlanned ? 'This is part of scheduled maintenance.' : 'Scheduled maintenance began.';
    case 'closed':
      return `Resolved after ${lengthInWords(((incident.endedAtMs ?? incident.startedAtMs) - incident.startedAtMs) / 1000)}.`;
    case 'reason':
    case 'told':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Not to see how it is makes it neither better nor worse. */
function turnWords(status: Incident['worst'], incident: Incident, title: string): string {
  switch (status) {
    case 'unknown':
      return "It can't be monitored at the moment.";
    case 'degraded':
      return 'It is working, slowly or with reduced capacity.';
    case 'down':
      return `It became worse: ${incidentTitle(title, { ...incident, worst: status })}.`;
    default:
      return status satisfies never;
  }
}

/** What became worse later was not as bad when it began; an older release did not keep how it was. */
function firstOf({ timeline, worst }: Incident): Incident['worst'] {
  return worst === 'down' && timeline.some(({ kind }) => kind === 'worsened') ? 'degraded' : worst;
}

/** The public timeline says what happened, not where. */
export function publicTimeline(
  incident: Incident,
  title: string,
  filter: (text: string) => string,
): readonly { atMs: number; text: string }[] {
  return incident.timeline.flatMap((event) => {
    const text = publicEvent(event, incident, title);
    // It is sure only some missed answers later; it stopped working when the first was missed.
    const atMs = event.kind === 'opened' ? incident.startedAtMs : event.atMs;
    return text === undefined ? [] : [{ atMs, text: filter(text) }];
  });
}

/** Made once for each registry: of ten thousand names, for every line of every page it would take seconds. */
const filters = new WeakMap<Registry, (text: string) => string>();
const hostNames = new WeakMap<Registry, ReadonlySet<string>>();

function namesOfHosts(registry: Registry): ReadonlySet<string> {
  const kept = hostNames.get(registry);
  if (kept) return kept;
  const names = new Set(
    [...registry.hosts.values()].flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase())),
  );
  hostNames.set(registry, names);
  return names;
}

/** As a machine's name is written; a server called like a word of the language is not told from the word. */
const machineName = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu;

/** Takes the names of servers out of what an engineer wrote for a window, which customers read too. */
export function createServerFilter(registry: Registry): (text: string) => string {
  const names = namesOfHosts(registry);
  return (text) =>
    text.replace(machineName, (word) => {
      const isMachine = /^i-[0-9a-f]+$/i.test(word) || (/[\d._-]/.test(word) && names.has(word.toLowerCase()));
      return isMachine ? 'a server' : word;
    });
}

const clockTime = /(?<![\w.:-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])/g;

/** Whether a cause names nothing of the inside: no server, no address, nothing that looks like a machine's name. */
export function isPublicCause(cause: string, registry: Registry): boolean {
  const lowered = cause.toLowerCase();
  // "Back by 23:45" has the look of a machine's name, and is what customers wait for.
  const words = cause.replaceAll(clockTime, ' ');
  return (
    cause !== '' &&
    createPublicFilter(registry)(cause) === cause &&
    !/[\p{L}-]\d|\d[\p{L}-]|\w[./:@_]\w/u.test(words) &&
    !namesOfHosts(registry)
      .values()
      .some((name) => lowered.includes(name))
  );
}

const address =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{0,4}(?:::?[0-9a-f]{1,4})*|\bi-[0-9a-f]{8,17}\b|\b[\w.-]+\.(?:internal|amazonaws\.com)\b|\bhttps?:\/\/\S+/gi;

/** Takes addresses, instance ids and private names out of what people wrote, such as the title of a downtime. */
export function createPublicFilter(registry: Registry): (text: string) => string {
  const kept = filters.get(registry);
  if (kept) return kept;
  const filter = makeFilter(registry);
  filters.set(registry, filter);
  return filter;
}

function makeFilter(registry: Registry): (text: string) => string {
  const secret = [...registry.hosts.values(), ...registry.services.values()]
    .filter(({ isPrivate }) => isPrivate)
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => name.length > 1)
    .sort((one, other) => other.length - one.length);
  const names = secret.length > 0 ? new RegExp(secret.map((name) => RegExp.escape(name)).join('|'), 'giu') : undefined;
  return (text) => {
    const without = text.replace(address, 'a server');
    return names ? without.replace(names, 'a private part') : without;
  };
}
