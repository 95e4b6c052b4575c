/** The certificates of AWS by which identity documents are checked, where a directory of them is named. */
import type { Logger } from 'pino';
import { type RegionCertificates, readRegionCertificates } from '../../monitoring/identity/region-certificates.ts';

/** Throws `identity/no-directory`. */
export async function regionCertificatesOf(
  directory: string | undefined,
  log: Logger,
): Promise<RegionCertificates | undefined> {
  if (directory === undefined) return undefined;
  const { certificates, problems } = await readRegionCertificates(directory);
  for (const { file, message } of problems) log.warn({ file }, `a certificate for identities is left out: ${message}`);
  return certificates;
}
