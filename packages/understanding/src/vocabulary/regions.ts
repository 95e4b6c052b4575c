/**
 * What people call the place of an AWS region: its city, state or country, the people of it, and AWS's own name.
 * Source: the table of regions in the EC2 user guide. Where a region stands near a city, people name both.
 */
import { alsoOtherwise, citiesByCountry, citiesByState } from './cities.ts';

const regionWords: Readonly<Record<string, string>> = {
  'eu-west-1': 'ireland, irish, dublin, eire',
  'eu-west-2': 'london, uk, england, english, british, britain, united kingdom, great britain, londoner',
  'eu-west-3': 'paris, france, french, parisian',
  'eu-central-1': 'frankfurt, germany, german, hesse',
  'eu-central-2': 'zurich, zürich, switzerland, swiss',
  'eu-north-1': 'stockholm, sweden, swedish',
  'eu-south-1': 'milan, milano, italy, italian',
  'eu-south-2': 'spain, spanish, aragon, zaragoza',
  'us-east-1':
    'virginia, n. virginia, n virginia, northern virginia, us east, us-east, east coast, usa, united states, america, american, us, the states',
  'us-east-2': 'ohio, columbus, usa, united states, america, american, us, the states',
  'us-west-1':
    'california, californian, n. california, northern california, usa, united states, america, american, us, the states, west coast',
  'us-west-2': 'oregon, usa, united states, america, american, us, the states, west coast',
  'us-gov-east-1': 'govcloud, gov cloud',
  'us-gov-west-1': 'govcloud, gov cloud',
  'ca-central-1': 'canada, canadian, montreal, quebec',
  'ca-west-1': 'calgary, canada, canadian, alberta',
  'mx-central-1': 'mexico, mexican, queretaro',
  'sa-east-1': 'brazil, brasil, brazilian, sao paulo, são paulo, south america',
  'ap-northeast-1': 'tokyo, japan, japanese',
  'ap-northeast-2': 'seoul, korea, korean, south korea',
  'ap-northeast-3': 'osaka, japan, japanese',
  'ap-southeast-1': 'singapore, singaporean',
  'ap-southeast-2': 'sydney, australia, australian, aussie, down under',
  'ap-southeast-3': 'jakarta, indonesia, indonesian',
  'ap-southeast-4': 'melbourne, australia, australian, aussie, down under',
  'ap-southeast-5': 'malaysia, malaysian, kuala lumpur',
  'ap-southeast-6': 'auckland, new zealand, kiwi',
  'ap-southeast-7': 'thailand, thai, bangkok',
  'ap-south-1': 'mumbai, india, indian, bombay',
  'ap-south-2': 'hyderabad, india, indian',
  'ap-east-1': 'hong kong, hongkong',
  'ap-east-2': 'taipei, taiwan, taiwanese',
  'me-south-1': 'bahrain, bahraini',
  'me-central-1': 'uae, emirates, dubai, abu dhabi',
  'il-central-1': 'tel aviv, israel, israeli',
  'af-south-1': 'cape town, south africa, south african',
  'cn-north-1': 'beijing, china, chinese',
  'cn-northwest-1': 'ningxia, china, chinese',
};

const american = ['usa', 'us', 'america', 'american', 'united states', 'the states'];

/** What a whole part of the world is called, by how its regions begin. */
const continents: readonly (readonly [start: RegExp, words: readonly string[]])[] = [
  [/^eu-/, ['europe', 'european']],
  [/^ap-/, ['asia pacific', 'apac']],
  [/^ap-(?!southeast-[246])/, ['asia', 'asian']],
  [/^(?:us|ca)-/, ['north america', 'north american']],
  [/^sa-/, ['south america', 'south american']],
  [/^af-/, ['africa', 'african']],
];

const byRegion = splitAll(regionWords);
const byCity = new Map<string, readonly string[]>();
const cityOfCode = new Map<string, string>();
/** The words of each country and state by each of them: a label may say "Poland". */
const byCountry = new Map<string, readonly string[]>();
for (const [words, cities] of Object.entries(citiesByCountry)) addCities(words.split(', '), cities);
for (const [words, cities] of Object.entries(citiesByState)) addCities([...words.split(', '), ...american], cities);

