/**
 * What people call the place of an AWS region: its city, state or country, the people of it, and AWS's own name.
 * Source: the table of regions in the EC2 user guide. Where a region stands near a city, people name both.
 */

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
  'ap-southeast-2': 'sydney, australia, australian, aussie',
  'ap-southeast-3': 'jakarta, indonesia, indonesian',
  'ap-southeast-4': 'melbourne, australia, australian, aussie',
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

/** Cities that people put into labels and names, with what else they call the place. */
const cityWords: Readonly<Record<string, string>> = {
  oslo: 'norway, norwegian',
  copenhagen: 'denmark, danish, cph',
  helsinki: 'finland, finnish',
  stockholm: 'sweden, swedish, sto',
  berlin: 'germany, german, ber',
  munich: 'germany, german, bavaria, bavarian, muc',
  hamburg: 'germany, german, ham',
  frankfurt: 'germany, german, fra',
  vienna: 'austria, austrian, vie',
  zurich: 'switzerland, swiss, zrh',
  amsterdam: 'netherlands, dutch, holland, ams',
  brussels: 'belgium, belgian, bru',
  paris: 'france, french, par',
  lyon: 'france, french, lys',
  marseille: 'france, french, mrs',
  madrid: 'spain, spanish, mad',
  barcelona: 'spain, spanish, bcn, catalonia',
  lisbon: 'portugal, portuguese, lis',
  porto: 'portugal, portuguese',
  rome: 'italy, italian',
  milan: 'italy, italian, mil',
  london: 'uk, england, english, british, britain, ldn, lon',
  manchester: 'uk, england, english, british, britain',
  dublin: 'ireland, irish, dub',
  warsaw: 'poland, polish, waw',
  prague: 'czechia, czech, prg',
  budapest: 'hungary, hungarian',
  bucharest: 'romania, romanian',
  athens: 'greece, greek',
  istanbul: 'turkey, turkish, ist',
  'tel aviv': 'israel, israeli, tlv',
  dubai: 'uae, emirates, dxb',
  mumbai: 'india, indian, bom',
  bangalore: 'india, indian, blr, bengaluru',
  delhi: 'india, indian, del',
  singapore: 'singaporean, sgp, sin',
  'hong kong': 'hkg',
  tokyo: 'japan, japanese, tyo',
  osaka: 'japan, japanese, osa',
  seoul: 'korea, korean, south korea, sel',
  sydney: 'australia, australian, aussie, syd',
  melbourne: 'australia, australian, aussie, mel',
  auckland: 'new zealand, kiwi, akl',
  toronto: 'canada, canadian, tor, yyz',
  montreal: 'canada, canadian, quebec, yul',
  vancouver: 'canada, canadian, yvr',
  'new york': 'usa, us, america, american, united states, nyc',
  chicago: 'usa, us, america, american, united states, chi',
  dallas: 'usa, us, america, american, united states, texas, texan, dal',
  denver: 'usa, us, america, american, united states, colorado, den',
  boston: 'usa, us, america, american, united states, bos',
  seattle: 'usa, us, america, american, united states, sea',
  'san francisco': 'usa, us, america, american, united states, sfo, sf',
  'los angeles': 'usa, us, america, american, united states, lax',
  'mexico city': 'mexico, mexican, mex',
  'sao paulo': 'brazil, brasil, brazilian, gru',
  'buenos aires': 'argentina, argentine, argentinian',
  santiago: 'chile, chilean',
  bogota: 'colombia, colombian',
  johannesburg: 'south africa, south african, jnb',
  'cape town': 'south africa, south african, cpt',
  nairobi: 'kenya, kenyan',
  lagos: 'nigeria, nigerian',
  cairo: 'egypt, egyptian',
};

const byRegion = splitAll(regionWords);
const byCity = splitAll(cityWords);
const cityOfCode = new Map(
  [...byCity].flatMap(([city, words]) =>
    words.filter((word) => word.length <= 3 && word !== 'us' && word !== 'uk').map((code) => [code, city] as const),
  ),
);

/** What people may call a region, its code included; nothing for a region that is not known. */
export function wordsOfRegion(region: string): readonly string[] {
  return [region, ...(byRegion.get(region) ?? [])];
}

/** What people may call the place that a label or a part of a name stands for ("Oslo", "osl", "nyc"), itself included. */
export function wordsOfCity(written: string): readonly string[] {
  const word = written.toLowerCase();
  const city = byCity.has(word) ? word : (cityOfCode.get(word) ?? abbreviated(word));
  return city === undefined ? [] : [city, ...(byCity.get(city) ?? [])];
}

/** "osl" for Oslo: three letters with which one city begins, and only one. */
function abbreviated(word: string): string | undefined {
  if (word.length !== 3) return undefined;
  const cities = [...byCity.keys()].filter((city) => city.startsWith(word));
  return cities.length === 1 ? cities[0] : undefined;
}

/** Every word for a place, so that one that fits no host is still known as a place. */
export const placeWords: ReadonlySet<string> = new Set(
  [...byRegion.values(), ...byCity.values()].flat().concat([...byCity.keys()]),
);

function splitAll(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(words).map(([key, list]) => [key, list.split(',').map((word) => word.trim())]));
}
