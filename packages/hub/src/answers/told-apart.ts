/** Which of several is meant: "only the exports, or payments too?", "which is more serious?", "is it broken, or just maintenance?" */
import { type Question, sameTarget } from '@herald/understanding/question';
import type { Turn } from '@herald/understanding/turns';
import { serviceStatusNow } from '../domain/doubt.ts';
import type { ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { statusOrder } from '../format/health-words.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { customerTexts } from './customer-text.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';

type Part = { name: string; status: ShownStatus; rank: number; words: Text; lines: readonly Text[] };

/** Undefined where its words set nothing apart. */
export function tellApart(asked: Asked): Answer | undefined {
  const { question, readModel, asks } = asked;
  // What was is told of a time.
  if (!ofHowItIs.has(question.intent) || question.range !== undefined) return undefined;
  if (readModel.fleet.connectivity().kind === 'isolated') return undefined;
  if (asks('only-or-too')) return tellOnlyOrToo(asked);
  if (asks('which-worse') || asks('tell-first')) return tellWhichWorse(asked);
  if (asks('worst-open') && question.intent === 'fleet') return tellWorstOpen(readModel);
  return asks('broken-or-planned') ? tellBrokenOrPlanned(asked) : undefined;
}

/** "What is broken, and what is just maintenance?" is one question; and of everything, where nothing is named. */
export function asOneApart(question: Question): Question {
  const { turnsOfMessage = question.turns, also = [], usedContext, named } = question;
  if (!apart.some((turn) => turnsOfMessage.includes(turn))) return question;
  const parts = [question, ...also];
  if (parts.some(({ intent }) => !ofHowItIs.has(intent))) return question;
  const { also: _, turnsOfMessage: __, ...one } = question;
  const targets = parts
    .flatMap((part) => part.targets)
    .filter((target, at, all) => all.findIndex((other) => sameTarget(target, other)) === at);
  const isOfAll = usedContext && named === undefined && !turnsOfMessage.includes('only-or-too');
  if (!isOfAll) return { ...one, turns: turnsOfMessage, targets, allTargets: targets.length === 0 };
  const { usedContext: ___, ...all } = one;
  return { ...all, turns: turnsOfMessage, targets: [], allTargets: true };
}

const apart: readonly Turn[] = ['only-or-too', 'which-worse', 'tell-first', 'broken-or-planned'];
const ofHowItIs: ReadonlySet<Question['intent']> = new Set([
  'none',
  'describe',
  'health',
  'fleet',
  'compare',
  'impact',
  'cause',
  'customer',
  'downtime',
  'superlative',
  'meaning',
]);

/** "Is it just exports, or payments too?": of what is named, and of whatever else is in trouble. */
function tellOnlyOrToo({ services, question, readModel }: Asked): Answer | undefined {
  if (question.allTargets || services.length === 0) return undefined;
  const named = services.map((view) => partOf(view, readModel));
  const unwell = named.filter(isUnwell);
  const calm = named.filter((one) => !isUnwell(one));
  const others = troubledBeside(named, readModel);
  const troubled = worstFirst([...unwell, ...others]);
  const are = (parts: readonly Part[]) => `${namesOf(parts)} ${parts.length === 1 ? 'is' : 'are'}`;
  const [one, ...more] = named;
  const verdict =
    calm.length > 0
      ? troubled.length > 0
        ? `Only ${namesOf(troubled)}: ${are(calm)} up.`
        : `${one && more.length === 0 ? 'No' : 'Neither'}: ${are(calm)} up.`
      : one && more.length === 0
        ? others.length === 0
          ? `Only ${one.name}, as far as I can see.`
          : `Not only ${one.name}: ${namesOf(others)} too.`
        : `${named.length === 2 ? 'Both' : 'All of them'}: ${are(named)} not well.`;
  return {
    ...bareAnswer('health', names(named), say`${strong(verdict)}`, [
      ...troubled.map(({ words }) => words),
      // One of two servers out is nothing that customers notice, and worth a line.
      ...calm.filter(({ rank }) => rank > 0).map(({ words }) => words),
    ]),
    status: troubled[0]?.status ?? 'up',
    actions: [{ kind: 'refresh' }],
  };
}

/** "Which of the two do I tell customers first?": what customers feel most, and what nobody announced. */
function tellWhichWorse({ services, question, readModel, asks }: Asked): Answer | undefined {
  const isOfNamed = !question.allTargets && services.length > 1;
  const all = (isOfNamed ? services : readModel.fleet.services()).map((view) => partOf(view, readModel));
  const ranked = worstFirst(isOfNamed ? all : all.filter(({ rank }) => rank > 0));
  const [first, second] = ranked;
  if (!first || (!isOfNamed && !second && !asks('tell-first'))) return undefined;
  const isEven = second !== undefined && second.rank === first.rank;
  const toTell = asks('tell-first') && isUnwell(first);
  const verdict =
    first.rank === 0
      ? say`${strong(`Neither: ${namesOf(ranked)} are up.`)}`
      : toTell
        ? say`${strong(`${first.name} first:`)} ${first.words}`
        : isEven
          ? say`${strong(`${namesOf(ranked.filter(({ rank }) => rank === first.rank))} are equally serious, by what I measure.`)}`
          : say`${strong(`${first.name} is the more serious one.`)}`;
  return {
    ...bareAnswer(toTell ? 'customer' : 'health', names(ranked), verdict, [
      ...(first.rank === 0 ? [] : ranked.slice(toTell ? 1 : 0, mostTold).map(({ words }) => words)),
      ...(toTell ? [say`You can write:`, ...customerTexts([first.name], readModel)] : []),
    ]),
    status: isUnwell(first) ? first.status : 'up',
    actions: [
      ...(isUnwell(first) ? [{ kind: 'customer-text' as const, target: first.name }] : []),
      { kind: 'refresh' },
    ],
  };
}

/** "What is the worst thing still open?" */
function tellWorstOpen(readModel: ReadModel): Answer {
  const [first, ...more] = worstFirst(
    readModel.fleet
      .services()
      .map((view) => partOf(view, readModel))
      .filter(({ rank }) => rank > 0),
  );
  if (!first) return bareAnswer('fleet', [], say`${strong('Nothing is open:')} every service is up.`);
  return {
    ...bareAnswer('fleet', names([first, ...more]), say`${strong('The worst thing open:')} ${first.words}`, [
      ...more.slice(0, 2).map(({ words }) => words),
      ...(more.length > 2 ? [say`And ${more.length - 2} more.`] : []),
    ]),
    status: first.status,
    actions: [{ kind: 'customer-text', target: first.name }, { kind: 'refresh' }],
  };
}

/** "What's broken, and what's just maintenance?" of everything, or of the one thing that is named. */
function tellBrokenOrPlanned({ services, hosts, question, readModel }: Asked): Answer | undefined {
  // Of servers that are named each is told.
  if (!question.allTargets && services.length === 0 && hosts.length > 0) return undefined;
  const isOfNamed = !question.allTargets && services.length > 0 && question.usedContext !== true;
  const [only, ...more] = isOfNamed ? services : [];
  if (only && more.length === 0) return tellOfOne(only, readModel);
  const all = (isOfNamed ? services : readModel.fleet.services()).map((view) => partOf(view, readModel));
  const planned = all.filter(({ status }) => status === 'planned');
  const broken = worstFirst(all.filter(({ status }) => status === 'down' || status === 'degraded'));
  // What failed to respond a moment ago is not called broken yet.
  const doubted = all.filter(({ status }) => status === 'unknown');
  const short = all.filter(({ status, rank }) => status === 'up' && rank > 0);
  const verdict = [
    ...(broken.length > 0 ? [`Broken: ${namesOf(broken)}`] : doubted.length > 0 ? [] : ['Nothing is broken']),
    ...(doubted.length > 0 ? [`Not certain yet: ${namesOf(doubted)}`] : []),
    planned.length === 0 ? 'No maintenance is running' : `Only maintenance: ${namesOf(planned)}`,
  ];
  const told = [...broken, ...doubted, ...planned, ...short];
  return {
    ...bareAnswer(
      'fleet',
      names(told),
      say`${strong(`${verdict.join('. ')}.`)}`,
      told.slice(0, mostTold).map(({ words }) => words),
    ),
    status: told[0]?.status ?? 'up',
    actions: [...(broken.length > 0 ? [{ kind: 'customer-text' as const, target: '*' }] : []), { kind: 'refresh' }],
  };
}

function tellOfOne(view: ServiceView, readModel: ReadModel): Answer {
  const { name, status, words, lines } = partOf(view, readModel);
  const leads = leading[status];
  // Under maintenance its lines say what customers notice, and which server does not respond.
  return {
    ...bareAnswer('health', [name], say`${strong(leads)} ${words}`, lines.slice(0, 4)),
    status,
    actions: [{ kind: 'refresh' }, { kind: 'details' }, { kind: 'subscribe', target: name }],
  };
}

const leading: Readonly<Record<ShownStatus, string>> = {
  up: 'Neither:',
  planned: 'Only maintenance:',
  unknown: 'Not certain yet:',
  degraded: 'No maintenance:',
  down: 'No maintenance:',
};
const mostTold = 5;

function partOf(view: ServiceView, readModel: ReadModel): Part {
  const status = serviceStatusNow(view, readModel.nowMs);
  const { verdict, lines } = serviceVerdict(view, readModel);
  const isShort = openTroubles([view.service.name], readModel).length > 0;
  return {
    name: view.service.name,
    status,
    rank: status === 'up' ? (isShort ? 1 : 0) : ranks[status],
    words: asPlain(verdict),
    lines,
  };
}

/** What was announced is less urgent than what was not. */
const ranks: Readonly<Record<Exclude<ShownStatus, 'up'>, number>> = { planned: 2, unknown: 3, degraded: 4, down: 5 };

function isUnwell({ status }: Part): boolean {
  return status !== 'up';
}

function troubledBeside(named: readonly Part[], readModel: ReadModel): Part[] {
  return readModel.fleet
    .services()
    .filter(({ service }) => named.every(({ name }) => name !== service.name))
    .map((view) => partOf(view, readModel))
    .filter(isUnwell);
}

function worstFirst(parts: readonly Part[]): Part[] {
  return parts.toSorted(
    (one, other) => other.rank - one.rank || statusOrder.indexOf(one.status) - statusOrder.indexOf(other.status),
  );
}

function namesOf(parts: readonly Part[]): string {
  return listInWords(names(parts));
}

function names(parts: readonly Part[]): string[] {
  return parts.map(({ name }) => name);
}
