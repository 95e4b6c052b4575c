/** Which part may import which, as data: the order of the packages and of the hub's rooms, and what breaks it. */
import type { Import } from './import-graph.ts';

/** Package -> those it may import. Nothing imports sandbox, bench or release. */
export const packageArrows: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  understanding: ['protocol'],
  agent: ['protocol'],
  hub: ['protocol', 'understanding'],
  release: ['protocol', 'agent'],
  'discord-sandbox': ['protocol'],
  sandbox: ['protocol', 'discord-sandbox'],
  bench: ['protocol'],
};

/** The rooms of the hub. A room imports only rooms that stand before it. */
export const rooms = [
  'domain',
  'format',
  'registry',
  'store',
  'monitoring',
  'downtime',
  'answers',
  'inquiries',
  'notifications',
  'interfaces',
  'app',
] as const;

/** Libraries that stay in the place they are for. */
const libraryPlaces: readonly { library: RegExp; places: readonly string[]; why: string }[] = [
  { library: /^(?:node:sqlite|pg)$/, places: ['hub/store', 'sandbox'], why: 'SQL lives only in the store' },
  {
    library: /^discord\.js$/,
    places: ['hub/interfaces/discord'],
    why: 'only the adapter of Discord knows it: what Herald decides is the same whatever it came through',
  },
  {
    library: /^fastify$/,
    places: ['hub/interfaces', 'hub/app', 'agent', 'discord-sandbox', 'sandbox'],
    why: 'pages are an interface',
  },
];

/** Within the room `interfaces`: what every chat program shares knows none of them. */
const chatFolder = 'packages/hub/src/interfaces/chat/';
const interfacesFolder = 'packages/hub/src/interfaces/';

/** An import that breaks an arrow. */
export type BrokenArrow = { file: string; line: number; imported: string; why: string };

/** Tests and what only tests use may start whatever they need. */
export function isForTests(path: string): boolean {
  return path.endsWith('.test.ts') || path.includes('/testing/');
}

/** `packages/hub/src/store/x.ts` -> package `hub`, room `store`. A package without rooms has none. */
export function placeOf(path: string): { packageName: string; room: string | undefined } {
  const [, packageName = '', inside = ''] = /^packages\/([^/]+)\/src\/(.*)$/.exec(path) ?? [];
  return { packageName, room: packageName === 'hub' ? inside.split('/')[0] : undefined };
}

/** What is wrong with one import, if anything. */
export function findBrokenArrow({ file, line, imported, target }: Import): BrokenArrow | undefined {
  const why = isForTests(file) ? undefined : whyBroken(file, imported, target);
  return why === undefined ? undefined : { file, line, imported, why };
}

function whyBroken(file: string, imported: string, target: string | undefined): string | undefined {
  const from = placeOf(file);
  const allowed = packageArrows[from.packageName];
  if (!allowed) return `packages/${from.packageName} has no place in the order of packages`;
  if (from.packageName === 'hub' && !isRoom(from.room)) return `${from.room} is no room of the hub`;
  const other = /^@herald\/([^/]+)/.exec(imported)?.[1];
  if (other !== undefined && !allowed.includes(other))
    return `${from.packageName} may import ${allowed.join(', ') || 'no other package'}, not ${other}`;
  const library = libraryPlaces.find(({ library }) => library.test(imported));
  const place = file.replace(/^packages\/([^/]+)\/src\//, '$1/');
  if (library && !library.places.some((one) => place.startsWith(`${one}/`))) return library.why;
  if (target === undefined || other !== undefined) return undefined;
  if (target === `packages/${from.packageName}/package.json`) return undefined;
  if (file.startsWith(chatFolder) && target.startsWith(interfacesFolder) && !target.startsWith(chatFolder))
    return 'what all chat programs share knows none of them';
  const to = placeOf(target);
  if (to.packageName !== from.packageName) return 'a relative import leaves the package';
  if (!isRoom(from.room) || !isRoom(to.room)) return undefined;
  return rooms.indexOf(to.room) > rooms.indexOf(from.room)
    ? `${to.room} stands after ${from.room} in the order of rooms`
    : undefined;
}

function isRoom(name: string | undefined): name is (typeof rooms)[number] {
  return (rooms as readonly (string | undefined)[]).includes(name);
}
