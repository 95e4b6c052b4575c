/** The lines in which two texts differ, as `diff` would show them. */

/** Lines with `+`, `-` or a space before them; `around` lines of what stays are shown about each change. */
export function lineDiff(before: string, after: string, around = 1): string[] {
  const old = before.split(/\r?\n/);
  const fresh = after.split(/\r?\n/);
  const all = [...compare(old, fresh)];
  const isNear = (index: number) =>
    all.slice(Math.max(0, index - around), index + around + 1).some(({ mark }) => mark !== ' ');
  const shown: string[] = [];
  let isGap = false;
  for (const [index, { mark, line, at }] of all.entries()) {
    if (!isNear(index)) {
      isGap = true;
      continue;
    }
    if (isGap || shown.length === 0) shown.push(`@@ line ${at} @@`);
    isGap = false;
    shown.push(`${mark} ${line}`.trimEnd());
  }
  return shown;
}

type Marked = { mark: ' ' | '+' | '-'; line: string; at: number };

/** Edits of this tool touch few lines: what is equal is found by looking a little ahead, so ten thousand lines take no time. */
function* compare(old: readonly string[], fresh: readonly string[]): Generator<Marked> {
  let [from, to] = [0, 0];
  while (from < old.length || to < fresh.length) {
    if (from < old.length && old[from] === fresh[to]) {
      yield { mark: ' ', line: old[from] ?? '', at: to + 1 };
      from += 1;
      to += 1;
      continue;
    }
    const [removed, added] = nextMatch(old, fresh, from, to);
    for (; from < removed; from += 1) yield { mark: '-', line: old[from] ?? '', at: to + 1 };
    for (; to < added; to += 1) yield { mark: '+', line: fresh[to] ?? '', at: to + 1 };
  }
}

const lookAhead = 200;

function nextMatch(old: readonly string[], fresh: readonly string[], from: number, to: number): [number, number] {
  for (let away = 1; away < lookAhead; away += 1) {
    for (let removed = 0; removed <= away; removed += 1) {
      const [a, b] = [from + removed, to + away - removed];
      if (a < old.length && b < fresh.length && old[a] === fresh[b]) return [a, b];
    }
  }
  return [old.length, fresh.length];
}
