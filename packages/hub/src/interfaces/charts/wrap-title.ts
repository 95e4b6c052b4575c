/** Breaks a title into at most two lines that fit, by an estimate of its width: there is no page to measure on. */

const widthPerSize = 0.58;

export function wrapTitle(words: string, width: number, fontSize: number): string[] {
  // A number and its unit stay together.
  const title = words.replace(/(\d) (%|[kMG]?B\/s)/g, '$1\u00a0$2');
  const most = Math.floor(width / (fontSize * widthPerSize));
  if (title.length <= most) return [title];
  const cut = title.lastIndexOf(' ', most);
  const first = title.slice(0, cut > 0 ? cut : most);
  const rest = title.slice(first.length).trim();
  return [first, rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}