/** What people may call a region, its code included; nothing for a region that is not known. */
export function wordsOfRegion(region: string): readonly string[] {
  const wide = continents.flatMap(([start, words]) => (start.test(region) ? words : []));
  return [region, ...(byRegion.get(region) ?? []), ...wide];
}

/** What people may call the place that a label or a part of a name stands for ("Oslo", "osl", "nyc", "Poland"), itself included. */
export function wordsOfCity(written: string): readonly string[] {
  const word = written.toLowerCase();
  const city = byCity.has(word) ? word : (cityOfCode.get(word) ?? abbreviated(word));
  return city === undefined ? (byCountry.get(word) ?? []) : [city, ...(byCity.get(city) ?? [])];
}

/** "osl" for Oslo: three letters with which one city begins, and only one. */
function abbreviated(word: string): string | undefined {
  if (word.length !== 3) return undefined;
  const cities = [...byCity.keys()].filter((city) => city.startsWith(word));
  return cities.length === 1 ? cities[0] : undefined;
}

/** What a service that says its place so may be called by: "eu" in its name, "Europe" in a question. */
export function placesBehind(word: string): readonly string[] {
  return short[word] ?? (word.length > 2 ? wordsOfCity(word) : []);
}

/** What a service says of its place in two letters. */
const short: Readonly<Record<string, readonly string[]>> = {
  eu: ['europe', 'european', 'continental'],
  europe: ['european', 'eu'],
  us: wordsOfCity('usa'),
  uk: wordsOfCity('uk'),
  gb: wordsOfCity('uk'),
  au: wordsOfCity('australia'),
  nz: wordsOfCity('new zealand'),
  ca: wordsOfCity('canada'),
  de: wordsOfCity('germany'),
  fr: wordsOfCity('france'),
  nl: wordsOfCity('netherlands'),
  pl: wordsOfCity('poland'),
  es: wordsOfCity('spain'),
  br: wordsOfCity('brazil'),
  mx: wordsOfCity('mexico'),
  za: wordsOfCity('south africa'),
  jp: wordsOfCity('japan'),
  sg: wordsOfCity('singapore'),
  america: wordsOfCity('usa'),
  'north america': ['north american'],
  'south america': ['south american'],
  'latin america': ['latin american', 'latam'],
  asia: ['asian', 'apac'],
  africa: ['african'],
};

/** Every word for a place, so that one that fits no host is still known as a place. */
export const placeWords: ReadonlySet<string> = new Set(
  [...byRegion.values(), ...byCity.values()]
    .flat()
    .concat([...byCity.keys()], ...continents.flatMap(([, words]) => words))
    .filter((word) => !alsoOtherwise.has(word) || regionsSay(word)),
);

/** A word that AWS itself has for a region is one. */
function regionsSay(word: string): boolean {
  return [...byRegion.values()].some((words) => words.includes(word));
}

/** A city that several countries have is in each of them. */
function addCities(words: readonly string[], cities: string): void {
  for (const written of cities.split(',')) {
    const [, name = '', codes = ''] = /^\s*(.*?)(?: \((.*)\))?\s*$/.exec(written) ?? [];
    const known = byCity.get(name) ?? [];
    byCity.set(name, [...new Set([...known, ...words, ...codes.split(' ').filter((code) => code !== '')])]);
    for (const code of codes.split(' ')) if (code !== '') cityOfCode.set(code, name);
  }
  // "german" is no Bavarian, "Bavarian" is German.
  for (const word of words)
    byCountry.set(
      word,
      (byCountry.get(word) ?? words).filter((one) => words.includes(one)),
    );
}

function splitAll(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(words).map(([key, list]) => [key, list.split(',').map((word) => word.trim())]));
}

/** AWS regions by the name people use for them. Source: the region list in the EC2 user guide. */
export const regionsByCity: ReadonlyMap<string, string> = new Map([
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
