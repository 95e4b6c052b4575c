/** Faults that change nothing anybody could see, one by one, each with its reason. They are no part of the share. */
import type { Survivor } from './print-results.ts';

type EqualFault = {
  file: string;
  /** The whole line, so that it is found again when lines above it change, and looked at again when it changes itself. */
  code: string;
  what: string;
  why: string;
};

const equalFaults: readonly EqualFault[] = [];

export function whyEqual({ file, what }: Survivor, code: string): string | undefined {
  return equalFaults.find((one) => one.file === file && one.code === code && one.what === what)?.why;
}
