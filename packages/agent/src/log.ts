/** The agent's log: JSON lines on standard error, so that standard output stays free for what it was asked. */
import { isJournal, journalStream } from '@herald/protocol/journal';
import { type Logger as PinoLogger, pino } from 'pino';
import type { Environment } from './settings/read-settings.ts';
import type { LogLevel } from './settings/settings.ts';

export type Logger = PinoLogger;

/** Secrets do not enter log objects; the redaction is a net below that. */
export function createLog(level: LogLevel, env: Environment = {}): Logger {
  const out = pino.destination({ fd: 2, sync: true });
  // Whoever reads the log may end before the agent does: that costs the lines, and not the agent.
  out.on('error', () => undefined);
  return pino(
    {
      level,
      base: { part: 'agent' },
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['headers.authorization', 'req.headers.authorization', 'token'],
    },
    isJournal(env) ? journalStream(out) : out,
  );
}
