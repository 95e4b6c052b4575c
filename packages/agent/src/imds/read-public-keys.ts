/** The public keys that the instance was started with: `0=name`, and below the number the key itself. */
import type { Instance } from '@herald/protocol/instance';
import type { CategoryReader } from './category-reader.ts';
import { parseLines, parseText } from './parse-values.ts';

type PublicKeys = NonNullable<Instance['publicKeys']>;

const path = 'meta-data/public-keys/';
const mostKeys = 4;

export async function readPublicKeys(
  reader: CategoryReader,
  before: PublicKeys | undefined,
): Promise<PublicKeys | undefined> {
  const parseNames = (text: string, complain: (what: string) => void) =>
    parseLines(text, complain, { most: mostKeys, isForm: (line) => /^\d{1,3}=./.test(line) });
  const lines = await reader.read(
    path,
    parseNames,
    before?.map(({ name }, index) => `${index}=${name}`),
  );
  if (lines === undefined) return undefined;
  const keys: PublicKeys = [];
  for (const line of lines) {
    const [number, name] = [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)];
    const known = before?.find((key) => key.name === name)?.openSsh;
    const openSsh = await reader.read(`${path}${number}/openssh-key`, (text) => parseText(text, 2048), known);
    keys.push({ name, ...(openSsh !== undefined && { openSsh }) });
  }
  return keys;
}
