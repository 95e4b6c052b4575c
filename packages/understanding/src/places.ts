/** Finds regions, zones and labels in a row of words: "eu-west-1", "Frankfurt", "the database servers". */
import type { NameIndex } from './name-index.ts';
import type { FleetFilter } from './question.ts';
import { placeWords } from './vocabulary/regions.ts';

/** AWS regions by the name people use for them. Source: the region list in the EC2 user guide. */
const cities: ReadonlyMap<string, string> = new Map([
  ['ireland', 'eu-west-1'],
  ['dublin', 'eu-west-1'],
  ['london', 'eu-west-2'],
  ['paris', 'eu-west-3'],
  ['frankfurt', 'eu-central-1'],
  ['zurich', 'eu-central-2'],
  ['stockholm', 'eu-north-1'],
  ['milan', 'eu-south-1'],
  ['spain', 'eu-south-2'],
  ['virginia', 'us-east-1'],
  ['ohio', 'us-east-2'],
  ['california', 'us-west-1'],
  ['oregon', 'us-west-2'],
  ['montreal', 'ca-central-1'],
  ['sao paulo', 'sa-east-1'],
  ['tokyo', 'ap-northeast-1'],
  ['seoul', 'ap-northeast-2'],
  ['osaka', 'ap-northeast-3'],
  ['singapore', 'ap-southeast-1'],
  ['sydney', 'ap-southeast-2'],
  ['jakarta', 'ap-southeast-3'],
  ['melbourne', 'ap-southeast-4'],
  ['mumbai', 'ap-south-1'],
  ['hong kong', 'ap-east-1'],
  ['bahrain', 'me-south-1'],
  ['cape town', 'af-south-1'],
]);

const regionForm =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-?\d$/;

export function findPlace(
  words: readonly string[],
  at: number,
  names: NameIndex,
): { filter?: FleetFilter; length: number } | undefined {
  const word = words[at] ?? '';
  const az = names.az(word);
  if (az) return { filter: { az }, length: 1 };
  const region = names.region(word) ?? (regionForm.test(word) ? word : undefined);
  if (region) return { filter: { region }, length: 1 };
  if (/^[a-z]{2}-[a-z]+-\d[a-f]$/.test(word) && regionForm.test(word.slice(0, -1)))
    return { filter: { az: word }, length: 1 };
  const city = cities.get(`${word} ${words[at + 1] ?? ''}`);
  if (city) return { filter: { region: city }, length: 2 };
  const short = cities.get(word);
  if (short) return { filter: { region: short }, length: 1 };
  const label = names.label(word);
  if (label) return { filter: { label }, length: 1 };
  const two = `${word} ${words[at + 1] ?? ''}`;
  if (placeWords.has(two)) return { length: 2 };
  return placeWords.has(word) && word !== 'us' ? { length: 1 } : undefined;
}
