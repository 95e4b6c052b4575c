/** Where every question is taken, whatever it came through: heard, understood, measured anew if need be, answered. */

import type { Clock } from '@herald/protocol/clock';
import { createContexts } from '@herald/understanding/context';
import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { KnownNames } from '@herald/understanding/known-names';
import { comparable } from '@herald/understanding/plain-text';
import type { Question } from '@herald/understanding/question';
import { understand } from '@herald/understanding/understand';
import type { Fleet, HostView, ServiceView } from '../domain/fleet.ts';
import type { PollOutcome } from '../domain/poll-outcome.ts';
import type { Answer } from './answer.ts';
import { answerQuestion } from './answer-question.ts';
import type { AskContext } from './asked.ts';
import type { NameBook } from './name-book.ts';
import { withOpenIncidents, withUnwrittenTrouble } from './outages.ts';
import type { PeopleDirectory } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import { foundBy, topicToldOf } from './topic.ts';
import type { Viewer } from './viewer.ts';
import { mayBeOfWhatGoesOn, ofWhatGoesOn } from './what-goes-on.ts';

export type Asker = { personId: string; channelId: string; viewer: Viewer };

export type QuestionService = {
  /** Reads a message without answering it. Remembers nothing. */
  read(heard: IncomingMessage, asker: Asker): Question;
  /** Answers a question that was read, and remembers it for follow-ups. */
  answer(question: Question, text: string, asker: Asker): Promise<Answer>;
  /** Reads and answers for nobody: measures nothing anew, remembers nothing. */
  rehearse(text: string): Promise<Answer>;
  /** Names for autocomplete: those that begin with what was typed, then those that hold it, then the nearest. */
  complete(typed: string, limit: number): readonly string[];
  /** Forgets what this person asked, for a request of deletion. */
  forget(personId: string): void;
};

export type QuestionServiceParts = {
  readModel(): ReadModel;
  names: NameBook;
  pollNow: PollNow;
  clock: Clock;
  /** Without it what is kept of people is pointed at, not told. */
  people?: PeopleDirectory;
};

export function createQuestionService({
  readModel,
  names,
  pollNow,
  clock,
  people,
}: QuestionServiceParts): QuestionService {
  const contexts = createContexts({ clock });
  let lowered: { known: KnownNames; written: Written } | undefined;
  return { read, answer, rehearse, complete, forget: contexts.forget };

  function read(heard: IncomingMessage, { personId, channelId }: Asker): Question {
    return understand(heard, names.index(), contexts.find(personId, channelId));
  }

  async function answer(put: Question, text: string, asker: Asker): Promise<Answer> {
    // What "it" is, is measured and remembered too.
    const isOfIt = put.turns.length > 0 && mayBeOfWhatGoesOn(put);
    const question = isOfIt ? ofWhatGoesOn(put, await withOpenIncidents(readModel())) : put;
    const unanswered = await refreshStale(viewsToRefresh(question, readModel()), pollNow, clock.now());
    const { viewer, personId } = asker;
    const knownAsker = people && { personId, people };
    const context: AskContext = { viewer, asker: knownAsker, text, nearest: (typed) => nearest(typed, 4) };
    const known = withUnwrittenTrouble(await withOpenIncidents(readModel()));
    const fleet = withUnanswered(known.fleet, unanswered, known.nowMs);
    const answered = await answerQuestion(question, { ...known, fleet }, context);
    const { topic: _, ...asked } = question;
    const topic = topicToldOf(answered, question, known);
    const found = foundBy(answered, question, known);
    contexts.remember(asker.personId, asker.channelId, { ...asked, ...(topic && { topic }), ...(found && { found }) });
    return answered;
  }

  async function rehearse(text: string): Promise<Answer> {
    const heard = { text, place: 'mention', engineersMentioned: false, personMentioned: false } as const;
    const context: AskContext = { viewer: { isEngineer: false, addresses: 'none' }, text, nearest: () => [] };
    return answerQuestion(understand(heard, names.index(), undefined), await withOpenIncidents(readModel()), context);
  }

  function nearest(typed: string, limit: number): readonly string[] {
    return names
      .index()
      .nearest(typed, limit)
      .map(({ name }) => name);
  }

  /** In lower case once for each set of names: a letter typed must not cost 10,000 hosts. */
  function written(): Written {
    const known = names.known();
    if (lowered?.known !== known) lowered = { known, written: writtenNames(known) };
    return lowered.written;
  }

  function complete(typed: string, limit: number): readonly string[] {
    const wanted = comparable(typed).trim();
    const all = written();
    const begins = all.filter(({ written }) => written.some((one) => one.startsWith(wanted)));
    const holds = all.filter(({ written }) => written.some((one) => one.includes(wanted)));
    const found = new Set([...begins, ...holds].map(({ name }) => name));
    if (found.size === 0) for (const name of nearest(typed, limit)) found.add(name);
    return [...found].slice(0, limit);
  }
}

