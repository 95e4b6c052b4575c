/** "What do you store about me?", "what am I subscribed to?", "how many questions reach engineers?". */
import type { Question } from '@herald/understanding/question';
import { say, strong, type Text } from '../format/text.ts';
import { listInWords, plural } from '../format/words.ts';
import type { Action, Answer } from './answer.ts';
import { type Asked, beforeOf, pastOf, runningOf } from './asked.ts';
import type { InquirySide, InquiryWish, KnownAsker } from './people-directory.ts';
import { keptFor, keptLines } from './privacy-words.ts';
import { subscriptionWords } from './subscription-words.ts';

const mostListed = 5;

export async function tellPrivacy(wish: Question['wish'], asker: KnownAsker | undefined): Promise<Answer> {
  const kept = await asker?.people.keptOf(asker.personId);
  if (!kept)
    return plain(
      'privacy',
      say`${strong("I can't tell here who you are.")} /privacy in Discord shows what I store about you, and deletes it.`,
    );
  const lines = keptLines(kept);
  const press: Action = { kind: 'forget-me' };
  if (wish === 'delete')
    return plain(
      'privacy',
      say`${strong('One press in Discord deletes what I store about you:')} the button here, or /privacy.`,
      lines,
      [press],
    );
  return plain('privacy', say`${strong('What I store about you:')}`, [...lines, keptFor], [press]);
}

export function tellSubscriptions(asker: KnownAsker | undefined): Answer {
  const own = asker?.people.subscriptionsOf(asker.personId);
  if (!own)
    return plain(
      'subscriptions',
      say`${strong("I can't tell here who you are.")} /subscriptions in Discord shows what I message you about, and stops it.`,
    );
  if (own.length === 0)
    return plain(
      'subscriptions',
      say`${strong('You have no subscriptions:')} I message you about nothing. /subscribe, or "tell me when billing is back", changes that.`,
    );
  const names = own.map(({ target }) => (target.kind === 'all' ? 'everything' : target.name));
  const [only] = own;
  const more = own.length - mostListed;
  return plain(
    'subscriptions',
    say`${strong(`You're subscribed to ${listInWords(names.length > mostListed ? [...names.slice(0, mostListed - 1), plural(names.length - mostListed + 1, 'other')] : names)}.`)}`,
    [
      ...own.slice(0, mostListed).map((one): Text => say`${subscriptionWords(one)}.`),
      ...(more > 0 ? [say`And ${more} more.`] : []),
      say`/subscriptions stops them.`,
    ],
    only && own.length === 1
      ? [{ kind: 'unsubscribe', target: only.target.kind === 'all' ? '*' : only.target.name }]
      : [],
  );
}

export async function tellInquiries({ question, readModel, asker, text }: Asked): Promise<Answer> {
  const { turns, range, against: other } = question;
  // "Weekends against weekdays" names no single one.
  const isOfEvery =
    (turns.includes('inquiry-weekdays') || turns.includes('inquiry-days')) &&
    /^(?:\w+-)?(?:weekend|\w+day)$/.test(range ?? '');
  // "Faster than last month?" is of this one.
  const running = other === undefined && turns.includes('than-then') ? runningOf(range) : undefined;
  // "More this week than last week?" is against that.
  const last = other === undefined && turns.includes('than-then') ? beforeOf(range) : undefined;
  const [of, beside] = isOfEvery ? [] : running ? [running, range] : [range, other ?? last];
  const within = (named: string | undefined) => pastOf({ ...question, range: named ?? '' }, readModel);
  const period = of === undefined ? undefined : within(of);
  const against = beside === undefined ? undefined : within(beside);
  const wish = inquiryWishOf(question.turns, period);
  const team = wish.about === 'teams' ? teamIn(text, readModel) : undefined;
  const services = team ? [] : question.targets.flatMap(({ kind, name }) => (kind === 'service' ? [name] : []));
  const told = await asker?.people.inquiries({
    ...wish,
    ...(against && { against }),
    ...(services.length > 0 && { services }),
    ...(team !== undefined && { team }),
  });
  return told
    ? plain('inquiries', told.headline, [...told.lines, say`/inquiries draws it; the Inquiries page has all figures.`])
    : plain(
        'inquiries',
        say`${strong('/inquiries')} in Discord shows how many questions reach engineers, against before.`,
      );
}

/** Which sides of it were asked about: only the words tell. */
const sides = [
  'baseline',
  'wrong',
  'worth',
  'basis',
  'late',
  'speed',
  'unanswered',
  'hours',
  'weekdays',
  'days',
  'weeks',
  'drivers',
  'people',
  'channels',
  'teams',
  'share',
  'goal',
  'trend',
  'services',
] as const satisfies InquirySide[];

export function inquiryWishOf(turns: Question['turns'], period: InquiryWish['period']): InquiryWish {
  const isOfTopics = turns.includes('inquiry-topics') && !turns.includes('inquiry-before');
  const named = sides.filter((side) => turns.includes(`inquiry-${side}`));
  // "Which were those that reached an engineer, and who asked them?"
  const isOfBoth = isOfTopics && turns.includes('inquiry-engineers') && named[0] === 'people';
  const [about = isOfTopics ? 'services' : 'reached', ...also] = isOfBoth ? (['services', ...named] as const) : named;
  return {
    about,
    ...(also.length > 0 && { also }),
    ...(turns.includes('inquiry-before') && { isAgainstBefore: true }),
    ...(turns.includes('inquiry-engineers') && { isOfEngineers: true }),
    ...(turns.includes('inquiry-least') && { isOfLeast: true }),
    // "How many questions today?" is of all of them.
    ...((turns.includes('inquiry-all') || (about === 'reached' && isOfAllAsked(turns))) && { isOfAll: true }),
    ...(about === 'people' && !turns.includes('inquiry-who') && { isOfNumber: true }),
    ...(period && { period }),
  };
}

function isOfAllAsked(turns: Question['turns']): boolean {
  return !turns.includes('inquiry-engineers') && !turns.includes('inquiry-before');
}

/** "The payments team": of what it owns, rather than of a service that is called so. */
function teamIn(text: string, { registry }: Asked['readModel']): string | undefined {
  const teams = [...registry.services.values()].flatMap(({ owner }) => owner?.team ?? []);
  const [, named = ''] = /\b([\p{L}\d-]+) (?:team|squad|engineers|folks|people)\b/iu.exec(text) ?? [];
  return teams.find((team) => team.toLowerCase() === named.toLowerCase());
}

function plain(
  intent: Question['intent'],
  verdict: Text,
  lines: readonly Text[] = [],
  actions: readonly Action[] = [],
): Answer {
  return { intent, targets: [], answered: true, status: 'none', verdict, lines, facts: [], groups: [], actions };
}
