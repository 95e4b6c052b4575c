/** "How do you know?", "measured when?", "is it down, or can you just not reach it?": who reported it and when, how often that is asked, and what it does not show. */
import type { HostView } from '../domain/fleet.ts';
import type { PollFailure } from '../domain/poll-outcome.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { type Asked, withServiceHosts } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { hostFacts, measuredAtMs } from './host-facts.ts';
import type { ReadModel } from './read-model.ts';
import { tellAge, tellMeaning } from './said-of-itself.ts';
import { silentVerdict } from './silent-verdict.ts';
import type { Viewer } from './viewer.ts';

type Silent = { view: HostView; failure: PollFailure };

const mostNamed = 3;

/** Of what is named; else how old all readings are. */
export function tellReadings({ names, hosts, services, readModel, text, viewer, asks }: Asked): Answer {
  if (/\bno (?:customer )?impact\b/i.test(text)) return tellMeaning('no customer impact expected', readModel.registry);
  if (names.length === 0) {
    const age = tellAge(readModel);
    return { ...age, lines: [howWords(readModel.fleet.hosts()), notSeen] };
  }
  const views = withServiceHosts(hosts, services);
  const silent = views.flatMap((view): Silent[] => {
    const { lastOutcome } = view;
    return lastOutcome && lastOutcome.kind !== 'report' ? [{ view, failure: lastOutcome }] : [];
  });
  const heard = views.filter((view) => view.lastReport && !silent.some((one) => one.view === view));
  const told = silent.slice(0, mostNamed).map(({ view, failure }) => silentVerdict(view, failure, readModel));
  const [first, ...others] = told;
  const [how, when] = [howWords(heard), heardWords(heard, readModel)];
  if (!first)
    return bareAnswer(
      'health',
      names,
      asks('interval') ? how : when,
      [asks('interval') ? when : how, notSeen].map(asPlain),
    );
  return bareAnswer('health', names, first.verdict, [
    ...first.lines,
    ...lastFigures(silent[0]?.view, viewer),
    ...others.map(({ verdict }) => asPlain(verdict)),
    ...(heard.length === 0 ? [] : [asPlain(heardWords(heard, readModel))]),
    ...fromElsewhere(views, readModel),
  ]);
}

/** "Measured 4 seconds ago by the agents on checkout-1 and checkout-2." */
function heardWords(heard: readonly HostView[], { nowMs }: ReadModel): Text {
  const times = heard.map(measuredAtMs).filter((atMs) => atMs !== undefined);
  if (times.length === 0) return say`${strong('I have had no reading of it yet.')}`;
  const age = durationInWords(Math.max(0, nowMs - Math.min(...times)) / 1000);
  return say`${strong(`Measured ${age} ago`)} by ${agentsOn(heard)}.`;
}

function agentsOn(heard: readonly HostView[]): string {
  const where =
    heard.length > mostNamed ? `its ${heard.length} servers` : listInWords(heard.map(({ host }) => host.name));
  return heard.length === 1 ? `the agent on ${where} itself` : `the agents on ${where} themselves`;
}

/** "It said then: CPU 12 %, memory 40 %." */
/** "It reported then: CPU 12 %, memory 40 %." */
function lastFigures(view: HostView | undefined, viewer: Viewer): Text[] {
  if (!view?.lastReport) return [];
  const [cpu] = hostFacts(view, viewer, 'cpu');
  const [memory] = hostFacts(view, viewer, 'memory');
  return cpu && memory ? [say`It reported then: CPU ${cpu.text}, memory ${memory.text}.`] : [];
}

/** Where others answer, what is silent is not Herald's own connection. */
function fromElsewhere(views: readonly HostView[], { fleet }: ReadModel): Text[] {
  if (fleet.connectivity().kind === 'isolated')
    return [say`Most servers don't respond to me: it may be my own connection.`];
  const others = fleet.hosts().filter((view) => !views.includes(view) && view.lastOutcome?.kind === 'report');
  return others.length === 0
    ? []
    : [
        say`${plural(others.length, 'other server')} ${others.length === 1 ? 'responds' : 'respond'}, so it isn't my own connection.`,
      ];
}

/** "I ask every 15 seconds, and again before I answer." */
function howWords(views: readonly HostView[]): Text {
  const every = [...new Set(views.map(({ host }) => host.pollSeconds))].toSorted((one, other) => one - other);
  const [least, most] = [every[0], every.at(-1)];
  if (least === undefined || most === undefined) return say`I watch no server yet.`;
  const how = least === most ? durationInWords(least) : `${durationInWords(least)} to ${durationInWords(most)}`;
  return say`${strong(`I ask every ${how}.`)}`;
}

const notSeen = say`I see the servers, not whether everything works for a single customer.`;
