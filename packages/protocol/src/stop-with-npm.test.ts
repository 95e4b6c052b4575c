import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stopWithNpm } from './stop-with-npm.ts';

const shell = process.ppid;
const kill = vi.fn(() => true as const);

beforeEach(() => {
  vi.useFakeTimers();
  kill.mockClear();
  vi.spyOn(process, 'kill').mockImplementation(kill);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  isStartedBy(shell);
});

it('ends a program, once and like a stop that somebody asked for, when the shell that npm put between is gone', () => {
  stopWithNpm({ npm_lifecycle_event: 'start' });
  vi.advanceTimersByTime(60_000);
  expect(kill).not.toHaveBeenCalled();
  isStartedBy(1);
  vi.advanceTimersByTime(250);
  expect(kill.mock.calls).toEqual([[process.pid, 'SIGTERM']]);
  vi.advanceTimersByTime(60_000);
  expect(kill).toHaveBeenCalledTimes(1);
});

it('leaves a program alone that npm did not start', () => {
  stopWithNpm({});
  isStartedBy(1);
  vi.advanceTimersByTime(60_000);
  expect(kill).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

function isStartedBy(ppid: number): void {
  Object.defineProperty(process, 'ppid', { value: ppid, configurable: true, enumerable: true, writable: true });
}
