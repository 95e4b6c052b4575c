/** What Herald says of itself and of its limits: what a word means, who it is, what it cannot do. */
import type { Question } from '@herald/understanding/question';
import { sinceMs, statusNow } from '../domain/incident.ts';
import type { Registry } from '../domain/registry.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords } from '../format/words.ts';
import type { Action, Answer } from './answer.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';
import type { Viewer } from './viewer.ts';

const meanings: Readonly<Record<string, string>> = {
  needed: 'So many of its servers must work for the service to count as up: "2 healthy, 1 needed" has one to spare.',
  degraded: 'It works, but slowly or with reduced capacity.',
  'reduced capacity':
    'Some of its servers have trouble and the others carry on. It works; customers usually notice nothing, unless many use it at once.',
  down: 'Customers cannot use it: too few of its servers respond, or its check fails.',
  up: 'It responds, and enough of its servers are healthy.',
  operational: 'It responds, and enough of its servers are healthy.',
  healthy: 'It responds, and none of its figures (CPU, memory, disks and their like) is over its threshold.',
  unhealthy: 'It does not respond, or one of its figures is over its threshold.',
  acknowledged:
    'An engineer said that they are on it. The problem goes on; when it ends is known only where they gave an estimate.',
  server: 'One machine in AWS, such as web-1; a service runs on one or more of them.',
  'no customer impact expected':
    'One or more servers of a service have trouble, and as many others work as it needs. It follows from the servers: what single customers see I do not measure.',
  'what i measure':
    'Of a server whether it responds, and its CPU, memory, disks and network; of a service how many of its servers work, and whether the addresses that the registry names for it respond. Nothing else: I follow no real use of it.',
  unknown: "I can't measure it, so I say neither up nor down.",
  maintenance: 'Work that was announced beforehand; it does not count as an outage.',
  incident: 'A stretch of time in which a service or server was not up.',
  outage: 'A stretch of time in which customers could not use a service.',
  uptime:
    'The share of monitored time in which it was up; planned maintenance is left out. Of a server, also how long it has been running.',
  cpu: 'How busy the processors of a server are, from 0 to 100 %.',
  load: 'How many tasks run or wait on a server; more than its cores means that work queues up.',
  memory: 'How much of its working memory a server uses.',
  steal: 'CPU time that a server asked for and AWS did not give it.',
  flapping: 'It keeps going up and down.',
  address: 'Where a server is reached inside its network. Customers never see it, so you can ignore it.',
  figure: 'What I read from a server: CPU, memory and disk in percent of what it has, load in tasks that run or wait.',
  region: 'The part of the world in which AWS runs the server.',
  service: 'What customers know, such as billing; it runs on one or more servers.',
};

/** `term`: a word, or two whose difference is asked ("degraded and down"). */
export function tellMeaning(term: string | undefined, registry: Registry): Answer {
  const wanted = (term ?? '').trim().toLowerCase();
  if (wanted === 'time zone')
    return plain(
      'meaning',
      true,
      say`${strong('Discord shows each time in your own time zone.')} Texts for customers say UTC; a day begins at midnight in ${registry.zone}.`,
    );
  if (wanted === 'thresholds') return plain('meaning', true, thresholdWords(registry));
  const words = wanted.split(' and ').filter((word) => Object.hasOwn(meanings, word));
  if (words.length === 0)
    return plain(
      'meaning',
      false,
      say`${strong(`I can't explain "${term ?? 'that'}".`)} I can explain my own words: degraded, down, maintenance, uptime, load.`,
      [askAnEngineer],
    );
  const [first, ...others] = words.map(
    (word) => say`${strong(`${capitalised(word.replace(/ i /, ' I '))}:`)} ${meanings[word] ?? ''}`,
  );
  return plain(
    'meaning',
    true,
    others.reduce((all, one) => say`${all} ${one}`, first ?? say``),
  );
}

/** Each server may have its own; of several the first is told, by name. */
function thresholdWords({ hosts }: Registry): Text {
  const [host] = hosts.values();
  if (!host) return say`${strong('I watch no server yet,')} so there are no thresholds.`;
  const { cpu, memory, disk, sustainedSeconds } = host.thresholds;
  const whose = hosts.size === 1 ? '' : ` of ${host.name}; other servers may have their own`;
  return say`${strong(`Degraded is a server with CPU over ${cpu} %, memory over ${memory} % or a disk over ${disk} % full,`)} CPU and memory for ${durationInWords(sustainedSeconds)} (the thresholds${whose}).`;
}

const askAnEngineer: Action = { kind: 'ask-engineers' };

export function tellAbout(): Answer {
  return plain(
    'about',
    true,
    say`${strong("I'm Herald, a bot.")} I watch your servers and services and answer questions about them: whether they are up, what is planned, what happened.`,
  );
}

/** "Should I post something on our status page?" */
export function tellStatusPage(): Answer {
  return plain(
    'about',
    true,
    say`${strong('The status page shows it by itself:')} what is down or under maintenance, since when, and what engineers wrote of it, without their names. You need not post anything; customers can open it without signing in.`,
  );
}

