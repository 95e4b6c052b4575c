/** "Three numbers for the board", "a recap of today", "slides for last month": how services held, and how many questions reached engineers. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { statusNow } from '../domain/incident.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { lengthInWords, listInWords, plural, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds, type NamedPeriod, whatHappened } from './history.ts';
import { isOfService, openTroubles, outagesIn, wasDown } from './outages.ts';
import { plannedWithin } from './past-downtime.ts';
import type { InquiryWish } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import { togetherOf } from './together.ts';
import { unjudgedTrouble, withDoubt } from './trouble-now.ts';
import { tellUptimes } from './uptimes.ts';

/** What was asked for first: how things held, or, where Herald is what it is about, what became of the questions. */
export async function tellSummary(asked: Asked): Promise<Answer> {
  const { question, names, readModel, asks } = asked;
  const period = periodOfSummary(question, asked);
  const sentences = sentencesIn(asked.text);
  if (sentences === 1 && names.length === 0 && !asks('of-herald')) return oneSentence(readModel, period);
  const held = await tellUptimes(names, readModel, period);
  const whole = togetherOf(held, [await whatHappened(names, readModel, period, { lead: 'length' })]);
  // Whoever asks for three sentences wants no list.
  const told = withDoubt(asks('in-brief') || asks('of-herald') ? { ...whole, groups: [] } : whole, period, readModel);
  const questions = await questionsIn(asked, period);
  // Whoever reports to a board reports maintenance too.
  const planned = plannedWithin(names, readModel, period);
  const [first, ...rest] = questions;
  if (first !== undefined && asks('of-herald'))
    return { ...told, verdict: first, lines: [...rest.map(asPlain), asPlain(told.verdict), ...told.lines, planned] };
  const lines = [...told.lines, planned, ...questions.map(asPlain)];
  // What is wrong now comes before how things held.
  if (sentences !== undefined && names.length === 0 && openTroubles([], readModel).length > 0)
    return { ...(await oneSentence(readModel, period)), lines: lines.slice(0, sentences - 1) };
  return { ...told, lines: sentences === undefined ? lines : lines.slice(0, sentences - 1) };
}

function periodOfSummary({ range, turns }: Question, { readModel: { registry, nowMs } }: Asked): NamedPeriod {
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((one) => turns.includes(`of-${one}`));
  const spoken = turns.includes('of-day') ? 'today' : unit ? `this-${unit}` : '30d';
  const period = periodOf(range ?? spoken, registry.zone, nowMs);
  // "I report to the board tomorrow": of what was until then.
  return period.fromMs > nowMs ? periodOf('30d', registry.zone, nowMs) : period;
}

/** "In two sentences", "one line"; undefined where none is counted. */
function sentencesIn(text: string): number | undefined {
  const [, count] = /\b(one|a single|a|two|three|four|five) (?:\w+ )?(?:sentences?|lines?|liner)\b/i.exec(text) ?? [];
  return count === undefined ? undefined : counts[count.toLowerCase()];
}

const counts: Readonly<Record<string, number>> = { one: 1, a: 1, 'a single': 1, two: 2, three: 3, four: 4, five: 5 };

/** What is wrong now, how things held, and how often they were down, in one. */
async function oneSentence(readModel: ReadModel, period: NamedPeriod): Promise<Answer> {
  const { fleet, nowMs } = readModel;
  const troubled = openTroubles([], readModel).filter(
    ({ target, isPlanned }) => target.kind === 'service' && !isPlanned,
  );
  const doubted = unjudgedTrouble([], readModel).filter(({ name }) =>
    troubled.every(({ target }) => target.name !== name),
  );
  const now = [
    ...troubled.map((incident) => `${incident.target.name} is ${stateWords[statusNow(incident, nowMs)]}`),
    ...doubted.map(({ name }) => `${name} is not responding`),
  ];
  const uptimes = await Promise.all(fleet.services().map(({ service }) => readModel.uptime(service.name, period)));
  const known = uptimes.flatMap(({ upPercent }) => (upPercent === undefined ? [] : [upPercent]));
  const outages = (await outagesIn(period, [], readModel)).filter((outage) => isOfService(outage) && wasDown(outage));
  const held =
    known.length === 0
      ? `I monitored nothing ${period.words}`
      : `services were up ${uptimeInWords(known.reduce((sum, one) => sum + one, 0) / known.length)} on average ${period.words}`;
  const down =
    outages.length === 0
      ? 'no outages'
      : `${plural(outages.length, 'outage')}, ${lengthInWords(downSeconds(outages, nowMs))} in all`;
  const current = now.length === 0 ? 'everything is up' : listInWords(now);
  return bareAnswer('history', [], say`${strong(`Right now ${current}`)}; ${held}, with ${down}.`);
}

const stateWords = { down: 'down', degraded: 'slow', unknown: 'not measured' } as const;

/** The headline of each, in the words that a question about them gets. */
async function questionsIn({ asker, names, asks }: Asked, period: NamedPeriod): Promise<Text[]> {
  if (!asker || names.length > 0) return [];
  const wishes: InquiryWish[] = [
    { about: 'reached', period },
    { about: 'share', period },
    ...(asks('of-herald') ? [{ about: 'speed', period } as const, { about: 'goal', period } as const] : []),
  ];
  const told: Text[] = [];
  for (const wish of wishes) {
    const { headline } = await asker.people.inquiries(wish);
    if (!told.some((one) => JSON.stringify(one) === JSON.stringify(headline))) told.push(headline);
  }
  return told.length === 1 ? told : told.map((one) => say`${one}`);
}
