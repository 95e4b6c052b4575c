/** An answer in Discord's newer form: a container in the state's colour, with a button beside what is in trouble. */
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Answer, Row } from '../../../answers/answer.ts';
import { colourOf } from '../../../format/health-words.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import {
  aboutButton,
  buttonRows,
  type CardButtons,
  factLines,
  factWords,
  footWords,
  headWords,
  isSmallTalk,
  rowWords,
  shownFacts,
  shownGroups,
  titleWords,
} from './card-parts.ts';

/** A section counts as three components, and a message may hold 40: with so many, all else fits. */
const mostSections = 4;

export function asLayout(answer: Answer, how: CardButtons): MessageBody {
  const words = createWords();
  if (isSmallTalk(answer)) return { layout: [...words.say(headWords(answer)), ...buttonRows(answer, how)] };
  const head = words.say(headWords(answer));
  const rows = buttonRows(answer, how);
  // Said last, and there in any case.
  const footer = words.say(footWords(answer, how.page, how.pages));
  const list = listed(answer, how, words);
  const facts = words.say(
    how.depth === 'short' ? factLines(answer) : shownFacts(answer, how.depth).map(factWords).join('\n'),
  );
  const blocks = [head, list, facts].filter((block) => block.length > 0);
  const inside = blocks.flatMap((block, at) => (at === 0 ? block : [divider, ...block]));
  const container: APIMessageTopLevelComponent = {
    type: ComponentType.Container,
    accent_color: colourOf(answer.status),
    components: [...inside, ...footer, ...rows],
  };
  return { layout: [container] };
}

const divider: APIComponentInContainer = { type: ComponentType.Separator, spacing: SeparatorSpacingSize.Small };

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