/** "Did you see my question?" */
export function tellUnheard(): Answer {
  return plain(
    'about',
    true,
    say`${strong('I read what is written where I am, and answer what I understand.')} Please ask again, with the name of the service, or mention me.`,
    [askAnEngineer],
  );
}

/** How old what it tells is: the newest and the oldest reading of servers that answer. */
export function tellAge({ fleet, nowMs }: Pick<ReadModel, 'fleet' | 'nowMs'>): Answer {
  const ages = fleet
    .hosts()
    .flatMap(({ lastReport }) => (lastReport ? [(nowMs - lastReport.receivedAtMs) / 1000] : []));
  if (ages.length === 0) return plain('about', true, say`${strong('I have no reading of any server yet.')}`);
  const [newest, oldest] = [Math.min(...ages), Math.max(...ages)].map(durationInWords);
  return plain(
    'about',
    true,
    say`${strong(newest === oldest ? `My readings are ${newest} old.` : `My newest reading is ${newest} old, the oldest ${oldest}.`)} Where one is too old I say so, or measure anew before I answer.`,
  );
}

/** "How do I know you aren't making that up?": whence each thing that it says comes. */
export function tellWhence(readModel: Pick<ReadModel, 'fleet' | 'nowMs'>): Answer {
  const whence = say`${strong('I make nothing up:')} I tell what I measured, what is planned and what engineers wrote, and say so where I don't know.`;
  return { ...tellAge(readModel), verdict: whence, lines: [asPlain(tellAge(readModel).verdict)] };
}

const mostTold = 3;

/** "u up?", and what goes on. */
export function tellAwake(readModel: ReadModel): Answer {
  const age = tellAge(readModel);
  const { nowMs } = readModel;
  const open = openTroubles([], readModel).slice(0, mostTold);
  const state = open.map((one) =>
    asPlain(sinceWords(one.target.name, statusNow(one, nowMs), sinceMs(one, nowMs), nowMs)),
  );
  return { ...age, verdict: say`${strong("I'm here.")} ${asPlain(age.verdict)}`, lines: state };
}

/** "Will there be a message when it is finished?" */
export function announcesTheEnd([name]: readonly string[]): Answer {
  return plain(
    'subscribe',
    true,
    say`${strong('Yes: I write when maintenance ends,')} in the channels in which it was announced.`,
    name === undefined ? [] : [{ kind: 'subscribe', target: name }],
  );
}

/** Somebody wants a person. */
export function offerEngineer(viewer: Viewer): Answer {
  if (viewer.isDirect) return plain('act', true, say`${strong("I can't ask an engineer from here.")}`, [askAnEngineer]);
  return plain(
    'act',
    true,
    say`${strong('I can ask an engineer for you.')} In Discord, press Ask an engineer under this answer: your question is put to them.`,
    [askAnEngineer],
  );
}

/** `of plans`: maintenance is changed by those who may, with a command. */
export function cannotAct(
  term: string | undefined,
  { of, isEngineer }: { of: 'plans' | 'servers'; isEngineer: boolean },
): Answer {
  const what = term === undefined ? 'change anything' : `${term} anything`;
  const cannot = strong(`I can only report, not ${what}.`);
  if (of === 'servers') return plain('act', true, say`${cannot} An engineer can.`, [askAnEngineer]);
  const how = '/downtime plan, change, extend, end or cancel';
  return isEngineer
    ? plain('act', true, say`${strong('Maintenance is changed with a command:')} ${how}.`)
    : plain('act', true, say`${cannot} An engineer can, with ${how}.`, [askAnEngineer]);
}

export function cannotPredict(): Answer {
  return plain(
    'predict',
    true,
    say`${strong("I can't predict what isn't planned.")} I can tell you how it is now, and which maintenance is scheduled.`,
    [askAnEngineer],
  );
}

/** How many customers is not known; what they lose is. */
export function cannotCountCustomers(impact: Answer | undefined): Answer {
  const verdict = say`${strong("I can't count customers.")}`;
  return impact === undefined
    ? plain('count', true, verdict, [askAnEngineer])
    : { ...impact, intent: 'count', verdict: say`${verdict} ${asPlain(impact.verdict)}` };
}

/** A text is wished for in another language, or the question is put in one. */
export function otherLanguage({ text }: { text: string }): Answer {
  if (wishesFor.test(text)) return plain('language', true, say`${strong('Sorry, I only write English.')}`);
  return plain('language', false, say`${strong('Sorry, I only speak English.')} Try: "is billing up?"`, [
    askAnEngineer,
  ]);
}

const wishesFor = /\b[Ii]n (?:\p{Lu}|spanish|french|german)\p{L}+/u;

export function tellRemark(): Answer {
  return plain(
    'remark',
    true,
    say`Thanks for telling me. If an answer was wrong, press "Not what I asked", or ask an engineer.`,
    [askAnEngineer],
  );
}

/** "31 February" and its like: nothing is answered for another day. */
export function noSuchTime(typed: string, intent: Question['intent']): Answer {
  return plain(intent, false, say`${strong(`"${typed}" doesn't exist.`)} Which day did you mean?`);
}

function plain(intent: Question['intent'], answered: boolean, verdict: Text, actions: readonly Action[] = []): Answer {
  return { intent, targets: [], answered, status: 'none', verdict, lines: [], facts: [], groups: [], actions };
}
