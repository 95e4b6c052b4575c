/** Whether a host comes and goes, by the way Nagios reckons it: the last 21 states, newer changes weigh more. */

/** Source: Nagios Core, base/flapping.c and include/objects.h (MAX_STATE_HISTORY_ENTRIES). */
const statesKept = 21;
const transitions = statesKept - 1;
/** Nagios's compiled defaults (include/defaults.h): begins at 30 %, ends at 20 %, and stays as it is in between. */
const flapStartPercent = 30;
const flapStopPercent = 20;

const kept = 2 ** statesKept - 1;

/** The last 21 states as bits, the newest lowest; 1 is "not well". Six bytes a host instead of an array. */
export function pushState(states: number, isWell: boolean): number {
  return ((states << 1) | (isWell ? 0 : 1)) & kept;
}

/** From 0 to 100. A change between the two newest states weighs 1.25, between the two oldest 0.75. */
export function changePercent(states: number): number {
  const changes = (states ^ (states >> 1)) & (kept >> 1);
  let sum = 0;
  for (let age = 0; age < transitions; age += 1)
    if ((changes >> age) & 1) sum += 0.75 + ((transitions - 1 - age) * 0.5) / (transitions - 1);
  return (sum * 100) / transitions;
}

export function decideFlapping(states: number, wasFlapping: boolean): boolean {
  const percent = changePercent(states);
  return wasFlapping ? percent > flapStopPercent : percent >= flapStartPercent;
}
