/** Answers that need no server: hello, help, and what was not understood or not known. */
import type { Unsure } from '@herald/understanding/question';
import { serviceLabel } from '../format/service-label.ts';
import { say, strong, type Text } from '../format/text.ts';
import { listInWords, plural } from '../format/words.ts';
import type { Action, Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { cannotTell } from './not-covered.ts';
import type { ReadModel } from './read-model.ts';
import { tellAwake } from './said-of-itself.ts';
import { situationOf } from './situation.ts';

const plain = { targets: [], status: 'none', facts: [], groups: [], actions: [] } satisfies Partial<Answer>;

/** "hello?": somebody waits for an answer: that Herald is there, and what goes on. */
export function greet({ readModel, asks }: Pick<Asked, 'readModel' | 'asks'>): Answer {
  if (asks('awake')) {
    const awake = tellAwake(readModel);
    return awake.lines.length > 0 ? { ...awake, verdict: say`${strong("I'm here.")}` } : awake;
  }
  return { ...plain, intent: 'greeting', answered: true, verdict: say`hello`, lines: [] };
}

/** A short list of what can be asked, with names it knows. */
export function help(readModel: ReadModel): Answer {
  return {
    ...plain,
    intent: 'help',
    answered: true,
    verdict: say`${strong('I can tell you how your servers and services are.')}`,
    lines: [...whatToAsk(readModel), namesIKnow(readModel)],
  };
}

/** For whoever leads people who talk with customers: how reliable, what is asked, what to report. */
export function helpForLeaders(readModel: ReadModel): Answer {
  const service = readModel.fleet.services()[0]?.service.name;
  return {
    ...plain,
    intent: 'help',
    answered: true,
    verdict: say`${strong('I can tell you how reliable your services are, what is wrong now, and what people ask.')}`,
    lines: [
      say`Reliability: "did we keep 99.9 % this month?", "which service had the most outages?", "how did this week compare with last week?"${service === undefined ? '' : `, "how long was ${service} down today?"`}`,
      say`Right now: "does anything need my attention?", "what do I tell customers?", "how much maintenance is planned this week in total?"`,
      say`Questions: "how many questions still reach engineers?", "what do people ask about most?", "is Herald worth it?" (/inquiries draws it).`,
      say`Reports: "a summary of last month for the board", "one sentence for the CEO".`,
      namesIKnow(readModel),
    ],
  };
}

/** Addressed to Herald, and not followed. Whoever asks while something is wrong mostly asks of it, in whatever words. */
export function notUnderstood(readModel: ReadModel): Answer {
  const { lines } = situationOf([], readModel);
  return {
    ...plain,
    intent: 'none',
    answered: false,
    verdict: say`${strong("Sorry, I didn't understand that.")}`,
    lines: lines.length > 0 ? lines : [...whatToAsk(readModel), namesIKnow(readModel)],
    actions: [{ kind: 'ask-engineers' }],
  };
}

/** A name nobody knows: the nearest ones, as buttons. */
export function unknownName(
  typed: string,
  nearest: readonly string[],
  intent: Answer['intent'],
  question: string,
  readModel: ReadModel,
): Answer {
  const near = nearest.slice(0, 4);
  return {
    ...plain,
    intent,
    answered: false,
    verdict:
      near.length > 0 ? say`I don't know "${typed}". Did you mean ${orList(near)}?` : say`I don't know "${typed}".`,
    lines: near.length > 0 ? [] : [namesIKnow(readModel)],
    actions: [...near.map((name): Action => ({ kind: 'choose', name, question })), { kind: 'ask-engineers' }],
  };
}

/** A name that could be several: which one? */
export function askWhich({ typed, candidates }: Unsure, intent: Answer['intent'], question: string): Answer {
  const names = candidates.slice(0, 5).map(({ name }) => name);
  return {
    ...plain,
    intent,
    answered: false,
    verdict: say`"${typed}" could be ${orList(names)}. Which one?`,
    lines: [],
    actions: names.map((name): Action => ({ kind: 'choose', name, question })),
  };
}

/** "Can customers log in?" where no service is known for that: to name one would not help. */
const use =
  /\b(?:can|could|can'?t|cannot|are|do|does|is|will)\b[^.?!,]{0,40}?\b(?:log(?:ging)? ?in|sign(?:ing)? ?(?:in|up)|log ?on|register|pay(?:ing)?|order(?:ing)?|buy|search(?:ing)?|export(?:ing)?|import|download|upload|print(?:ing)?|book(?:ing)?|chat(?:ting)?|e-?mail)\b[^.?!,]{0,60}/i;

/** Nothing was named, and nothing was said before that it could be about. */
export function whichOne(intent: Answer['intent'], question: string, readModel: ReadModel): Answer {
  const [used] = use.exec(question) ?? [];
  if (used !== undefined)
    return {
      ...plain,
      intent,
      answered: false,
      verdict: say`${strong(cannotTell(used.trim()))}`,
      lines: [namesIKnow(readModel)],
      actions: [{ kind: 'ask-engineers' }],
    };
  const services = readModel.fleet.services().map(({ service }) => service.name);
  const names = services.length > 0 ? services : readModel.fleet.hosts().map(({ host }) => host.name);
  if (names.length === 0) return { ...plain, intent, answered: false, verdict: namesIKnow(readModel), lines: [] };
  return {
    ...plain,
    intent,
    answered: false,
    verdict: say`${strong(services.length > 0 ? 'Which service do you mean?' : 'Which server do you mean?')}`,
    lines: names.length > mostOffered ? [namesIKnow(readModel)] : [],
    actions: names.slice(0, mostOffered).map((name): Action => ({ kind: 'choose', name, question })),
  };
}

const mostOffered = 5;

function whatToAsk({ fleet }: ReadModel): Text[] {
  const service = fleet.services()[0]?.service.name;
  const host = fleet.hosts()[0]?.host.name ?? 'web-1';
  return [say`You can ask: "is ${service ?? host} up?", "when is the next downtime?", "tell me about ${host}".`];
}

export function namesIKnow({ fleet }: ReadModel): Text {
  const hosts = fleet.hosts().map(({ host }) => host.name);
  const services = fleet.services().map(({ service }) => serviceLabel(service));
  if (hosts.length + services.length === 0)
    return say`I cover no servers yet: the platform team adds them to the registry.`;
  if (services.length === 0) return say`I cover ${plural(hosts.length, 'server')}: ${listInWords(shorten(hosts))}.`;
  const servers = hosts.length > 0 ? ` (and ${plural(hosts.length, 'server')})` : '';
  return say`I cover ${plural(services.length, 'service')}: ${listInWords(shorten(services))}${servers}.`;
}

function shorten(names: readonly string[]): string[] {
  return names.length <= 12 ? [...names] : [...names.slice(0, 11), `${names.length - 11} more`];
}

function orList(names: readonly string[]): Text {
  return names.flatMap((name, index) => [
    ...(index === 0 ? [] : [index === names.length - 1 ? ' or ' : ', ']),
    strong(name),
  ]);
}
