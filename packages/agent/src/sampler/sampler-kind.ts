/** Which of the two samplers measures this machine. */
import { existsSync } from 'node:fs';

export type SamplerKind = 'linux' | 'portable';

/** The kernel's own files where there are any; what the system tells programs elsewhere, or where that is asked for. */
export function findSamplerKind({
  wanted,
  root = '',
}: {
  wanted?: SamplerKind | undefined;
  root?: string;
}): SamplerKind {
  return wanted ?? (existsSync(`${root}/proc/stat`) ? 'linux' : 'portable');
}
