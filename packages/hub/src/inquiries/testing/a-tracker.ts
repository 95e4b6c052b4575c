/** A tracker of inquiries for tests, and what happens to a question. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { whomToCall } from '../../domain/whom-to-call.ts';
import { aRegistry } from '../../downtime/testing/planned-fleet.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { aCard } from '../../testing/a-card.ts';
import { createInquiryTracker } from '../inquiry-tracker.ts';
import type { Saying } from '../saying.ts';
import type { AskedInput } from '../tracking-input.ts';

/** Monday 2 March 2026, 10:00 in Berlin; an answer is due on Tuesday at 10:00. */
export const monday = Date.UTC(2026, 2, 2, 9);
export const hour = 3_600_000;

/** On a store of its own; `said` is what was to be said. */
export async function aTracker(
  override: Partial<ReturnType<typeof aRegistry>['inquiries']> = {},
  changed: Partial<ReturnType<typeof aRegistry>> = {},
) {
  const clock = fakeClock(monday);
  const database = await temporaryStore(clock);
  const said: Saying[] = [];
  const registry = aRegistry();
  const settings = { ...registry.inquiries, ...override };
  const tracker = createInquiryTracker({
    database,
    clock,
    settings: () => settings,
    whomToCall: (service) => whomToCall({ ...registry, ...changed }, service === undefined ? [] : [service]),
    messagesOf: (saying) => {
      said.push(saying);
      return [{ reference: saying.reference, to: { kind: 'channel', channelId: '1' }, priority: 0, body: aCard() }];
    },
  });
  const kinds = async () => (await tracker.events()).map(({ kind }) => kind);
  return { clock, database, tracker, said, kinds, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

/** Anna asks engineers in c1 whether billing is well. */
export const asked = (override: Partial<AskedInput> = {}): AskedInput => ({
  kind: 'asked',
  inquiryId: 'q1',
  messageId: 'm1',
  channelId: 'c1',
  personHash: 'anna',
  isEngineer: false,
  putTo: 'engineers',
  atMs: monday,
  isAboutStatus: true,
  intent: 'health',
  service: 'billing',
  canAnswer: true,
  ...override,
});
export const press = (button: 'that-answers' | 'still-need' | 'not-it', personHash = 'anna', atMs = monday + 60_000) =>
  ({ kind: 'pressed', inquiryId: 'q1', button, personHash, atMs }) as const;
