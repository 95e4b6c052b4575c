/** "How long did my engineers take to pick up an alert?": of incidents, and of no question that was put to them. */
import type { Way } from './way.ts';

const incident = '(?:alerts?|alarms?|incidents?|outages?|pages?)';
const taken =
  '(?:pick(?:s|ed|ing)? (?:\\S+ ){0,3}?up|acknowledg\\w*|react(?:s|ed|ing)?|respond(?:s|ed|ing)? to|took (?:on|over)|tak(?:e|es|ing) (?:on|over))';
const length = '(?:how (?:long|fast|quick(?:ly)?|soon)|times?|average|mean|on average|delay)';

/** Before every other way: engineers, their times and what they take have words in common with it. */
export const ofAcknowledging: Way = {
  intent: 'count',
  pattern: new RegExp(
    [
      `^(?!.*\\b(?:questions?|inquiries|enquiries)\\b).*\\b${length}\\b.*\\b${taken}\\b.*\\b${incident}\\b`,
      `\\b${length}\\b.*\\b${incident}\\b.*\\b${taken}`,
      // "how long was the outage open before an engineer took it?"
      `\\b${length}\\b.*\\b(?:before|until|till)\\b(?: \\S+){0,3} (?:engineers?|some(?:one|body)|any(?:one|body)|they|people) (?:\\S+ )?(?:took|picked|acknowledged|reacted|looked|noticed)\\b`,
      // "was any alert left without anybody picking it up?"
      `\\b${incident}\\b.*\\b(?:without|not|nobody|no one|never|un)\\b.*\\b(?:pick(?:ed|ing)? (?:\\S+ ){0,2}?up|acknowledg\\w*)`,
      `\\b(?:unacknowledged|how many) (?:\\S+ )?${incident}\\b(?:.*\\b(?:acknowledged|picked up)\\b|$)(?<=\\b(?:unacknowledged|acknowledged|picked up)\\b.*)`,
      '\\bmtta\\b|\\b(?:mean |average )?time to (?:acknowledge|react|pick(?: \\S+)? up)\\b|\\breaction times?\\b',
    ].join('|'),
  ),
};
