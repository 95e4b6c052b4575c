/** What a CSM pastes into a mail or a chat: trouble that goes on, or maintenance that is planned, of services by customers' names. */
import { endOf } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import { type Incident, lastedSeconds } from '../domain/incident.ts';
import type { Service } from '../domain/registry.ts';
import { nearTime } from '../format/downtime-span.ts';
import { customersName, isOrAre } from '../format/service-label.ts';
import { say, type Text } from '../format/text.ts';
import { capitalised, lengthInWords, timesWord } from '../format/words.ts';
import { customerTexts, troubleTexts } from './customer-text.ts';
import { maintenanceText } from './maintenance-text.ts';
import { outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { justOverMs } from './topic.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const aheadMs = 30 * dayMs;
const mostSaid = 3;

/** Empty where all of them work and nothing is planned: then there is nothing to tell. */
export function forCustomers(
  names: readonly string[],
  readModel: ReadModel,
  ahead: Period = { fromMs: readModel.nowMs, toMs: readModel.nowMs + aheadMs },
): Text[] {
  const services = names.filter((name) => readModel.registry.services.has(name));
  const troubles = services.length === 0 ? [] : troubleTexts(services, readModel);
  if (troubles.length > 0) return troubles.slice(0, mostSaid);
  if (services.length === 0) return [];
  const { nowMs } = readModel;
  const downtimes = readModel
    .downtimes({ fromMs: Math.max(ahead.fromMs, nowMs), toMs: ahead.toMs }, services)
    .filter(({ state }) => state === 'planned')
    .filter(({ services: own, takesDown }) => services.some((name) => own.includes(name) || takesDown.includes(name)));
  return downtimes.slice(0, 1).map((downtime) => maintenanceText(downtime, services, readModel));
}

/** What is copied by a press: trouble, else the all-clear of the last day, else what is planned, else that all is well. */
export async function textsToCopy(names: readonly string[], readModel: ReadModel): Promise<readonly Text[]> {
  const troubles = troubleTexts(names, readModel);
  if (troubles.length > 0 || readModel.fleet.connectivity().kind === 'isolated') return customerTexts(names, readModel);
  const ended = await allClear(names, readModel);
  if (ended.length > 0) return ended;
  const planned = forCustomers(names, readModel);
  return planned.length > 0 ? planned : customerTexts(names, readModel);
}

/** "The shop is working again since 20:31. It was unavailable for 25 minutes."; of maintenance, where that was over later. */
export async function allClear(
  names: readonly string[],
  readModel: ReadModel,
  period: Period & { words?: string } = { fromMs: readModel.nowMs - dayMs, toMs: readModel.nowMs },
  maintenanceSinceMs: number = readModel.nowMs - justOverMs,
): Promise<Text[]> {
  const { nowMs, registry } = readModel;
  const wanted = [...registry.services.values()].filter(
    ({ name, hosts }) => names.length === 0 || names.includes(name) || hosts.some((host) => names.includes(host)),
  );
  const outages = outagesOf(
    await readModel.incidents(
      period,
      wanted.map(({ name }) => name),
    ),
    registry,
  );
  const ended = outages
    .map(({ incident }) => incident)
    .filter(
      ({ target, worst, endedAtMs }) => target.kind === 'service' && worst !== 'unknown' && endedAtMs !== undefined,
    );
  const over = readModel
    .downtimes({ fromMs: maintenanceSinceMs, toMs: nowMs }, names.length > 0 ? names : undefined)
    .filter((one) => one.state === 'finished' && endOf(one) >= maintenanceSinceMs);
  return wanted.flatMap((service): Text[] => {
    const own = ended.filter(({ target }) => target.name === service.name);
    const incident = own.at(-1);
    const window = over.findLast(({ services, takesDown }) => [...services, ...takesDown].includes(service.name));
    if (window && endOf(window) >= (incident?.endedAtMs ?? 0))
      return [maintenanceText(window, [service.name], readModel)];
    return incident ? [isBackText(incident, own, service, readModel, period.words ?? hoursInWords(period))] : [];
  });
}

function hoursInWords({ fromMs, toMs }: Period): string {
  return toMs - fromMs <= hourMs ? 'in the last hour' : 'in the last 24 hours';
}

/** Whoever was hit by the first of several is not told of the last alone. */
function isBackText(
  incident: Incident,
  own: readonly Incident[],
  service: Service,
  { nowMs }: ReadModel,
  when: string,
): Text {
  const isDown = own.some(({ worst }) => worst === 'down');
  const alike = own.filter(({ worst }) => !isDown || worst === 'down');
  const what = customersName(service) ?? service.name;
  const isOne = isOrAre(what) === 'is';
  const was = isDown ? 'unavailable' : 'slow';
  const seconds = alike.reduce((sum, one) => sum + lastedSeconds(one, nowMs), 0);
  const length =
    alike.length > 1
      ? `${timesWord(alike.length)} ${when}, for ${lengthInWords(seconds)} in all`
      : `for ${lengthInWords(seconds)}`;
  return say`${capitalised(what)} ${isOne ? 'is' : 'are'} working again since ${nearTime(incident.endedAtMs ?? nowMs, nowMs)}. ${isOne ? 'It was' : 'They were'} ${was} ${length}. We apologise for the inconvenience.`;
}
