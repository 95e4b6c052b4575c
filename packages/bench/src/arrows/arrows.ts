/** Which part may import which: the arrows of the design, as data, and the check that enforces them. */

/** An import that breaks an arrow. */
export type BrokenArrow = { file: string; line: number; imported: string; why: string };

const packageArrows: Record<string, readonly string[]> = {
  protocol: [],
  agent: ['protocol'],
  hub: ['protocol'],
  sandbox: ['protocol'],
  bench: ['protocol'],
};

/** Inside hub: folder -> folders and libraries that it must not know. */
const hubWalls: Record<string, { never: readonly string[]; why: string }> = {
  conversation: {
    never: ['discord', 'discord.js', 'store', 'poller', 'web', 'fastify'],
    why: 'a question is understood the same whatever it came through',
  },
  answers: { never: ['discord', 'discord.js', 'store', 'poller', 'web', 'fastify'], why: 'an answer is plain data' },
  health: {
    never: ['discord', 'discord.js', 'store', 'poller', 'web', 'fastify', 'undici'],
    why: 'health is a pure function',
  },
  downtime: { never: ['discord', 'discord.js', 'poller', 'web', 'fastify'], why: 'the calendar is dressed elsewhere' },
  inquiries: {
    never: ['discord', 'discord.js', 'poller', 'web', 'fastify'],
    why: 'the metric is computed, not shown, here',
  },
  store: {
    never: ['poller', 'discord', 'discord.js', 'web', 'conversation'],
    why: 'the store keeps what others decide',
  },
  poller: { never: ['store', 'discord', 'discord.js', 'web', 'conversation'], why: 'the poller only asks agents' },
};

/** What a poll told is plain data that health and answers read; it does nothing. */
const sharedType = '/poller/poll-outcome.ts';

const importLine = /(?:^|\s)(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/;
const database = /^(?:node:sqlite|pg)$/;

/** Looks at one file; `path` is relative to the repository, with forward slashes. */
export function findBrokenArrows(path: string, source: string): BrokenArrow[] {
  const [, from = '', inside = ''] = /^packages\/([^/]+)\/src\/(.*)$/.exec(path) ?? [];
  const allowed = packageArrows[from];
  if (!allowed) return [];
  const broken: BrokenArrow[] = [];
  source.split('\n').forEach((text, index) => {
    const match = importLine.exec(text) ?? /^\s*}\s*from\s*['"]([^'"]+)['"]/.exec(text);
    const imported = match?.[1] ?? match?.[2];
    if (!imported) return;
    const why = whyBroken(from, inside, allowed, imported);
    if (why) broken.push({ file: path, line: index + 1, imported, why });
  });
  return broken;
}

function whyBroken(from: string, inside: string, allowed: readonly string[], imported: string): string | undefined {
  const other = /^@herald\/([^/]+)/.exec(imported)?.[1];
  if (other && !allowed.includes(other))
    return `${from} may import ${allowed.join(', ') || 'no other package'}, not ${other}`;
  const depth = inside.split('/').length;
  if (imported.startsWith('../'.repeat(depth + 1))) return 'a relative import leaves the package';
  if (from !== 'hub') return undefined;
  const folder = inside.includes('/') ? (inside.split('/')[0] ?? '') : '';
  const isTest = inside.endsWith('.test.ts') || inside.includes('testing/');
  if (database.test(imported) && folder !== 'store' && !isTest) return 'SQL lives only under hub/src/store';
  const wall = hubWalls[folder];
  if (!wall || isTest) return undefined;
  const reached = imported.startsWith('.') ? resolveFolder(inside, imported) : imported;
  if (imported.endsWith(sharedType)) return undefined;
  return wall.never.includes(reached) ? `${folder} must not know ${reached}: ${wall.why}` : undefined;
}

function resolveFolder(inside: string, imported: string): string {
  const parts = inside.split('/').slice(0, -1);
  for (const step of imported.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.length > 1 ? (parts[0] ?? '') : '';
}
