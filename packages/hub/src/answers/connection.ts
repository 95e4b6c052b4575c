/** "Was the outage of exports connected to the maintenance of billing?": when each was, side by side; what led to what is not measured. */
import { type Downtime, endOf } from '../domain/downtime.ts';
import { type Incident, worstFromMs } from '../domain/incident.ts';
import { wasWord } from '../format/health-words.ts';
import { clockTime, moment, say, strong, type Text, type TextPart } from '../format/text.ts';
import { statedCauseWords } from '../format/who-words.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { type Asked, pastOf } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { type Outage, outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;
const mostTold = 3;
/** "Is it part of the maintenance, or something separate?" */
const asksWhetherApart = /\b(?:separate|apart|independent|part|consequence|result|side effect|fallout)\b/i;

/** `names` empty: of everything. Undefined where there is nothing to set beside each other. */
export async function tellConnection({ question, names, readModel, text, asks }: Asked): Promise<Answer | undefined> {
  const { nowMs, downtimes } = readModel;
  const period = pastOf(question, readModel) ?? { fromMs: nowMs - dayMs, toMs: nowMs };
  const own = await outagesIn(period, names, readModel);
  // "Is that separate from the billing maintenance?" names the maintenance, and means whatever else is the matter.
  const others = own.length === 0 && asks('plans') ? await outagesIn(period, [], readModel) : [];
  const outages = [...own, ...others].slice(-mostTold);
  const windows = asks('plans')
    ? downtimes({ fromMs: period.fromMs, toMs: Math.min(period.toMs, nowMs) })
        .filter(({ state, startsAtMs }) => state !== 'planned' && state !== 'cancelled' && startsAtMs <= nowMs)
        .slice(-mostTold)
    : [];
  if (outages.length + windows.length === 0 || (names.length < 2 && windows.length === 0)) return undefined;
  const lines = [
    ...outages.map(({ incident }) => whenItWas(incident, nowMs)),
    ...windows.map((one) => whenPlanned(one, readModel)),
    ...(asks('plans') && windows.length === 0 ? [say`I know of no maintenance in that time.`] : []),
    ...overlapOf(
      outages.map(({ incident }) => incident),
      windows,
      nowMs,
    ),
    ...outages.flatMap(({ incident }) => statedCauseWords(incident)).slice(-1),
  ];
  const verdict =
    (asksWhetherApart.test(text) ? apartFrom(outages, windows) : undefined) ??
    strong("I can't tell whether one led to the other:");
  return bareAnswer('cause', names, say`${verdict} I measure when, not why.`, lines);
}

/** One outage of what one maintenance does not touch is another matter, as far as anybody announced. */
function apartFrom(outages: readonly Outage[], windows: readonly Downtime[]): TextPart | undefined {
  const [outage, ...more] = outages;
  const [window, ...others] = windows;
  if (!outage || !window || more.length + others.length > 0) return undefined;
  const { name } = outage.incident.target;
  const touched = [...new Set([...window.services, ...window.hosts, ...window.takesDown])];
  if ([name, ...outage.servers.map(({ target }) => target.name)].some((one) => touched.includes(one))) return undefined;
  return strong(
    `Separate, as announced: the maintenance on ${listInWords(touched.slice(0, mostTold))} doesn't include ${name}. I can't tell whether one led to the other:`,
  );
}

function whenItWas(incident: Incident, nowMs: number): Text {
  const { target, worst, endedAtMs } = incident;
  const from = moment(worstFromMs(incident, nowMs));
  return endedAtMs === undefined
    ? say`${target.name} has been ${wasWord(worst)} since ${from}.`
    : say`${target.name} was ${wasWord(worst)} from ${from} to ${clockTime(endedAtMs)}.`;
}

function whenPlanned(window: Downtime, { nowMs }: ReadModel): Text {
  const on = listInWords([...window.services, ...window.hosts].slice(0, mostTold));
  const isOver = endOf(window) <= nowMs;
  return say`The maintenance on ${on} ${isOver ? 'ran' : 'has been running'} ${isOver ? 'from' : 'since'} ${moment(window.startsAtMs)}${isOver ? say` to ${clockTime(endOf(window))}` : say``}.`;
}

/** What is plain from the times of one outage and one maintenance. */
function overlapOf(outages: readonly Incident[], windows: readonly Downtime[], nowMs: number): Text[] {
  const [outage, ...more] = outages;
  const [window, ...others] = windows;
  if (!outage || !window || more.length + others.length > 0) return [];
  const endedAtMs = outage.endedAtMs ?? nowMs;
  if (endedAtMs <= window.startsAtMs) return [say`It was over before the maintenance began.`];
  return outage.startedAtMs >= endOf(window)
    ? [say`It began after the maintenance was over.`]
    : [say`They overlap in time.`];
}
