/** An answer in Discord's newer form: a container in the state's colour, with a button beside what is in trouble. */
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Action, Answer, Row } from '../../../answers/answer.ts';
import { colourOf } from '../../../format/health-words.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { aboutButton, buttonOf, buttonRows, type CardButtons } from './card-buttons.ts';
import {
  footerWords,
  headWords,
  isSmallTalk,
  lineWords,
  measuredWords,
  rowWords,
  shownFacts,
  shownGroups,
  titleWords,
  verdictWords,
} from './card-words.ts';

/** A section counts as three components, and a message may hold 40: with so many, all else fits. */
const mostSections = 4;

export function asLayout(answer: Answer, how: CardButtons): MessageBody {
  const words = createWords();
  if (isSmallTalk(answer)) return { layout: [...words.say(headWords(answer)), ...buttonRows(answer, how)] };
  const { head, beside } = headOf(answer, how, words);
  const rows = buttonRows(answer, how, beside);
  const foot = [measuredWords(answer), footerWords(answer, how.page, how.pages)].filter(Boolean).join(' · ');
  // Said last, and there in any case.
  const footer = foot === '' ? [] : words.say(`-# ${foot}`);
  const list = listed(answer, how, words);
  const facts = words.say(
    shownFacts(answer, how.depth)
      .map(({ label, text }) => `**${toMarkup([label])}** ${toMarkup(text)}`)
      .join('\n'),
  );
  const blocks = [head, list, [...facts, ...footer]].filter((block) => block.length > 0);
  const inside = blocks.flatMap((block, at) => (at === 0 ? block : [divider, ...block]));
  const container: APIMessageTopLevelComponent = {
    type: ComponentType.Container,
    accent_color: colourOf(answer.status),
    components: [...inside, ...rows],
  };
  return { layout: [container] };
}

const divider: APIComponentInContainer = { type: ComponentType.Separator, spacing: SeparatorSpacingSize.Small };

/** In trouble, to be told of its end stands beside what is the matter, and what to tell customers beside what it means. */
function headOf(answer: Answer, how: CardButtons, words: Words) {
  const beside = new Set<Action['kind']>();
  const isInTrouble = answer.actions.some(({ kind }) => kind === 'tell-back');
  const head = isInTrouble
    ? [...section(verdictWords(answer), 'tell-back'), ...section(lineWords(answer), 'customer-text')]
    : words.say(headWords(answer));
  return { head, beside };

  function section(text: string, kind: Action['kind']): APIComponentInContainer[] {
    const components = words.say(text);
    const accessory = buttonOf(answer, kind, how);
    if (components.length === 0 || !accessory) return components;
    beside.add(kind);
    return [{ type: ComponentType.Section, components, accessory }];
  }
}

function listed(answer: Answer, { page }: CardButtons, words: Words): APIComponentInContainer[] {
  const named = new Set<string>();
  let plain: string[] = [];
  const list: APIComponentInContainer[] = [];
  for (const { title, rows } of shownGroups(answer, page)) {
    plain.push(`${plain.length > 0 ? '\n' : ''}${titleWords(title)}`);
    for (const row of rows) {
      const section = named.size < mostSections && !named.has(row.name) ? sectionOf(row) : undefined;
      if (!section) {
        plain.push(rowWords(row));
        continue;
      }
      named.add(row.name);
      list.push(...words.say(plain.join('\n')), ...section);
      plain = [];
    }
  }
  return [...list, ...words.say(plain.join('\n'))];

  function sectionOf(row: Row): APISectionComponent[] | undefined {
    const accessory = row.status === 'up' ? undefined : aboutButton(row.name);
    if (!accessory) return undefined;
    const components = words.say(rowWords(row));
    return components.length === 0 ? undefined : [{ type: ComponentType.Section, components, accessory }];
  }
}

type Words = ReturnType<typeof createWords>;

/** All texts of a message together have one limit: what no longer fits is shortened, and then left out. */
function createWords() {
  let left: number = limits.layoutTextLength;
  return {
    say(text: string): { type: ComponentType.TextDisplay; content: string }[] {
      if (text === '' || left < 2) return [];
      const content = shorten(text, left);
      left -= content.length;
      return [{ type: ComponentType.TextDisplay, content }];
    },
  };
}
