/** A name that people can use, from a template and what is known of an instance. */
import { namePattern } from '../../registry/schema/scalars.ts';

const name = new RegExp(namePattern);
const longestName = 63;

export type NameParts = { tags: Readonly<Record<string, string>>; id: string; privateIp?: string; zone?: string };

/**
 * `{tag:Name}`, `{id}`, `{private-ip}`, `{zone}`. What cannot be in a name becomes a hyphen; the id where nothing is left.
 * People type what the tag says, so that stays beside it as an alias wherever the two differ.
 */
export function nameFromTemplate(
  template: string,
  { tags, id, privateIp = '', zone = '' }: NameParts,
): { name: string; aliases: string[] } {
  const filled = template.replace(/\{([^}]*)\}/g, (_whole, inside: string) => {
    if (inside.startsWith('tag:')) return tags[inside.slice('tag:'.length)] ?? '';
    return inside === 'id' ? id : inside === 'private-ip' ? privateIp : inside === 'zone' ? zone : '';
  });
  const made = plainName(filled) ?? id;
  const typed = filled.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isAlias = typed !== '' && typed !== made && [...typed].length <= longestName && !/\p{Cc}/u.test(typed);
  return { name: made, aliases: isAlias ? [typed] : [] };
}

/** Letters that lose no mark when they are taken apart. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** "Müller-Straße" is `Muller-Strasse`. Undefined where nothing of the text can be in a name. */
export function plainName(text: string): string | undefined {
  const plain = text
    .replace(/[ßæœøłđðþı]/giu, (letter) => {
      const latin = spelt[letter.toLowerCase()] ?? letter;
      return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, longestName);
  return name.test(plain) ? plain : undefined;
}
