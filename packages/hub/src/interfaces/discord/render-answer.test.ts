/** In which form an answer is sent, what stands beside what, and that no answer is too long for either form. */
import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../../answers/answer.ts';
import type { ShownStatus } from '../../domain/health.ts';
import { colourOf } from '../../format/health-words.ts';
import { say, strong, type Text } from '../../format/text.ts';
import { rowWords } from './answer-card/card-parts.ts';
import { toPayload } from './message-body.ts';
import { renderAnswer } from './render-answer.ts';
import { withoutPicture } from './with-picture.ts';

const picture = { png: new Uint8Array(8), alt: 'A chart of exports' };

function aRow(name: string, status: ShownStatus = 'up', words = `${name} is ${status}.`): Row {
  return { kind: 'service', name, status, line: say`${words}`, facts: [] };
}

function anAnswer(over: Partial<Answer> = {}): Answer {
  return {
    intent: 'fleet',
    targets: ['*'],
    answered: true,
    status: 'down',
    verdict: say`${strong('exports is down. Everything else is up.')}`,
    lines: [],
    facts: [],
    groups: [{ title: 'Services', status: 'down', rows: [aRow('exports', 'down'), aRow('billing')] }],
    actions: [{ kind: 'refresh' }],
    ...over,
  };
}

type Anything = {
  type: number;
  components?: Anything[];
  options?: { value: string }[];
  accessory?: Anything;
  content?: string;
  custom_id?: string;
};

function all(components: readonly Anything[]): Anything[] {
  return components.flatMap((one) => [one, ...all(one.components ?? []), ...(one.accessory ? [one.accessory] : [])]);
}

function layoutOf(answer: Answer, options?: Parameters<typeof renderAnswer>[1]): APIMessageTopLevelComponent[] {
  const { layout } = renderAnswer(answer, options);
  if (!layout) throw new Error('It is no layout.');
  return layout;
}

describe('an overview', () => {
  it('stands in a container of the state, with a button beside what is in trouble and none beside what is well', () => {
    const [container] = layoutOf(anAnswer());
    expect(container).toMatchObject({ type: ComponentType.Container, accent_color: colourOf('down') });
    const inside = all([container as Anything]);
    const sections = inside.filter(({ type }) => type === ComponentType.Section);
    expect(sections).toMatchObject([
      {
        components: [{ content: '🔴 **exports** is down.' }],
        accessory: { label: 'About it', custom_id: 'about:exports' },
      },
    ]);
    expect(inside.filter(({ content }) => content !== undefined).map(({ content }) => content)).toEqual([
      '🔴 **exports is down. Everything else is up.**',
      '__Services__',
      '🔴 **exports** is down.',
      '🟢 **billing** is up.',
      '-# Status: Down',
    ]);
  });

  it('is sent with the flag, and with neither content nor embed', () => {
    const payload = toPayload(renderAnswer(anAnswer()));
    expect(payload).toMatchObject({ flags: 1 << 15 });
    expect(Object.keys(payload)).not.toContain('content');
    expect(Object.keys(payload)).not.toContain('embeds');
  });

  it('keeps the older form in a message that has it', () => {
    const body = renderAnswer(anAnswer(), { depth: 'short', form: 'embed' });
    expect(body.layout).toBeUndefined();
    expect(body.embeds?.[0]?.description).toBe(
      '🔴 **exports is down. Everything else is up.**\n\n__Services__\n🔴 **exports** is down.\n🟢 **billing** is up.\n-# Status: Down',
    );
  });

  it('gives a name that occurs twice one button', () => {
    const rows = [aRow('exports', 'down'), aRow('exports', 'degraded')];
    const [container] = layoutOf(anAnswer({ groups: [{ title: 'Services', status: 'down', rows }] }));
    const ids = all([container as Anything]).flatMap(({ custom_id }) => custom_id ?? []);
    expect(ids).toEqual(['about:exports', 'refresh']);
  });

  it('shows its picture above its buttons, and goes without where none is taken', () => {
    const body = renderAnswer(anAnswer(), { depth: 'short', picture });
    const types = (layout: Anything[] = []) =>
      layout.flatMap(({ components = [] }) => components.map(({ type }) => type));
    expect(types(body.layout as Anything[]).slice(-2)).toEqual([ComponentType.MediaGallery, ComponentType.ActionRow]);
    expect(body.files).toHaveLength(1);
    const without = withoutPicture(body);
    expect(types(without.layout as Anything[])).not.toContain(ComponentType.MediaGallery);
    expect(without.files).toEqual([]);
  });
});

