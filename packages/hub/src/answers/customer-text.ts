/** What to tell customers, ready to paste: no name of a server, no figure that a customer can't use, no comfort that isn't measured. */
import { serviceDoubt } from '../domain/doubt.ts';
import type { ServiceView } from '../domain/fleet.ts';
import { expectedBack, type Incident, sinceMs, statusNow, whoTookIt } from '../domain/incident.ts';
import { nearTime } from '../format/downtime-span.ts';
import { customersName, isOrAre, withinSentence } from '../format/service-label.ts';
import { say, type Text } from '../format/text.ts';
import { capitalised, listInWords } from '../format/words.ts';
import { runningText } from './maintenance-text.ts';
import { openIncident } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { isOn } from './topic.ts';

/** A text for each service that is not plainly well; one sentence for all of them where all are. `names` empty: all services. */
export function customerTexts(names: readonly string[], readModel: ReadModel): [Text, ...Text[]] {
  const services = servicesOf(names, readModel);
  if (readModel.fleet.connectivity().kind === 'isolated')
    return [say`We can't see at the moment how ${subject(services, readModel)}. We're checking.`];
  const [first, ...rest] = troubleTexts(names, readModel);
  if (first) return [first, ...rest];
  if (services.length === 0) return [say`We can't say how it is: nothing that customers use is monitored there.`];
  const called = services.map(calledBy);
  const all = listInWords(called);
  const what = names.length === 0 && called.length > 1 ? 'All services' : capitalised(all);
  return [say`${what} ${isOrAre(all)} working normally as far as we can see.`];
}

/** Of what is not plainly well alone; empty where all is. */
export function troubleTexts(names: readonly string[], readModel: ReadModel): Text[] {
  return servicesOf(names, readModel).flatMap((view) => textOf(view, readModel));
}

/** "We're aware that card payments have been unavailable since 20:14. Our engineers have been alerted." */
function customerText(incident: Incident, what: string, nowMs: number): Text {
  const verb = isOrAre(what) === 'is' ? 'has' : 'have';
  switch (statusNow(incident, nowMs)) {
    case 'down':
      return say`We're aware that ${what} ${verb} been unavailable since ${nearTime(sinceMs(incident, nowMs), nowMs)}. ${whoAndUntil(incident, nowMs)}`;
    case 'degraded':
      return say`We're aware that ${what} ${verb} been slow since ${nearTime(sinceMs(incident, nowMs), nowMs)}. ${whoAndUntil(incident, nowMs)}`;
    case 'unknown':
      return say`We can't see at the moment how ${what} ${isOrAre(what)} working. ${whoAndUntil(incident, nowMs)}`;
  }
}

/** That somebody is on it, without a name, and when it is expected back where an engineer said so. */
function whoAndUntil(incident: Incident, nowMs: number): Text {
  const isTaken = whoTookIt(incident) !== undefined || incident.acknowledgedAtMs !== undefined;
  const isTold = incident.timeline.some(({ kind }) => kind === 'told');
  // To customers nothing is promised that did not happen.
  const who = isTaken
    ? 'Our engineers are working on it.'
    : isTold
      ? 'Our engineers have been alerted.'
      : "We're looking into it.";
  const backByMs = expectedBack(incident)?.backByMs;
  return backByMs !== undefined && backByMs > nowMs
    ? say`${who} We expect it to be back by ${nearTime(backByMs, nowMs)}.`
    : say`${who}`;
}

function textOf(view: ServiceView, readModel: ReadModel): Text[] {
  const { service, health } = view;
  const { nowMs } = readModel;
  const what = calledBy(view);
  const [running] = readModel
    .downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [service.name])
    .filter((one) => isOn(one) && one.services.includes(service.name));
  if (running) return [runningText(running, what, nowMs)];
  const incident = openIncident('service', service.name, readModel);
  if (incident && !incident.isPlanned && health.status !== 'up') return [customerText(incident, what, nowMs)];
  if (serviceDoubt(view, nowMs)) return [say`We're checking a possible problem with ${what}.`];
  if (health.status === 'down') return [say`We're aware that ${what} ${isOrAre(what)} unavailable.`];
  if (health.status === 'degraded') return [say`We're aware that ${what} ${isOrAre(what)} slow at the moment.`];
  if (health.status === 'unknown')
    return [say`We can't see at the moment how ${what} ${isOrAre(what)} working. We're checking.`];
  return [];
}

/** Customers know services: of a server, those that it serves. */
function servicesOf(names: readonly string[], { fleet }: ReadModel): ServiceView[] {
  const all = fleet.services();
  if (names.length === 0) return [...all];
  return all.filter(
    ({ service }) => names.includes(service.name) || service.hosts.some((host) => names.includes(host)),
  );
}

function subject(services: readonly ServiceView[], readModel: ReadModel): string {
  const [only, another] = services;
  if (!only || another || readModel.fleet.services().length === services.length) return 'our services are working';
  const what = calledBy(only);
  return `${what} ${isOrAre(what)} working`;
}

/** As it stands within a sentence: "the shop". */
function calledBy({ service }: ServiceView): string {
  return withinSentence(customersName(service) ?? service.name);
}
