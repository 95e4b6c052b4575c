/** "exports is back up (down 11 minutes).": what is back, and how long it was away. */

import { type Incident, lastedSeconds } from '../domain/incident.ts';
import { isBackWords, wasForWords } from '../format/health-words.ts';
import { say, strong, type Text } from '../format/text.ts';
import { lengthInWords } from '../format/words.ts';

/** `since`: said between, where it is told later. */
export function backWords(incident: Incident, nowMs: number, since: Text = []): Text {
  const { target, worst } = incident;
  return say`${strong(`${target.name} ${isBackWords(worst)}`)}${since} (${wasForWords(worst, lengthInWords(lastedSeconds(incident, nowMs)))}).`;
}
