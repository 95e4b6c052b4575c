/** Asks for everything that EC2 can announce at short notice. */
import type { CategoryReader } from './category-reader.ts';
import { type FoundNotice, parseLifecycle, parseRebalance, parseScheduledEvents, parseSpotAction } from './notices.ts';
import type { Parse } from './parse-values.ts';

/** What each category told last. */
export type FoundNotices = ReadonlyMap<string, readonly FoundNotice[]>;

/** In the order of urgency. */
const categories: readonly (readonly [path: string, parse: Parse<readonly FoundNotice[]>])[] = [
  ['meta-data/spot/instance-action', parseSpotAction],
  ['meta-data/events/recommendations/rebalance', parseRebalance],
  ['meta-data/autoscaling/target-lifecycle-state', parseLifecycle],
  ['meta-data/events/maintenance/scheduled', parseScheduledEvents],
];

/** Four small requests on an open connection; most answer 404 on most days. One that fails keeps what it told `before`. */
export async function readNotices(reader: CategoryReader, before: FoundNotices): Promise<FoundNotices> {
  const found = new Map<string, readonly FoundNotice[]>();
  for (const [path, parse] of categories) found.set(path, (await reader.read(path, parse, before.get(path))) ?? []);
  return found;
}

/** Events that are over: they move slowly. */
export async function readEventHistory(
  reader: CategoryReader,
  before: readonly FoundNotice[],
): Promise<readonly FoundNotice[]> {
  return (await reader.read('meta-data/events/maintenance/history', parseScheduledEvents, before)) ?? [];
}
