/** Wires the parts of the hub together, in the order in which they need each other. Disposing stops them in reverse. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Knowledge } from '../answers/knowledge.ts';
import { createDesk } from '../desk/create-desk.ts';
import { createNameBook } from '../desk/known-names.ts';
import { createAnsweredMessages } from '../discord/answered-messages.ts';
import { inviteLink } from '../discord/invite-link.ts';
import { renderAnswer } from '../discord/render-answer.ts';
import { startBot } from '../discord/start-bot.ts';
import { loadHubKey } from '../hub-key.ts';
import { pinsInMemory } from '../poller/certificate-trust.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import { incidentsDuring } from '../store/incidents/read-incidents.ts';
import { openStore } from '../store/open-store.ts';
import { startWatching } from './start-watching.ts';

export type HubOptions = { settings: HubSettings; secrets: HubSecrets; log: Logger; signal: AbortSignal };

export type Hub = AsyncDisposable & {
  /** What whoever started the hub wants to know: where its pages are, how to invite its bot. */
  ready: Record<string, string | boolean | number>;
  /** Resolves where a part ended that the hub cannot do without. */
  failed: Promise<unknown>;
};

export async function startHub({ settings, secrets, log }: HubOptions): Promise<Hub> {
  const clock = systemClock;
  await using starting = new AsyncDisposableStack();
  const dataDir = settings.HERALD_DATA_DIR;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const key = await loadHubKey({
    key: secrets.HERALD_HUB_PRIVATE_KEY,
    file: secrets.HERALD_HUB_PRIVATE_KEY_FILE,
    dataDir,
  });
  const store = starting.use(
    await openStore(
      secrets.HERALD_DATABASE_URL
        ? { mode: 'postgres', url: secrets.HERALD_DATABASE_URL }
        : { mode: 'sqlite', path: join(dataDir, 'herald.db') },
      { clock, log: log.child({ part: 'store' }) },
    ),
  );
  const watching = starting.use(
    await startWatching({
      registryFile: settings.HERALD_REGISTRY,
      privateKey: key.privateKey,
      pins: pinsInMemory(),
      book: { plans: () => [], overrides: () => [], told: () => new Map() } as never,
      clock,
      log: log.child({ part: 'registry' }),
      mayPoll: () => true,
      onOutcome: () => undefined,
      onTransition: () => undefined,
      onSight: (sight) => log.info({ sight: sight.kind }, 'what the hub can see changed'),
      onRegistry: () => undefined,
      onRegistryProblem: () => undefined,
    }),
  );
  const { fleet, calendar, poller, registry } = watching;
  const knowledge = (): Knowledge => ({
    nowMs: clock.now(),
    registry: registry(),
    fleet,
    downtimes: (period, names) => calendar.downtimes(period, names),
    incidents: (period, names) => incidentsDuring(store.query, period, names),
    uptime: async () => ({
      watchedSeconds: 0,
      upSeconds: 0,
      degradedSeconds: 0,
      downSeconds: 0,
      plannedSeconds: 0,
      upPercent: undefined,
    }),
    series: async () => [],
  });
  const names = createNameBook(registry, fleet, () => clock.now());
  const desk = createDesk({ knowledge, names, pollNow: poller.pollNow, clock });
  const bot = secrets.DISCORD_TOKEN
    ? starting.use(
        await startBot({
          token: secrets.DISCORD_TOKEN,
          apiUrl: settings.DISCORD_API_URL,
          desk,
          registry,
          answered: createAnsweredMessages(),
          dress: async (answer, options) => renderAnswer(answer, options),
          onPutToEngineers: async () => undefined,
          onOtherButton: async () => false,
          clock,
          log: log.child({ part: 'discord' }),
        }),
      )
    : undefined;
  if (!bot)
    log.warn(
      { code: 'discord/not-configured' },
      'DISCORD_TOKEN is not set: nobody can ask in Discord. `npm run herald -- setup` leads through it.',
    );
  void randomBytes;
  const stack = starting.move();
  return {
    ready: {
      ...(bot
        ? { inviteLink: inviteLink(bot.applicationId, settings.DISCORD_APPLICATION_URL), botName: bot.name }
        : {}),
    },
    failed: new Promise(() => undefined),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
