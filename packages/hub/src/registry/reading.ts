/** What the steps that turn a registry file into a registry share: where things stand, and a place for problems and warnings. */

import type { RegistryWarning } from '../domain/registry.ts';
import type { Path } from './read-yaml.ts';
import type { RegistryProblem } from './registry-problem.ts';

export type Reading = {
  /** Where a map of the file was written. */
  pathOf(map: object): Path;
  /** Which file a path of the tree stands in. */
  fileOf(path: Path): string;
  problem(code: string, path: Path, message: string, part?: 'key' | 'value'): void;
  warning(path: Path, message: string, part?: 'key' | 'value'): void;
};

export type Notes = Reading & { problems: RegistryProblem[]; warnings: RegistryWarning[] };