it('says two facts in a line, and each for itself behind Details', () => {
  const facts = ['CPU', 'Memory', 'Disk', 'Running for'].map((label) => ({
    key: label,
    label,
    text: say`23 %`,
    audience: 'main' as const,
  }));
  const answer = anAnswer({ intent: 'describe', groups: [], facts, measuredAtMs: 0 });
  const [short] = renderAnswer(answer).embeds ?? [];
  expect(short?.description).toBe(
    '🔴 **exports is down. Everything else is up.**\n**CPU**\u00a023 % · **Memory**\u00a023 %\n**Disk**\u00a023 % · **Running\u00a0for**\u00a023 %\n-# Measured <t:0:R> · Status: Down',
  );
  expect(short?.fields).toEqual([]);
  const [whole] = renderAnswer(answer, { depth: 'details' }).embeds ?? [];
  expect(whole?.fields?.map(({ name }) => name)).toEqual(['CPU', 'Memory', 'Disk', 'Running for']);
});

describe('one thing in trouble', () => {
  const inTrouble: Partial<Answer> = {
    intent: 'health',
    verdict: say`${strong('exports is down')} since 20:06.`,
    lines: [say`Customer impact: CSV exports are unavailable.`, say`The Exports team was alerted at 20:07.`],
    groups: [],
    actions: [
      { kind: 'tell-back', target: 'exports' },
      { kind: 'customer-text', target: 'exports' },
      { kind: 'ask-engineers' },
      { kind: 'refresh' },
      { kind: 'details' },
      { kind: 'history', target: 'exports' },
      { kind: 'subscribe', target: 'exports' },
    ],
  };

  const rows = [
    {
      type: ComponentType.ActionRow,
      components: [{ label: "Tell me when it's back" }, { label: 'Copy for customer' }, { label: 'Ask an engineer' }],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          custom_id: 'more',
          placeholder: 'More',
          options: [
            { label: 'Refresh', value: 'refresh' },
            { label: 'Details', value: 'details' },
            { label: 'History', value: 'history:exports' },
            { label: 'Tell me when it changes', value: 'subscribe:exports' },
          ],
        },
      ],
    },
  ];

  it('has the three likeliest next steps in a row and the rest in a menu, within its frame', () => {
    const [container] = layoutOf(anAnswer(inTrouble));
    expect(container).toMatchObject({
      accent_color: colourOf('down'),
      components: [
        {
          content:
            '🔴 **exports is down** since 20:06.\nCustomer impact: CSV exports are unavailable.\nThe Exports team was alerted at 20:07.',
        },
        { content: '-# Status: Down' },
        ...rows,
      ],
    });
  });

  it('has the same in the older form', () => {
    expect(renderAnswer(anAnswer(inTrouble), { depth: 'short', form: 'embed' }).components).toMatchObject(rows);
  });

  it('has what belongs to the command it answers in the menu too', () => {
    const origin = { kind: 'command', command: 'service', name: 'exports', when: '' } as const;
    const parts = all(layoutOf(anAnswer(inTrouble), { depth: 'short', origin }) as Anything[]);
    const values = parts.flatMap(({ options = [] }) => options.map(({ value }) => value));
    expect(values.slice(0, 3)).toEqual([
      'refresh~service~exports~',
      'details~service~exports~',
      'history:exports~service~exports~',
    ]);
  });

  it('has the words and no button beside them once it is back, in a message that keeps the form', () => {
    const well = { ...inTrouble, status: 'up' as const, actions: [{ kind: 'refresh' as const }] };
    const parts = all(layoutOf(anAnswer(well), { depth: 'short', form: 'layout' }) as Anything[]);
    expect(parts.filter(({ type }) => type === ComponentType.Section)).toEqual([]);
  });
});

