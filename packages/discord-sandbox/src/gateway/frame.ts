/** Reads what a client sends over the gateway. */
import type { RawData } from 'ws';

/** `undefined` for what is no JSON object. */
export function parseFrame(data: RawData): { op: unknown; d: unknown } | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null ? { op: field(frame, 'op'), d: field(frame, 'd') } : undefined;
  } catch {
    return undefined;
  }
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The token of identify and resume, without the `Bot ` that some clients put before it. */
export function tokenIn(d: unknown): string {
  return String(field(d, 'token') ?? '').replace(/^Bot /, '');
}
