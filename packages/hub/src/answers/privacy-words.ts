/** What is kept of a person, in the same sentences wherever they ask. */
import { say, type Text } from '../format/text.ts';
import { plural } from '../format/words.ts';
import type { KeptOfPerson } from './people-directory.ts';

/** One line for each kind. */
export function keptLines(kept: KeptOfPerson): Text[] {
  const { questions, texts, missed, subscriptions, plans, incidentLines, modelHost } = kept;
  return [
    say`${plural(questions, 'question')} that you asked about servers: when, where, about which service, and whether it was answered. Under a keyed hash, not your name.`,
    texts === 0
      ? say`Not the words of what I answered. Messages that are no questions about servers are read and forgotten.`
      : say`The words of ${plural(texts, 'question')}, for the days that the platform team set.`,
    say`${plural(missed, 'question')} that I could not answer, or from which I learn how people ask (the words, without names, only where the platform team wants that): 90 days at most.`,
    say`${plural(subscriptions, 'subscription')}, with your Discord id, to write to you.`,
    say`${plural(plans, 'planned downtime', 'planned downtimes')} that you announced, with your Discord id and name, to ask you when it takes longer.`,
    say`${plural(incidentLines, 'line')} that you said about incidents, with your name and team.`,
    ...(modelHost === undefined ? [] : [goesTo(modelHost)]),
  ];
}

/** Said wherever it is said what is kept. */
function goesTo(host: string): Text {
  return say`Not stored by me, but sent to the language model at ${host}: messages to me that I can't read myself, without names of people and without addresses.`;
}

export const keptFor = say`It is used to count whether people can help themselves, and for nothing else. When you delete a message, I forget its words, its id and who wrote it.`;
