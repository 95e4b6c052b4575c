/** A name that people can use, from a template and what is known of an instance. */
import { namePattern } from '../../registry/schema/scalars.ts';

const name = new RegExp(namePattern);

export type NameParts = { tags: Readonly<Record<string, string>>; id: string; privateIp?: string; zone?: string };

/** `{tag:Name}`, `{id}`, `{private-ip}`, `{zone}`. What cannot be in a name becomes a hyphen; the id where nothing is left. */
export function nameFromTemplate(template: string, { tags, id, privateIp = '', zone = '' }: NameParts): string {
  const filled = template.replace(/\{([^}]*)\}/g, (_whole, inside: string) => {
    if (inside.startsWith('tag:')) return tags[inside.slice('tag:'.length)] ?? '';
    return inside === 'id' ? id : inside === 'private-ip' ? privateIp : inside === 'zone' ? zone : '';
  });
  return plainName(filled) ?? id;
}

/** Undefined where nothing of the text can be in a name. */
export function plainName(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 63);
  return name.test(plain) ? plain : undefined;
}
