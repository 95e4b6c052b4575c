/** "Did billing keep 99.9 % this month?": yes or no first, with the uptime that says so. */
import { asPlain, say, strong } from '../format/text.ts';
import { durationInWords, lengthInWords, listInWords, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import type { ReadModel } from './read-model.ts';

/** Where no uptime is known nothing is said of the target. */
export function againstGoal(told: Answer, goalPercent: number, names: readonly string[], when: string): Answer {
  const measured = told.facts.find(({ key }) => key === 'uptime-percent')?.value;
  if (typeof measured !== 'number') return told;
  const isMet = measured >= goalPercent;
  const verdict = say`${strong(`${isMet ? 'Yes' : 'No'}: ${listInWords(names)} was up ${uptimeInWords(measured)} ${when}`)}, ${isMet ? 'which meets' : 'below'} the target of ${goalPercent} %.`;
  return { ...told, verdict, lines: [asPlain(told.verdict), ...told.lines] };
}

/** "Will we still make 99.9 % this month?": what was so far, and how much more downtime fits into the whole of it. */
export async function stillToReach(
  told: Answer,
  goalPercent: number,
  name: string,
  period: NamedPeriod,
  { uptime, nowMs }: ReadModel,
): Promise<Answer | undefined> {
  const { upPercent, downSeconds } = await uptime(name, period);
  if (period.toMs <= nowMs || upPercent === undefined) return undefined;
  const allowed = ((100 - goalPercent) / 100) * ((period.toMs - period.fromMs) / 1_000);
  const left = allowed - downSeconds;
  const soFar = say`${name} was up ${uptimeInWords(upPercent)} ${period.words} so far.`;
  const verdict =
    left > 0
      ? say`${strong(`So far yes: another ${durationInWords(left)} of downtime would fit`)} into ${goalPercent} % ${period.words}, which allows ${durationInWords(allowed)}${downSeconds > 0 ? `; ${lengthInWords(downSeconds)} of it used` : ''}.`
      : say`${strong('No longer:')} ${goalPercent} % ${period.words} allows ${durationInWords(allowed)} of downtime, and ${name} was down for ${lengthInWords(downSeconds)}.`;
  return { ...told, verdict, lines: [soFar] };
}

/** Several targets of one message: each of the service that it is said of, where as many are named; else each of all of them. */
export async function againstGoals(
  told: Answer,
  goals: readonly number[],
  names: readonly string[],
  period: NamedPeriod,
  { fleet, uptime }: ReadModel,
): Promise<Answer> {
  const all = names.length > 0 ? names : fleet.services().map(({ service }) => service.name);
  const pairs =
    names.length === goals.length
      ? names.map((name, at) => ({ name, goal: goals[at] ?? 100 }))
      : goals.flatMap((goal) => all.map((name) => ({ name, goal })));
  const measured = await Promise.all(
    pairs.map(async ({ name, goal }) => ({ name, goal, percent: (await uptime(name, period)).upPercent })),
  );
  const known = measured.flatMap(({ percent, ...one }) => (percent === undefined ? [] : [{ ...one, percent }]));
  if (known.length === 0) return told;
  const missed = known.filter(({ percent, goal }) => percent < goal);
  const words = known
    .toSorted((one, other) => Number(one.percent >= one.goal) - Number(other.percent >= other.goal))
    .map(
      ({ name, goal, percent }) =>
        `${name} was up ${uptimeInWords(percent)} (${percent < goal ? 'below' : 'meets'} ${goal} %)`,
    );
  const verdict =
    missed.length === 0
      ? 'Yes, all are met'
      : `No: ${missed.length} of ${known.length} ${missed.length === 1 ? 'is' : 'are'} missed`;
  return {
    ...told,
    verdict: say`${strong(`${verdict} ${period.words}:`)} ${listInWords(words)}.`,
  };
}

/** A target was spoken of without its figure: the registry names none, so the uptime stands and what to ask is said. */
export function withoutTarget(told: Answer, names: readonly string[], as: 'verdict' | 'line'): Answer {
  const who = names.length > 0 ? listInWords(names) : 'we';
  const how = say`The registry has none to set; ask with yours: "did ${who} keep 99.9 % this month?"`;
  return as === 'line'
    ? {
        ...told,
        lines: [...told.lines, say`I know no uptime target. Ask with yours: "did ${who} keep 99.9 % this month?"`],
      }
    : {
        ...told,
        verdict: say`${strong("I know no uptime target, so I can't tell whether one is missed.")} ${how}`,
        lines: [asPlain(told.verdict), ...told.lines],
      };
}
