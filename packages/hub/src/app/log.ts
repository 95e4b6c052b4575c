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

export function createLog(level: string, env: Readonly<Record<string, string | undefined>>): Logger {
  const options = { level, redact: { paths: redact, censor: '[hidden]' } };
  if (process.stderr.isTTY)
    return pino(options, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }));
  const out = pino.destination({ dest: 2, sync: false });
  return pino(options, isJournal(env) ? journalStream(out) : out);
}
