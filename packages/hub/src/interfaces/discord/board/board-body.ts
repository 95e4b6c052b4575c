/** What a live board says: services worst first, and what is planned. Nothing in it ticks, so it is edited only when something changed. */
import { troubledServices } from '../../../answers/how-many-are-up.ts';
import { troubleSince, whoIsOnIt } from '../../../answers/outages.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import { hostDoubt, hostStatusNow, serviceDoubt, serviceStatusNow } from '../../../domain/doubt.ts';
import type { Health, ShownStatus } from '../../../domain/health.ts';
import { endTime, spanOf } from '../../../format/downtime-span.ts';
import { colourOf, compareStatus, dotOf, wordOf } from '../../../format/health-words.ts';
import { serviceLabel } from '../../../format/service-label.ts';
import { say } from '../../../format/text.ts';
import { limits } from '../limits.ts';
import { escapeMarkup, shorten, timestamp, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';

/** Rows of a board at most: a pinned message is glanced at. */
const mostRows = 20;
const mostPlanned = 5;
const aheadMs = 14 * 86_400_000;

type Row = { name: string; status: ShownStatus; line: string };

/** `about`: the names a channel is bound to; all services where it is bound to none. */
export function boardBody(readModel: ReadModel, about: readonly string[]): MessageBody {
  const connectivity = readModel.fleet.connectivity();
  const rows = rowsOf(readModel, about).toSorted((one, other) => compareStatus(one.status, other.status));
  const worst = rows[0]?.status ?? 'up';
  const status = connectivity.kind === 'isolated' ? 'unknown' : worst;
  const head =
    connectivity.kind === 'isolated'
      ? `**I can't reach any server since ${timestamp(connectivity.sinceMs, 'clock')}.** What follows is what I knew before.`
      : headline(rows, readModel, about);
  const shown = rows
    .slice(0, mostRows)
    .map(({ name, status, line }) => shorten(`${dotOf(status)} **${escapeMarkup(name)}** ${line}`, limits.rowLength));
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: ask me about any of them`] : [];
  const planned = plannedLines(readModel, about);
  const description = [
    `${dotOf(status)} ${head}`,
    [...shown, ...more].join('\n'),
    ...(planned.length > 0 ? [`__Planned__\n${planned.join('\n')}`] : []),
  ].join('\n\n');
  return {
    embeds: [{ description: shorten(description, limits.embedDescriptionLength), color: colourOf(status) }],
  };
}

function rowsOf(readModel: ReadModel, about: readonly string[]): Row[] {
  const { fleet, nowMs } = readModel;
  const isShown = (name: string) => about.length === 0 || about.includes(name);
  const services = fleet.services().filter(({ service }) => isShown(service.name));
  const rows = services.map((view): Row => {
    const { service, health, hosts } = view;
    const status = serviceStatusNow(view, nowMs);
    const wellCount = hosts.filter((one) => isUp(hostStatusNow(one, nowMs))).length;
    const members = hosts.length === 0 ? '' : ` · ${wellCount} of ${hosts.length} servers up`;
    const sinceMs = serviceDoubt(view, nowMs)?.sinceMs ?? troubleSince('service', service.name, health, readModel);
    const said = status === 'up' ? '' : saidWords('service', service.name, readModel);
    return { name: serviceLabel(service), status, line: `${sinceInWords(status, sinceMs, health)}${members}${said}` };
  });
  const hosts = about.length === 0 && rows.length > 0 ? [] : fleet.hosts().filter(({ host }) => isShown(host.name));
  return [
    ...rows,
    ...hosts.map((view): Row => {
      const { host, health } = view;
      const status = hostStatusNow(view, nowMs);
      const sinceMs = hostDoubt(view, nowMs)?.sinceMs ?? troubleSince('host', host.name, health, readModel);
      const said = status === 'up' ? '' : saidWords('host', host.name, readModel);
      return { name: host.name, status, line: `${sinceInWords(status, sinceMs, health)}${said}` };
    }),
  ];
}

/** Who is on it, their latest line, and when it is expected back: where somebody said so. */
function saidWords(kind: 'host' | 'service', name: string, readModel: ReadModel): string {
  return whoIsOnIt(kind, name, readModel)
    .map((text) => ` · ${toMarkup(text)}`)
    .join('');
}

/** Of maintenance it counts until when: how long the thing has been in whatever state is no time of the work. */
function sinceInWords(status: ShownStatus, sinceMs: number, { planned }: Health): string {
  if (status === 'planned' && planned)
    return `${wordOf(status)}${planned.hasNoEnd ? '' : toMarkup(say` until ${endTime(planned.endsAtMs, sinceMs)}`)}`;
  return status === 'up' ? wordOf(status) : `${wordOf(status)} since ${timestamp(sinceMs, 'moment')}`;
}

/** In the words of an answer to "is everything up?". */
function headline(rows: readonly Row[], { fleet, nowMs }: ReadModel, about: readonly string[]): string {
  if (rows.length === 0) return '**I cover no servers yet.**';
  if (rows.every(({ status }) => status === 'up'))
    return rows.length === 1 ? '**Up.**' : `**All ${rows.length} are up.**`;
  const services = fleet.services().filter(({ service }) => about.length === 0 || about.includes(service.name));
  const said = services.length === rows.length ? troubledServices(services, nowMs) : undefined;
  const working = rows.filter(({ status }) => isUp(status)).length;
  return `**${escapeMarkup(said ? `${said}.` : `${working} of ${rows.length} are up.`)}**`;
}

/** What is slow still answers, on the board as on the pages. */
function isUp(status: ShownStatus): boolean {
  return status === 'up' || status === 'degraded';
}

function plannedLines(readModel: ReadModel, about: readonly string[]): string[] {
  const { nowMs } = readModel;
  return readModel
    .downtimes({ fromMs: nowMs, toMs: nowMs + aheadMs }, about.length > 0 ? about : undefined)
    .filter(({ state }) => state !== 'cancelled' && state !== 'finished')
    .slice(0, mostPlanned)
    .map((downtime) =>
      shorten(
        `${dotOf('planned')} ${toMarkup(spanOf(downtime))}: ${escapeMarkup([...downtime.services, ...downtime.hosts].slice(0, 3).join(', '))}: ${escapeMarkup(downtime.title)}`,
        limits.rowLength,
      ),
    );
}