it.each<[string, Partial<Answer>]>([
  ['one thing that is well', { intent: 'describe', groups: [] }],
  ['outages', { intent: 'history' }],
  ['hello', { intent: 'greeting', status: 'none', groups: [] }],
])('an answer about %s has the older form, unless its message has the newer one', (_what, over) => {
  expect(renderAnswer(anAnswer(over)).layout).toBeUndefined();
  const words = all(layoutOf(anAnswer(over), { depth: 'short', form: 'layout' }) as Anything[]);
  expect(words[0]?.content ?? words[1]?.content).toContain('exports is down.');
});

it.each(['short', 'details'] as const)('never says more than Discord takes, at depth %s', (depth) => {
  const rows = Array.from({ length: 200 }, (_, at) =>
    aRow(`server-${at}-${'x'.repeat(40)}`, 'down', 'y'.repeat(2_000)),
  );
  const long = anAnswer({
    verdict: say`${strong('v'.repeat(3_000))}`,
    lines: [say`${'l'.repeat(900)}`],
    facts: Array.from({ length: 30 }, (_, at) => ({
      key: `f${at}`,
      label: `Fact ${at}`,
      text: say`${'t'.repeat(300)}`,
      audience: 'main' as const,
    })),
    groups: Array.from({ length: 10 }, (_, at) => ({
      title: `Group ${at}`,
      status: 'down' as const,
      rows: rows.slice(at * 20, at * 20 + 2),
    })),
    measuredAtMs: 0,
    actions: Array.from({ length: 12 }, (_, at) => ({ kind: 'choose' as const, name: `name-${at}`, question: '' })),
  });
  const parts = all(layoutOf(long, { depth, picture, mayMiss: true }) as Anything[]);
  expect(parts.length).toBeLessThanOrEqual(40);
  const length = parts.reduce((sum, { content = '' }) => sum + content.length, 0);
  expect(length).toBeLessThanOrEqual(4_000);
  expect(parts.some(({ content }) => content?.includes('Status: Down'))).toBe(true);
  const ids = parts.flatMap(({ custom_id }) => custom_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});

it('never holds more components than Discord takes, however many things are in trouble', () => {
  const rows = Array.from({ length: 12 }, (_, at) => aRow(`server-${at}`, 'down'));
  const many = anAnswer({
    groups: rows.map((row, at) => ({ title: `Group ${at}`, status: 'down' as const, rows: [row] })),
    measuredAtMs: 0,
    actions: Array.from({ length: 12 }, (_, at) => ({ kind: 'choose' as const, name: `name-${at}`, question: '' })),
  });
  const parts = all(layoutOf(many, { depth: 'details', picture, mayMiss: true }) as Anything[]);
  expect(parts.filter(({ type }) => type === ComponentType.Section)).toHaveLength(4);
  expect(parts.length).toBeLessThanOrEqual(40);
});

it.each<[line: Text, row: string]>([
  [say`CPU 23 %`, '🟢 **web-2** CPU 23 %'],
  [say`The disk of web-2 is 48 % full.`, '🟢 The disk of **web-2** is 48 % full.'],
  [say`web-2 uses 6 % of its CPU.`, '🟢 **web-2** uses 6 % of its CPU.'],
  [say`${strong("I can't tell whether web-2 is up.")}`, "🟢 **I can't tell whether web-2 is up.**"],
  [say`${strong('web-2 is up.')} All is well.`, '🟢 **web-2 is up.** All is well.'],
])('a row names what it is about once, wherever its line does: %j', (line, row) => {
  expect(rowWords({ kind: 'host', name: 'web-2', status: 'up', line, facts: [] })).toBe(row);
});

it('an answer in two parts has no button twice: Discord refuses the whole message for it', () => {
  const { components } = renderAnswer(
    anAnswer({
      groups: [],
      actions: [{ kind: 'servers' }, { kind: 'details' }, { kind: 'refresh' }, { kind: 'refresh' }],
    }),
  );
  const ids = all((components ?? []) as Anything[]).flatMap(({ custom_id }) => custom_id ?? []);
  expect(ids).toContain('refresh');
  expect(new Set(ids).size).toBe(ids.length);
});
