/** The hub's log: one line of JSON each, with priorities for systemd's journal, or readable lines on a terminal; secrets are redacted. */
import { isJournal, journalStream } from '@herald/protocol/journal';
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

/** The net under the rule that secrets do not enter log objects; a wildcard reaches one level. */
const redact = [
  'token',
  'secret',
  'privateKey',
  'password',
  'authorization',
  '*.token',
  '*.secret',
  '*.authorization',
  '*.password',
  'headers.authorization',
  'err.config',
];

/** What waits for a reader that has stalled is kept up to here; what comes then is lost, and not the hub. */
const mostUnwrittenBytes = 16 * 1024 * 1024;

export type HubLog = {
  log: Logger;
  /** Resolves when every line so far is written: never, where whoever reads them has stalled. */
  written(): Promise<void>;
};

export function createLog(level: string, env: Readonly<Record<string, string | undefined>>): HubLog {
  const options = { level, redact: { paths: redact, censor: '[hidden]' } };
  if (process.stderr.isTTY) {
    const shown = { destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' };
    return { log: pino(options, pretty(shown)), written: async () => undefined };
  }
  const out = pino.destination({ dest: 2, sync: false, maxLength: mostUnwrittenBytes });
  // A reader that is gone reads nothing more: pino drops what comes then.
  const gone = new Promise<void>((resolve) => out.once('error', () => resolve()));
  const log = pino(options, isJournal(env) ? journalStream(out) : out);
  return { log, written: () => Promise.race([gone, drained()]) };

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      out.once('drain', () => resolve());
      out.write('');
    });
  }
}
