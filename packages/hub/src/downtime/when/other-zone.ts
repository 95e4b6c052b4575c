/** One time said in two zones: "9am PT / noon ET", "22:00-23:00 UTC (23:00-00:00 our time)". */
import { takeZone } from './take-zone.ts';

const time = String.raw`(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m?)?|noon|midnight)`;
const zone = String.raw`(?:[A-Z]{2,5}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:\s+time)?|(?:our|local|your|my|their)\s+time)`;
const ours = /\s+(?:our|local|your|my|their)\s+time$/i;
const said = String.raw`${time}(?:\s?(?:-|to)\s?${time})?\s+(?:in\s+)?${zone}`;
const twice = new RegExp(String.raw`\b(${said})\s*(?:/|=|,|\(|aka|which is)\s*(?:i\.?e\.?,?\s*)?(${said})(?![\w/])\)?`);

/** Two texts, each with the time in one of the zones; both must mean the same. */
export function inEachZone(text: string, homeZone: string): readonly [string, string] | undefined {
  const found = twice.exec(text);
  if (!found) return undefined;
  const [all, one = '', other = ''] = found;
  if (![one, other].every((side) => ours.test(side) || takeZone(side, homeZone).found)) return undefined;
  const own = other.replace(ours, '');
  return [text.replace(all, one.replace(ours, '')), text.replace(all, own)];
}