type Written = readonly { name: string; written: readonly string[] }[];

function writtenNames({ hosts, services }: KnownNames): Written {
  return [...services, ...hosts].map(({ name, aliases }) => ({
    name,
    written: [name, ...aliases].map(comparable),
  }));
}

/** Older readings are asked for anew before they are told. */
const freshSeconds = 5;
/** What the asking may take; then the last known reading is told, with its age. */
const pollBudgetMs = 1_500;
/** Of more hosts than this the last known readings are told: each has been polled within its interval anyway. */
const maxHosts = 25;
/** An agent that took this long the last time is slow, not silent, when it is not there within the budget. */
const slowMs = 1_000;

/** `late`: no answer within the budget. `undefined`: another hub asks it, so nothing was tried. */
export type PollNow = (hostName: string, budgetMs: number) => Promise<PollOutcome | 'late' | undefined>;

/** Who was asked just now and did not answer. Never throws. */
export async function refreshStale(
  views: readonly HostView[],
  pollNow: PollNow,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  if (views.length > maxHosts) return new Set();
  const stale = views.filter((view) => isStale(view, nowMs));
  const late = await Promise.all(
    stale.map(async ({ host, lastOutcome }) => {
      const outcome = await pollNow(host.name, pollBudgetMs).catch(() => 'late' as const);
      const isKnownSlow = lastOutcome?.kind === 'report' && lastOutcome.elapsedMs >= slowMs;
      return outcome === 'late' && !isKnownSlow ? [host.name] : [];
    }),
  );
  return new Set(late.flat());
}

/** The fleet with this known of it too: the asking that this answer itself did counts as a reading that failed. */
export function withUnanswered(fleet: Fleet, unanswered: ReadonlySet<string>, atMs: number): Fleet {
  if (unanswered.size === 0) return fleet;
  const hostNow = (view: HostView): HostView =>
    unanswered.has(view.host.name) && (view.lastOutcome?.kind ?? 'report') === 'report'
      ? { ...view, lastOutcome: { kind: 'silent', reason: 'timeout', atMs, elapsedMs: pollBudgetMs } }
      : view;
  const serviceNow = (view: ServiceView): ServiceView => ({ ...view, hosts: view.hosts.map(hostNow) });
  return {
    host: (name) => orNothing(fleet.host(name), hostNow),
    service: (name) => orNothing(fleet.service(name), serviceNow),
    hosts: () => fleet.hosts().map(hostNow),
    services: () => fleet.services().map(serviceNow),
    connectivity: () => fleet.connectivity(),
  };
}

function orNothing<View>(view: View | undefined, make: (view: View) => View): View | undefined {
  return view && make(view);
}

function isStale({ lastReport, lastOutcome }: HostView, nowMs: number): boolean {
  if (lastOutcome && lastOutcome.kind !== 'report') return true;
  return !lastReport || nowMs - lastReport.receivedAtMs > freshSeconds * 1000;
}

const needsReading: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'metric', 'compare', 'fleet']);

function viewsToRefresh(question: Question, { fleet }: ReadModel): readonly HostView[] {
  if (!needsReading.has(question.intent) && question.notCovered === undefined) return [];
  if (question.allTargets) return fleet.hosts();
  return question.targets.flatMap(({ kind, name }): readonly HostView[] => {
    if (kind === 'service') return fleet.service(name)?.hosts ?? [];
    const view = fleet.host(name);
    return view ? [view] : [];
  });
}
