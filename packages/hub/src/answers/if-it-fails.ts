/** "What if checkout-1 breaks?", "can we lose a server of the shop?": what a service needs by the registry, beside what it has now. Nothing is foretold. */
import { hostStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { isOrAre, serviceLabel, withinSentence } from '../format/service-label.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { listInWords, plural, teamsInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';

/** "Can we lose a checkout server?": some server of it, not all of it. */
const ofOneServer =
  /\b(?:one|an?|any|another|single|some|1) (?:more |single )?(?:of (?:the|its|our|their) )?(?:\S+ )?(?:servers?|box(?:es)?|machines?|instances?|nodes?|hosts?|them)\b|\bthe other (?:one|server|box|machine)\b|\bone more\b|\bredundan\w+|\bfail-?over\b|\bpoints? of failure\b|\b(?:survive|cope)\b/i;

/** Whether it can: yes or no. */
const asksWhether =
  /^\W*(?:\S+ )?(?:can|could|would|will|is)\b.*\b(?:lose|losing|survive|cope|redundan\w+|tolerate|withstand|afford)\b/i;

/** Undefined where nothing is known that could fail. */
export function tellIfItFails({ hosts, services, names, question, readModel, text }: Asked): Answer | undefined {
  const { fleet, nowMs } = readModel;
  // "Can the shop run without web-1?"
  const leftOut = question.filter?.without?.filter(({ kind }) => kind === 'host').map(({ name }) => name) ?? [];
  if (names.length + leftOut.length === 0) return whatEachCanLose(fleet.services(), nowMs);
  const missing = new Set([...hosts.map(({ host }) => host.name), ...leftOut]);
  // Several that fail at once are one loss to the service that they belong to.
  const hit = fleet.services().filter((service) => service.hosts.some(({ host }) => missing.has(host.name)));
  const apart = hosts.filter((view) => !hit.some((service) => service.hosts.includes(view)));
  const told = [
    ...hit.map((service) => without(missing, service, nowMs)),
    ...apart.map(({ host }) => ({
      verdict: say`${strong(`No service that I know of needs ${host.name}.`)}`,
      lines: [],
    })),
    ...services
      .filter(({ service }) => !hit.some((other) => other.service.name === service.name))
      .map((service) =>
        ofOneServer.test(text) ? withOneFewer(service, nowMs, asksWhether.test(text)) : unavailable(service),
      ),
  ];
  const [first, ...rest] = told;
  return (
    first &&
    bareAnswer('impact', names, first.verdict, [
      ...first.lines,
      ...rest.flatMap(({ verdict, lines }) => [asPlain(verdict), ...lines]),
    ])
  );
}

type Told = { verdict: Text; lines: readonly Text[] };

function responding(hosts: readonly HostView[], nowMs: number): number {
  return hosts.filter((view) => ['up', 'degraded'].includes(hostStatusNow(view, nowMs))).length;
}

function spareOf({ service, hosts }: ServiceView, nowMs: number): number {
  return responding(hosts, nowMs) - service.needs;
}

function without(missing: ReadonlySet<string>, { service, hosts }: ServiceView, nowMs: number): Told {
  const gone = hosts.filter(({ host }) => missing.has(host.name));
  const others = hosts.filter(({ host }) => !missing.has(host.name));
  const names = listInWords(gone.map(({ host }) => host.name));
  const left = responding(others, nowMs);
  const isGone = gone.every((view) => hostStatusNow(view, nowMs) === 'down');
  const already = isGone ? [say`${names} ${gone.length === 1 ? 'is' : 'are'} down already.`] : [];
  const needs = `${needsInWords({ service, hosts })}, and ${left === 0 ? 'none' : left} would be left`;
  if (responding(hosts, nowMs) < service.needs)
    return {
      verdict: say`${strong(`${service.name} is down already:`)} ${hosts.length === 1 ? 'it has no other server' : needs}.`,
      lines: [...(hosts.length === 1 ? [] : already), say`For customers that changes nothing until it is back.`],
    };
  if (left < service.needs)
    return {
      verdict: say`${strong(`Without ${names}, ${service.name} is down:`)} ${hosts.length === 1 ? 'it has no other server' : needs}.`,
      lines: [...already, ...felt(service)],
    };
  const healthy = others.filter((view) => hostStatusNow(view, nowMs) === 'up').length;
  return {
    verdict: say`${strong(`${service.name} stays up without ${names}:`)} ${needs}.`,
    lines: [
      ...already,
      healthy < service.needs
        ? say`It may be slow then: some of those have trouble of their own.`
        : say`Customers should notice nothing, if the rest can carry the load. That I can't tell.`,
      ...(left === service.needs ? [say`One more failure would take it down.`] : []),
    ],
  };
}

function needsInWords({ service: { needs }, hosts }: Pick<ServiceView, 'service' | 'hosts'>): string {
  return needs === hosts.length
    ? `it needs ${needs === 2 ? 'both' : `all ${needs}`} of its servers`
    : `it needs ${needs} of its ${plural(hosts.length, 'server')}`;
}

function withOneFewer(service: ServiceView, nowMs: number, isWhether: boolean): Told {
  const { name } = service.service;
  const spare = spareOf(service, nowMs);
  const now = responding(service.hosts, nowMs);
  const needs = say`${service.hosts.length === 1 ? 'it has only the one' : `${needsInWords(service)}, and ${now} ${now === 1 ? 'responds' : 'respond'} now`}.`;
  if (spare > 0)
    return {
      verdict: say`${strong(`${isWhether ? 'Yes: ' : ''}${name} can lose ${plural(spare, 'server')} and stay up:`)} ${needs}`,
      lines: [],
    };
  return {
    verdict: say`${strong(spare < 0 ? `${name} is short of servers already:` : `${isWhether ? 'No: ' : ''}${name} has no server to spare:`)} ${needs}`,
    lines: felt(service.service),
  };
}

function whatEachCanLose(services: readonly ServiceView[], nowMs: number): Answer | undefined {
  const named = (of: (spare: number) => boolean) =>
    services.filter((view) => of(spareOf(view, nowMs))).map(({ service }) => service.name);
  const [scarce, spared] = [named((spare) => spare <= 0), named((spare) => spare > 0)];
  if (services.length === 0) return undefined;
  const verdict =
    scarce.length === 0
      ? say`${strong('Every service can lose a server')} and stay up.`
      : say`${strong(`${listInWords(scarce)} ${scarce.length === 1 ? 'has' : 'have'} no server to spare:`)} one more failure takes ${scarce.length === 1 ? 'it' : 'any of them'} down.`;
  const rest = spared.length > 0 && scarce.length > 0 ? [say`${listInWords(spared)} can lose one and stay up.`] : [];
  return bareAnswer('impact', [], verdict, rest);
}

function unavailable({ service, hosts }: ServiceView): Told {
  const takes =
    service.needs === 1
      ? hosts.length === 1
        ? 'its one server fails'
        : `none of its ${hosts.length} servers responds`
      : `fewer than ${service.needs} of its ${hosts.length} servers respond`;
  return {
    verdict: say`${strong(`Every customer who uses ${withinSentence(serviceLabel(service))} would be affected.`)}`,
    lines: [
      say`It goes down when ${takes}.`,
      ...(service.owner ? [say`It is owned by ${teamsInWords([service.owner.team])}.`] : []),
    ],
  };
}

function felt({ customers }: ServiceView['service']): Text[] {
  if (customers === undefined) return [];
  return /[.!?…]$/.test(customers.trim())
    ? [say`Customer impact: ${customers}`]
    : [say`Customer impact: ${customers} ${isOrAre(customers)} unavailable then.`];
}
