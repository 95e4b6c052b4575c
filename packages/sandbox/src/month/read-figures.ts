/** The figures of a month as people get them: the command in Discord, both exports and the page. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import { request } from 'undici';
import { inherited } from '../start/child.ts';
import type { HubOfMonth } from './hub-of-month.ts';
import type { Month } from './month.ts';

export type DayFigures = {
  day: string;
  asked: number;
  answeredByHerald: number;
  reachedEngineers: number;
  selfServed: number;
  pressedThatAnswers: number;
  pressedNotIt: number;
  pressedStillNeed: number;
  breaches: number;
};

export type MonthFigures = {
  json: readonly (DayFigures & { reachedByService: Readonly<Record<string, number>> })[];
  csv: readonly DayFigures[];
  page: {
    /** In all; empty where the page has business days before and since the switch instead. */
    byService: Readonly<Record<string, number>>;
    perDay: Readonly<Record<string, { before: number; since: number }>>;
    breaches: number;
    thatAnswers: number;
  };
  /** The words of `/inquiries`. */
  command: string;
  businessDays: readonly { day: string; reachedEngineers: number }[];
  baseline: { kind: string; perDay: number };
  switchedOn: string;
  /** Questions whose answer missed, as `herald misses` writes them. */
  misses: readonly string[];
};

const csvColumns: Record<string, keyof DayFigures> = {
  asked: 'asked',
  answered_by_herald: 'answeredByHerald',
  reached_engineers: 'reachedEngineers',
  self_served: 'selfServed',
  pressed_that_answers: 'pressedThatAnswers',
  pressed_not_it: 'pressedNotIt',
  pressed_still_need: 'pressedStillNeed',
  breaches: 'breaches',
};

export async function readFigures({
  hub,
  discord,
  month,
  dataDir,
}: {
  hub: HubOfMonth;
  discord: Discord;
  month: Month;
  dataDir: string;
}): Promise<MonthFigures> {
  const link = new URL(String(hub.ready()['signInLink']));
  const cookie = await signIn(link);
  const read = async (path: string) => {
    const { statusCode, body } = await request(new URL(path, link), { headers: { cookie } });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}: ${text.slice(0, 300)}`);
    return text;
  };
  const json = JSON.parse(await read('/inquiries/export.json?days=90'));
  return {
    json: json.days,
    businessDays: json.businessDays,
    baseline: json.baseline,
    switchedOn: json.switchedOn,
    csv: parseCsv(await read('/inquiries/export.csv?days=90')),
    page: parsePage(await read('/inquiries?days=90')),
    command: await runCommand(discord, month),
    misses: await readMisses(dataDir),
  };
}

async function readMisses(dataDir: string): Promise<string[]> {
  const entry = fileURLToPath(new URL('../../../hub/src/app/cli.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [entry, 'misses'], {
    env: { ...inherited(), HERALD_DATA_DIR: dataDir },
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ why }) => why === 'not-asked')
    .map(({ text }) => String(text));
}

async function signIn(link: URL): Promise<string> {
  const { headers, body, statusCode } = await request(new URL('/sign-in/link', link), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: link.origin },
    body: new URLSearchParams({ secret: link.searchParams.get('secret') ?? '' }).toString(),
  });
  const text = await body.text();
  const [cookie] = [headers['set-cookie']].flat();
  if (!cookie) throw new Error(`Signing in answers ${statusCode}: ${text.slice(0, 300)}`);
  return cookie.split(';')[0] ?? '';
}

function parseCsv(text: string): DayFigures[] {
  const [head = '', ...rows] = text.trim().split('\r\n');
  const names = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const figures: Record<string, number | string> = { day: cells[names.indexOf('day')] ?? '' };
    for (const [column, field] of Object.entries(csvColumns)) figures[field] = Number(cells[names.indexOf(column)]);
    return figures as DayFigures;
  });
}

function parsePage(html: string): MonthFigures['page'] {
  const fact = (label: string) =>
    Number(new RegExp(`<dt>${label}</dt><dd>(\\d+)</dd>`).exec(html.replaceAll('&quot;', '"'))?.[1]);
  const table = html.slice(html.indexOf('By service'), html.indexOf('By channel'));
  const rows = [...table.matchAll(/<bdi>(.*?)<\/bdi><\/th><td class="figure">(\d+)<\/td>/g)];
  const pairs = table.matchAll(
    /<bdi>(.*?)<\/bdi><\/th><td class="pair">.*?<td class="figure">([\d.]+)<\/td><td class="figure">([\d.]+)<\/td>/g,
  );
  return {
    perDay: Object.fromEntries(
      Array.from(pairs, ([, name = '', before, since]) => [name, { before: Number(before), since: Number(since) }]),
    ),
    byService: Object.fromEntries(rows.map(([, name = '', count]) => [name, Number(count)])),
    breaches: fact('Waited longer than agreed'),
    thatAnswers: timesOf(
      /"That answers it" was (never|pressed once|pressed ([\d,]+) times)/.exec(html.replaceAll('&quot;', '"')),
    ),
  };
}

function timesOf(found: RegExpExecArray | null): number {
  const [, words, count = ''] = found ?? [];
  return words === 'never' ? 0 : words === 'pressed once' ? 1 : Number(count.replaceAll(',', '') || Number.NaN);
}

async function runCommand(discord: Discord, month: Month): Promise<string> {
  await discord.whenCommandsRegistered();
  const outcome = await discord
    .as(month.people[0]?.name ?? '')
    .slash('inquiries', { days: 30 }, { signal: AbortSignal.timeout(60_000) });
  if (!('message' in outcome) || !outcome.message) return outcome.kind;
  return [outcome.message.content, outcome.message.embeds[0]?.description ?? ''].join(' ').trim();
}
