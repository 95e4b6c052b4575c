/** `herald identity regions`: for which regions identities can be checked. */

import type { Registry } from '../../domain/registry.ts';
import { renderTable } from '../../format/table.ts';
import { readRegionCertificates } from '../../monitoring/identity/region-certificates.ts';
import { type Command, exitCodes } from './command.ts';
import { readOptions, readRegistry, usageError } from './options.ts';

const usage = 'identity regions [DIRECTORY] [--file FILE] [--json]';

/** Exit code 1 where a region of the registry is not covered. */
export const regionsCommand: Command = {
  name: 'regions',
  usage,
  summary: "says for which regions AWS's certificates are there, and which regions of the registry lack one",
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' } },
      names: { least: 0, most: 1 },
    });
    const directory = names[0] ?? context.env['HERALD_IDENTITY_CERTIFICATES'];
    if (directory === undefined || directory === '') {
      throw usageError(usage, new Error('no directory; give one or set HERALD_IDENTITY_CERTIFICATES'));
    }
    const { certificates, problems } = await readRegionCertificates(directory);
    const nowMs = context.clock.now();
    const covered = [...certificates].map(([region, list]) => {
      const until = Math.max(...list.map((certificate) => certificate.validToDate.getTime()));
      return { region, until: new Date(until).toISOString().slice(0, 10), isExpired: until < nowMs };
    });
    const isCovered = (region: string) => covered.some((entry) => entry.region === region && !entry.isExpired);
    const missing = regionsOf(await readRegistry(file)).filter((region) => !isCovered(region));
    if (values.json) context.print(JSON.stringify({ directory, covered, missing, problems }));
    else {
      const rows = covered.map(({ region, until, isExpired }) => [region, isExpired ? 'expired' : 'covered', until]);
      const lacking = missing.filter((region) => !certificates.has(region)).map((region) => [region, 'missing', '']);
      for (const line of renderTable([['REGION', 'STATE', 'VALID UNTIL'], ...rows, ...lacking])) context.print(line);
      for (const problem of problems) context.note(`${problem.file} ${problem.message}.`);
      if (missing.length > 0) {
        context.note(
          "Take the RSA-2048 certificate of each region from AWS's documentation and save it as REGION.pem.",
        );
      }
    }
    return missing.length > 0 ? exitCodes.wrong : exitCodes.done;
  },
};

function regionsOf({ hosts, discovery }: Registry): string[] {
  const declared = [...hosts.values()].map(({ region }) => region).filter((region) => region !== undefined);
  return [...new Set([...declared, ...discovery.ec2.flatMap(({ regions }) => regions)])].sort();
}
