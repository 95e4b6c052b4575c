/** How the Discord side of the hub stands, for whoever shows it. */
import type { KeptState } from './keep-running.ts';

export type DiscordState =
  | { kind: 'off' }
  | { kind: 'starting' }
  | { kind: 'up' }
  | { kind: 'down'; sinceMs: number; code: string; message: string; nextTryAtMs: number };

export function discordStateOf(state: KeptState<unknown>): DiscordState {
  if (state.kind !== 'down') return { kind: state.kind };
  const { sinceMs, why, nextTryAtMs } = state;
  return { kind: 'down', sinceMs, code: why.code, message: why.message, nextTryAtMs };
}
