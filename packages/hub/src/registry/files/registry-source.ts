/** What a registry was read from: one file, or several that count as one. */
import type { RegistryProblem } from '../registry-problem.ts';

export type RegistrySource = { file: string; text: string };

export type RegistrySources = {
  /** In the order in which they were come upon, the file or folder that the hub was given first. */
  sources: readonly RegistrySource[];
  /** Of files that an `include` names and that could not be read. */
  problems: readonly RegistryProblem[];
  /** Every path that was looked at: where one changes, all is read again. */
  watched: readonly string[];
};
