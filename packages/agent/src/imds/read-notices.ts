/** Asks for everything that EC2 can announce at short notice. */
import type { ImdsClient } from './imds-client.ts';
import { type FoundNotice, parseLifecycle, parseRebalance, parseScheduledEvents, parseSpotAction } from './notices.ts';

/** Four small requests on an open connection; most answer 404 on most days. */
export async function readNotices(client: ImdsClient, signal: AbortSignal): Promise<FoundNotice[]> {
  const read = async <Value>(path: string, parse: (text: string) => Value): Promise<Value | undefined> => {
    const answer = await client.get(`meta-data/${path}`, signal);
    return answer.kind === 'found' ? parse(answer.text) : undefined;
  };
  const scheduled = await read('events/maintenance/scheduled', parseScheduledEvents);
  const spot = await read('spot/instance-action', parseSpotAction);
  const rebalance = await read('events/recommendations/rebalance', parseRebalance);
  const lifecycle = await read('autoscaling/target-lifecycle-state', parseLifecycle);
  return [
    ...(spot ? [spot] : []),
    ...(rebalance ? [rebalance] : []),
    ...(lifecycle ? [lifecycle] : []),
    ...(scheduled ?? []),
  ];
}

/** Events that are over: they move slowly. */
export async function readEventHistory(client: ImdsClient, signal: AbortSignal): Promise<FoundNotice[]> {
  const answer = await client.get('meta-data/events/maintenance/history', signal);
  return answer.kind === 'found' ? parseScheduledEvents(answer.text) : [];
}
