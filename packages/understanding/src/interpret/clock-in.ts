/** The time of day that is asked about, as a clock shows it: "at 12:35", "quarter to one", "after 3pm". */

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const hour = `(\\d{1,2}|${numbers.join('|')})`;
const parts: Readonly<Record<string, number>> = { 'quarter to': -15, 'quarter past': 15, 'half past': 30 };

const byPart = new RegExp(`\\b(quarter to|quarter past|half past) ${hour}\\b(?: ?(am|pm))?`);
const byColon = /\b(?<!\b(?:since|from|between|and|to) )(\d{1,2})[:.](\d{2})(?!\d)(?: ?(am|pm))?/;
const byHalf = /\b(?<!\b(?:since|from|between|and|to) )(\d{1,2}) ?(am|pm)\b/;
const byDigits = /\bat ([01]\d|2[0-3])([0-5]\d)\b/;
const byWord = new RegExp(`\\bat ${hour}(?: o'?clock)?(?= *(?:[,.?!]|$|today|tomorrow|then|sharp))`);

/** Of working people: one to six, without a word more, are in the afternoon. */
const firstHourOfDay = 7;

export function clockIn(text: string): string | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  const part = byPart.exec(words);
  if (part) return clockOf(hourOf(part[2]), parts[part[1] ?? ''] ?? 0, part[3]);
  const exact = byColon.exec(words) ?? byDigits.exec(words);
  if (exact) return clockOf(Number(exact[1]), Number(exact[2]), exact[3], 'exact');
  const half = byHalf.exec(words);
  if (half) return clockOf(Number(half[1]), 0, half[2]);
  const plain = byWord.exec(words);
  return plain ? clockOf(hourOf(plain[1]), 0, undefined) : undefined;
}

function hourOf(word = ''): number {
  const at = numbers.indexOf(word);
  return at < 0 ? Number(word) : at + 1;
}

function clockOf(hours: number, minutes: number, half: string | undefined, written: 'exact' | 'spoken' = 'spoken') {
  const isAfternoon = half === 'pm' ? hours < 12 : half === undefined && written === 'spoken' && hours < firstHourOfDay;
  const ofDay = half === 'am' && hours === 12 ? 0 : isAfternoon ? hours + 12 : hours;
  const total = ofDay * 60 + minutes;
  if (hours > 24 || minutes > 59 || total < 0 || total >= 24 * 60) return undefined;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
