/** A log as systemd's journal wants it: each line begins with its priority, which the journal takes off and can then filter by. */
import { fstatSync } from 'node:fs';

/** Of syslog(3), as in `journalctl -p warning`. Levels are pino's. */
const priorities: readonly (readonly [level: number, priority: number])[] = [
  [60, 2],
  [50, 3],
  [40, 4],
  [30, 6],
];

/** Whether standard error goes to the journal: systemd names the stream that it opened (systemd.exec(5), JOURNAL_STREAM). */
export function isJournal(env: Readonly<Record<string, string | undefined>>): boolean {
  const stream = env['JOURNAL_STREAM'];
  if (!stream) return false;
  const { dev, ino } = fstatSync(2);
  return stream === `${dev}:${ino}`;
}

export function journalPrefix(level: number): string {
  const [, priority] = priorities.find(([from]) => level >= from) ?? [0, 7];
  return `<${priority}>`;
}

/** What pino writes to: it sets `lastLevel` before each line where a stream asks for that. */
export function journalStream(out: { write(line: string): unknown }) {
  return {
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 30,
    write(line: string): void {
      out.write(`${journalPrefix(this.lastLevel)}${line}`);
    },
  };
}
