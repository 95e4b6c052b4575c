/** A registry from where it stands on disk, read once. */
import { parseRegistryAside } from '../parse-aside.ts';
import type { RegistryReading } from '../parse-registry.ts';
import { type RegistryShelf, readSources } from './read-sources.ts';
import type { RegistrySources } from './registry-source.ts';

/** `path` is a file or a folder. Throws `registry/unreadable` and its kin. */
export async function readRegistryAt(
  path: string,
  shelf?: RegistryShelf,
): Promise<{ reading: RegistryReading; read: RegistrySources }> {
  const read = await readSources(path, shelf);
  return { reading: await parseRegistryAside(read), read };
}
