/** What people write: templates, vocabulary and slips of the finger. */
import type { Chance } from './seeded-random.ts';

type Words = readonly [string, ...string[]];

const statusTemplates: Words = [
  'is {s} down?',
  'is {s} up?',
  'is {s} down again?',
  'is {s} ok?',
  'is {s} working?',
  'are there any issues with {s}?',
  'any issues with {s} right now?',
  'any known problems with {s}?',
  'what is the status of {s}?',
  'status of {s}?',
  "what's wrong with {s}?",
  'is {s} having problems?',
  'does {s} work at the moment?',
  'is there an outage of {s}?',
  'is {s} slow today?',
  'is {s} healthy?',
  '{c} says {s} is not working, is it down?',
  '{c} asks whether {s} is up',
  '{c} cannot use {s}, is something down?',
  'can someone tell me if {s} is up?',
  'do we have problems with {s}?',
  'is {s} back up?',
  'when will {s} be back?',
];
const downtimeTemplates: Words = [
  'when is the next downtime for {s}?',
  'is any maintenance planned for {s}?',
  'is there planned downtime for {s} this week?',
  'next maintenance window for {s}?',
  '{c} wants to know the next downtime of {s}',
];
/** As people write who are in a hurry, upset or unsure: what they mean is a question about status all the same. */
const looseTemplates: Words = [
  '{s}???',
  'anyone else seeing errors in {s}',
  'is it me or is {s} crawling',
  '{c} is screaming about {s}, thoughts?',
  '{c} cannot get into {s} since this morning',
  '{s} gives {c} a white page, known?',
  'need to know whether {s} is running before my call at three',
  'heard {s} had a hiccup, all good now?',
  'can I tell {c} that {s} is fine?',
  '{s} acting up again?',
  'what do I tell {c} about {s}, is it us?',
  'third customer today who complains about {s}, what is going on',
  'something off with {s}?',
  'how long until {s} works for {c} again',
  'did {s} just die',
  'do I have to warn {c} of anything on {s} this weekend?',
];
const openings: Words = [
  '',
  '',
  '',
  '',
  'hi, ',
  'hello, ',
  'hey ',
  'morning, ',
  'sorry to bother, ',
  'quick question: ',
];
const endings: Words = ['', '', '', '', ' thanks', ' thx', ' cheers', ' please', ' urgent'];
const customers: Words = ['Acme', 'Globex', 'Initech', 'Umbrella', 'a customer', 'my customer', 'Hooli', 'Soylent'];

/** Sounds like a question about status and is none. */
const lookalikes: Words = [
  'is {s} part of the basic plan?',
  'has {c} paid for {s}?',
  'who wrote the help page about {s}?',
  'is the text about {s} ready for review?',
  'how do I explain {s} to {c}?',
  '{c} would like a demo of {s} next week',
  'is there a price list for {s}?',
  'can {c} get a second seat for {s}?',
  'do we have slides about {s}?',
  '{s} is down to two open tickets, nice',
  'I am down for lunch, anyone up for it?',
  'is the meeting about {s} still on?',
];
const chatterTemplates: Words = [
  'lunch at 12:30?',
  'the slides for {c} are in the folder',
  'who takes the call with {c} tomorrow?',
  'great job on the renewal of {c}!',
  'I will be out on Friday',
  'welcome to the team',
  'can someone review the contract of {c}?',
  'the new pricing page looks good',
  'thanks, that helps a lot',
  '{c} signed the contract',
  'meeting moved to three',
  'does anyone have the logo as a vector file?',
  'my laptop needs a new battery',
  'see you all at the offsite',
  'the coffee machine is empty again',
  'I sent the invoice to {c} yesterday',
  'happy birthday!',
  'training on the new form is on Thursday',
];
/** Put to engineers, and no question about status. */
const engineerChatter: Words = [
  'can you give {c} access to the beta?',
  'could you please review my text for the release notes?',
  'who owns the import template of {c}?',
  'can we raise the limit of users for {c}?',
  '{c} would like a second admin, can you add one?',
  'where do I find the documentation of the new form?',
  'please delete the test account of {c}',
];
const replies: Words = [
  'looking into it',
  'all fine on our side',
  'yes, it is up',
  'we are on it',
  'fixed now',
  'it works again',
  'that was planned',
];

export function statusQuestion(service: { name: string; alias: string }, chance: Chance): string {
  const template = chance.happens(0.12)
    ? chance.pick(looseTemplates)
    : chance.happens(0.15)
      ? chance.pick(downtimeTemplates)
      : chance.pick(statusTemplates);
  const name = chance.happens(0.12) ? service.alias : service.name;
  const sentence = filled(template, chance).replace('{s}', chance.happens(0.03) ? slipped(name, chance) : name);
  return dressed(sentence, chance);
}

export function chatter(service: { name: string }, chance: Chance): string {
  const template = chance.happens(0.12) ? chance.pick(lookalikes) : chance.pick(chatterTemplates);
  return filled(template, chance).replace('{s}', service.name);
}
export const requestOfEngineers = (chance: Chance): string => filled(chance.pick(engineerChatter), chance);
export const engineerReply = (chance: Chance): string => chance.pick(replies);

/** Berlin is on UTC+2 all month. `isWithinDays`: the next day of that name is meant. */
export function windowWords(
  { startsAtMs, endsAtMs, isWithinDays }: { startsAtMs: number; endsAtMs: number; isWithinDays: boolean },
  chance: Chance,
): string {
  const starts = new Date(startsAtMs + 2 * 3_600_000);
  const ends = new Date(endsAtMs + 2 * 3_600_000);
  const clock = (at: Date) => at.toISOString().slice(11, 16);
  const named = (options: Intl.DateTimeFormatOptions) =>
    starts.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
  const minutes = (endsAtMs - startsAtMs) / 60_000;
  const date = starts.toISOString().slice(0, 10);
  return chance.pick([
    `${date} ${clock(starts)} for ${minutes} minutes`,
    `${date} ${clock(starts)} for ${minutes}m Berlin`,
    `${named({ day: 'numeric', month: 'long', year: 'numeric' })} ${clock(starts)}-${clock(ends)}`,
    `${named({ day: 'numeric', month: 'long' })}, ${clock(starts)} to ${clock(ends)} Berlin`,
    ...(isWithinDays ? [`${named({ weekday: 'long' })} ${clock(starts)}–${clock(ends)} Berlin`] : []),
  ]);
}

function filled(template: string, chance: Chance): string {
  return template.replace('{c}', chance.pick(customers));
}

function dressed(sentence: string, chance: Chance): string {
  const whole = `${chance.pick(openings)}${sentence}${chance.pick(endings)}`;
  const shaped = chance.weighted([6, 2, 1]);
  if (shaped === 1) return whole.charAt(0).toUpperCase() + whole.slice(1);
  return shaped === 2 ? whole.replaceAll('?', '') : whole;
}

/** Two neighbours change places; short names stay, as people get those right. */
function slipped(name: string, chance: Chance): string {
  if (name.length < 6) return name;
  const at = chance.between(1, name.length - 3);
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}
