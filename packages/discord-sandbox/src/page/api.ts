/** What the page asks of its server. */
import type { ShownDemo } from '../control/demo.ts';
import type { SeenMessage, ViewEvent } from '../control/person-view.ts';
import type { Outcome } from '../people/interact.ts';
import type { ServerState } from './state.ts';

/** The server's refusal in words a person can read. */
export type Refusal = { refused: string };

export function readState(me: string): Promise<ServerState> {
  return get<ServerState>(`/sandbox/state?as=${encodeURIComponent(me)}`);
}

export function readMessages(me: string, channelId: string): Promise<SeenMessage[]> {
  return get<SeenMessage[]>(`/sandbox/messages?as=${encodeURIComponent(me)}&channel=${channelId}`);
}

export async function readDemo(): Promise<ShownDemo | undefined> {
  const { demo } = await get<{ demo: ShownDemo | null }>('/sandbox/demo');
  return demo ?? undefined;
}

export async function pressSwitch(id: string): Promise<ShownDemo | Refusal> {
  const response = await fetch('/sandbox/demo', { method: 'POST', body: JSON.stringify({ press: id }) });
  const body: { demo: ShownDemo; message?: string } = await response.json();
  return response.ok ? body.demo : { refused: body.message ?? 'The sandbox refused that.' };
}

/** Lets the person do something. The result is what the same call gives in a test, or why it was refused. */
export async function act<Result = unknown>(me: string, what: string, args: object): Promise<Result | Refusal> {
  const response = await fetch('/sandbox/act', { method: 'POST', body: JSON.stringify({ as: me, do: what, ...args }) });
  const body: { result: Result; message?: string } = await response.json();
  return response.ok ? body.result : { refused: body.message ?? 'The sandbox refused that.' };
}

export function interactAs(me: string, what: string, args: object): Promise<Outcome | Refusal> {
  return act<Outcome>(me, what, { ...args, until: 'acknowledged' });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Calls back at every event this person sees, until the returned function is called. Reconnects by itself. */
export function listen(
  me: string,
  options: { onEvent(event: ViewEvent): void; onConnected(connected: boolean): void },
): () => void {
  const source = new EventSource(`/sandbox/events?as=${encodeURIComponent(me)}`);
  source.onmessage = ({ data }) => options.onEvent(JSON.parse(data));
  source.onopen = () => options.onConnected(true);
  source.onerror = () => options.onConnected(false);
  return () => source.close();
}

async function get<Result>(path: string): Promise<Result> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const body: Result = await response.json();
  return body;
}
