/** What a CSM pastes into a mail or a chat: trouble that goes on, or maintenance that is planned, of services by customers' names. */
import type { Downtime } from '../domain/downtime.ts';
import { moment, say, type Text } from '../format/text.ts';
import { capitalised, durationInWords, listInWords } from '../format/words.ts';
import { troubleTexts } from './customer-text.ts';
import type { ReadModel } from './read-model.ts';

const aheadMs = 30 * 86_400_000;
const mostSaid = 3;

/** Empty where all of them work and nothing is planned: then there is nothing to tell. */
export function forCustomers(names: readonly string[], readModel: ReadModel): Text[] {
  const services = names.filter((name) => readModel.registry.services.has(name));
  const troubles = services.length === 0 ? [] : troubleTexts(services, readModel);
  if (troubles.length > 0) return troubles.slice(0, mostSaid);
  if (services.length === 0) return [];
  const { nowMs } = readModel;
  const downtimes = readModel
    .downtimes({ fromMs: nowMs, toMs: nowMs + aheadMs }, services)
    .filter(({ state }) => state === 'planned')
    .filter(({ services: own, takesDown }) => services.some((name) => own.includes(name) || takesDown.includes(name)));
  return downtimes.slice(0, 1).map((downtime) => maintenanceText(downtime, services, readModel));
}

function maintenanceText(downtime: Downtime, asked: readonly string[], { registry }: ReadModel): Text {
  const { startsAtMs, endsAtMs, services, takesDown, customers } = downtime;
  const touched = asked.filter((name) => services.includes(name) || takesDown.includes(name));
  const what = listInWords(touched.map((name) => registry.services.get(name)?.customers ?? name));
  const notice = customers ?? `${capitalised(what)} may be unavailable meanwhile.`;
  const lasts = durationInWords((endsAtMs - startsAtMs) / 1000);
  return say`We have scheduled maintenance of ${what} on ${moment(startsAtMs)}, for ${lasts}. ${notice}`;
}
