/** Registries for tests, from the YAML that a person would write. */

import type { Registry } from '../../domain/registry.ts';
import { parseRegistry } from '../parse-registry.ts';
import { registryInvalid } from '../registry-problem.ts';

/** Throws what is wrong with `yaml`. Without it: one host, `web-1`, in one service, `storefront`. */
export function aRegistry(
  yaml = 'hosts: { web-1: { address: 10.0.1.23 } }\nservices: { storefront: { hosts: [web-1] } }',
): Registry {
  const reading = parseRegistry(yaml, { file: 'registry.yaml' });
  if (reading.kind === 'invalid') throw registryInvalid(reading.problems);
  return reading.registry;
}
