/** How Node is told to run the hub: what stands in `npm run hub`, so that a bench measures what people run. */
import { readFile } from 'node:fs/promises';

const script = /"hub": "node ((?:--\S+ )*)packages\/hub\/src\/app\/main\.ts"/;

/** Throws where the script is not of the form that it reads. */
export async function hubFlags(): Promise<string[]> {
  const text = await readFile(new URL('../../../../package.json', import.meta.url), 'utf8');
  const flags = script.exec(text)?.[1];
  if (flags === undefined)
    throw new Error('package.json has no script "hub" of the form: node [flags] packages/hub/src/app/main.ts');
  return flags.trim().split(' ').filter(Boolean);
}
