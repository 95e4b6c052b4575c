/** What is said around an escalation: calm, with the time by which an answer is due. */

import type { InquirySettings } from '../domain/registry.ts';
import { businessDaySeconds } from '../downtime/business-hours.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { capitalised } from '../format/words.ts';
import type { EscalationPlace } from './saying.ts';
import type { AskedInput } from './tracking-input.ts';

export function offerWords({
  incidentId,
  knowsLittle,
  threadOf,
  isPromised,
}: Pick<AskedInput, 'incidentId' | 'knowsLittle' | 'threadOf' | 'isPromised'>): Text {
  const lead = [
    ...(threadOf === undefined ? [] : ['on your next question']),
    ...(knowsLittle ? ['what I know so far'] : threadOf === undefined ? ['I can answer this one'] : []),
    ...(incidentId === undefined || isPromised ? [] : ["and I'll say here when it's fixed"]),
  ];
  return [`${capitalised(lead.join(', '))}:`];
}

export function escalatedWords({ called, service }: EscalationPlace, dueAtMs: number, settings: InquirySettings): Text {
  if (called.kind === 'nobody') {
    return say`The registry names nobody to call${service === undefined ? '' : ` for ${service}`}, so I've only opened this thread. An answer is due by ${moment(dueAtMs)} (${agreedWords(settings)}).`;
  }
  const whom = called.kind === 'owner' ? `the ${called.team} team` : 'the engineers';
  return say`I've asked ${whom}. Their answer is due by ${moment(dueAtMs)} (${agreedWords(settings)}). I'll remind them before that.`;
}

export function escalatedToOwnerWords({ service }: EscalationPlace, dueAtMs: number): Text {
  return say`${strong(`A question${aboutWords(service)} needs an engineer.`)} An answer is due by ${moment(dueAtMs)}; reply in this thread to answer.`;
}

export function reminderWords({ service }: EscalationPlace, dueAtMs: number): Text {
  return say`${strong(`This question${aboutWords(service)} is still open.`)} An answer is due by ${moment(dueAtMs)}.`;
}

export function breachWords({ service }: EscalationPlace, dueAtMs: number): Text {
  return say`${strong(`This question${aboutWords(service)} has waited longer than agreed.`)} An answer was due by ${moment(dueAtMs)}.`;
}

/** "one business day", where the agreed hours make one; else "4 business hours". */
function agreedWords(settings: InquirySettings): string {
  const hours = settings.answerWithinBusinessHours;
  const days = (hours * 3_600) / businessDaySeconds(settings);
  if (days === 1) return 'one business day';
  if (Number.isInteger(days)) return `${days} business days`;
  return hours === 1 ? 'one business hour' : `${hours} business hours`;
}

function aboutWords(service: string | undefined): string {
  return service === undefined ? '' : ` about ${service}`;
}
