/** The lines in which two texts differ, as `diff` would show them. */
import { structuredPatch } from 'diff';

/** Lines with `+`, `-` or a space before them; `around` lines of what stays are shown about each change. */
export function lineDiff(before: string, after: string, around = 1): string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: around, stripTrailingCr: true });
  return hunks.flatMap(({ newStart, lines }) => [
    `@@ line ${newStart} @@`,
    ...lines.filter((line) => !line.startsWith('\\')).map((line) => `${line.charAt(0)} ${line.slice(1)}`.trimEnd()),
  ]);
}
