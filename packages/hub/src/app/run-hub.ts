/** Runs one hub from its settings until it is told to stop: what its program and the tests of the whole share. */
import { once } from 'node:events';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { errorLine, isHeraldError } from '@herald/protocol/herald-error';
import { isJournal, journalPrefix } from '@herald/protocol/journal';
import { stopWithNpm } from '@herald/protocol/stop-with-npm';
import { isInDiscordContext } from '../interfaces/discord/connection/discord-context.ts';
import { waitForFarAddresses } from './far-addresses.ts';
import { createLog, type HubLog } from './log.ts';
import { oddSettings } from './odd-settings.ts';
import { readHubSettings } from './settings.ts';
import { startHub } from './start/start-hub.ts';

/** A part that will not stop must not keep the process for ever; whoever sent the signal waits. */
const stopLimitMs = 4_500;
/** What has only begun has nothing to finish. */
const startStopLimitMs = 1_500;
/** After all parts are stopped, a connection that still opens keeps nobody waiting. */
const lingerMs = 500;
/** The last lines of the log get so long. */
const writeLimitMs = 300;

/** Resolves with the exit code. Stops on SIGTERM and SIGINT, and when the parent that started it is gone. */
export async function runHub({
  env,
  clock = systemClock,
  told,
}: {
  env: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  /** What may have stopped it before it was loaded. */
  told?: AbortSignal;
}): Promise<number> {
  if (told?.aborted) return 0;
  waitForFarAddresses();
  const stopping = new AbortController();
  let hasStarted = false;
  let output: HubLog | undefined;
  stopping.signal.addEventListener('abort', () => {
    const limitMs = hasStarted ? stopLimitMs : startStopLimitMs;
    setTimeout(() => {
      const says = 'not all parts of the hub stopped in time: it ends without them';
      output?.log.warn({ code: 'hub/stopped-late', limitMs, hasStarted }, says);
      void endProcess(hasStarted ? 1 : 0, output);
    }, limitMs).unref();
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort(signal));
  process.once('disconnect', () => stopping.abort('disconnect'));
  process.on('uncaughtException', (error) => uncaught(error, output));
  stopWithNpm(env);
  try {
    const { settings, secrets } = readHubSettings(env);
    output = createLog(settings.HERALD_LOG_LEVEL, env);
    const { log } = output;
    await using hub = await startHub({
      settings,
      secrets,
      log,
      clock,
      signal: stopping.signal,
      secretOf: (variable) => env[variable],
    });
    hasStarted = true;
    // The registry may name variables of its own, for the secrets of webhooks: so this comes once it is read.
    for (const { code, message } of oddSettings(env, { named: hub.namedVariables() })) log.warn({ code }, message);
    process.send?.({ event: 'ready', ...hub.ready });
    const { signInLink: _secret, ...shown } = hub.ready;
    log.info(shown, 'hub started');
    // Whoever runs the hub by hand sees the link that lets one person in; a log that is shipped elsewhere must not hold it.
    if (!process.send && process.stdout.isTTY && hub.ready['signInLink'])
      console.log(`Sign in to the pages once: ${hub.ready['signInLink']}`);
    if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
    log.info('hub stops');
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    // A person reads this: what has a code says what to do, anything else is a bug and shows where it was.
    const said = isHeraldError(error) ? errorLine(error) : error;
    if (isJournal(env)) console.error(`${journalPrefix(50)}%s`, said);
    else console.error(said);
    return 1;
  } finally {
    setTimeout(() => void endProcess(undefined, output), lingerMs).unref();
  }
}

/** Ends the process by what nobody caught, as Node itself would: but Node waits for ever for a reader that has stalled. */
function uncaught(error: unknown, output: HubLog | undefined): void {
  if (isInDiscordContext()) {
    // That side starts again by itself.
    output?.log.error({ err: error, code: 'discord/failed' }, 'an error inside the Discord side was caught by nobody');
    return;
  }
  // Not `fatal`, after which pino writes everything out and waits for it.
  if (output) output.log.error({ err: error, code: 'hub/failed' }, 'an error that nobody caught ends the hub');
  else console.error(error);
  void endProcess(1, output);
}

/** A log whose reader has stalled would hold `process.exit`, which writes it out first and waits for its writers, for ever. */
async function endProcess(code: number | undefined, output: HubLog | undefined): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), writeLimitMs);
  await output?.written();
  process.exit(code);
}
