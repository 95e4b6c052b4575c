import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registryText } from '../testing/registry-text.ts';
import { changeRegistry, type RegistryEdit } from './change-registry.ts';

const file = 'registry.yaml';
const change = (text: string, edit: RegistryEdit) => changeRegistry(text, edit, { file });
const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('edits of any valid file', () => {
  it('add a host and leave every other character where it was', () => {
    fc.assert(
      fc.property(registryText, ({ text }) => {
        const added = change(text, { kind: 'add', host: { name: 'new-1', address: '10.9.9.9', labels: { a: 'b' } } });
        const lines = added.split(/(?<=\n)/);
        const rest = lines.filter((line) => !line.includes('10.9.9.9')).join('');
        expect(rest.replace(/\r?\n$/, '')).toBe(text.replace(/\r?\n$/, ''));
        expect(lines.filter((line) => line.includes('10.9.9.9')).length).toBe(1);
      }),
    );
  });

  it('take out what was added, and the file is as before', () => {
    fc.assert(
      fc.property(registryText, ({ text }) => {
        const added = change(text, { kind: 'add', host: { name: 'new-1', address: '10.9.9.9' } });
        const removed = change(added, { kind: 'remove', name: 'new-1' });
        expect(removed.replace(/\r?\n$/, '')).toBe(text.replace(/\r?\n$/, ''));
      }),
    );
  });

  it('rename there and back, and not a character differs', () => {
    fc.assert(
      fc.property(registryText, fc.nat(), ({ text, hosts, services }, pick) => {
        const names = [...hosts, ...services];
        const from = names[pick % Math.max(1, names.length)];
        if (from === undefined) return;
        const renamed = change(text, { kind: 'rename', from, to: 'other-1' });
        expect(renamed).toContain('other-1');
        expect(commentsOf(renamed)).toEqual(commentsOf(text));
        expect(change(renamed, { kind: 'rename', from: 'other-1', to: from })).toBe(text);
      }),
    );
  });

  it('remove a host and keep every comment that is not on its own lines', () => {
    fc.assert(
      fc.property(registryText, fc.nat(), ({ text, hosts }, pick) => {
        const name = hosts[pick % Math.max(1, hosts.length)];
        if (name === undefined) return;
        const result = codeOf(() => change(text, { kind: 'remove', name }));
        if (result === 'registry/still-used') return;
        const left = String(result).split(/\r?\n/);
        const before = text.split(/\r?\n/);
        expect(isSubsequence(left, before)).toBe(true);
        const gone = before.length - left.length;
        const at = before.findIndex((line) => new RegExp(`^\\s+["']?${name}["']?:`).test(line));
        // What is gone is one stretch of lines that begins with the host's name.
        expect([...before.slice(0, at), ...before.slice(at + gone)]).toEqual(left);
      }),
    );
  });
});

describe('an edit', () => {
  it('writes into braces where the file does', () => {
    const text = 'hosts: { a: { address: h } } # all\n';
    const added = change(text, { kind: 'add', host: { name: 'b', address: 'i' } });
    expect(added).toBe('hosts: { a: { address: h }, b: { address: i } } # all\n');
    expect(change(added, { kind: 'remove', name: 'a' })).toBe('hosts: { b: { address: i } } # all\n');
    expect(change('{}', { kind: 'add', host: { name: 'b', address: 'i' } })).toBe('{ hosts: { b: { address: i } } }');
    expect(change('hosts: {}', { kind: 'add', host: { name: 'b', address: 'i' } })).toBe(
      'hosts: { b: { address: i } }',
    );
  });

  it('puts quotes where a name would be read as something else', () => {
    expect(change('hosts:\n', { kind: 'add', host: { name: '007', address: 'true' } })).toBe(
      'hosts:\n  "007": { address: "true" }\n',
    );
  });

  it('renames in services, windows, channels and people, but no alias and no label', () => {
    const text = `hosts:
  web-1: { address: h, aliases: [shop], labels: { role: web-1 } }
services: { s: { hosts: [WEB-1] }, t: { hosts: { role: web-1 } } }
maintenance: [{ title: t, hosts: web-1, starts: 2026-03-01 10:00, lasts: 1h }]
discord: { channels: { "123456789012345678": { about: 'web-1' } } }
`;
    const renamed = change(text, { kind: 'rename', from: 'web-1', to: 'front' });
    expect(renamed.match(/front/g)?.length).toBe(4);
    expect(renamed.match(/web-1/g)?.length).toBe(2);
    expect(renamed).toContain("about: 'front'");
  });

  it.each([
    [
      'a name that is not there',
      'hosts: { a: { address: h } }',
      { kind: 'remove', name: 'b' },
      'registry/no-such-name',
    ],
    [
      'a name that is taken',
      'hosts: { a: { address: h } }',
      { kind: 'add', host: { name: 'a', address: 'i' } },
      'registry/duplicate-key',
    ],
    [
      'a name still in use',
      'hosts: { a: { address: h } }\nservices: { s: { hosts: a } }',
      { kind: 'remove', name: 'a' },
      'registry/still-used',
    ],
    [
      'a new name that is no name',
      'hosts: { a: { address: h } }',
      { kind: 'rename', from: 'a', to: 'b c' },
      'registry/name',
    ],
    [
      'a new name that a service has',
      'hosts: { a: { address: h } }\nservices: { s: { check: "tcp://h:1" } }',
      { kind: 'rename', from: 'a', to: 's' },
      'registry/duplicate-name',
    ],
    ['a file that is wrong already', 'hosts: { a: { adress: h } }', { kind: 'remove', name: 'a' }, 'registry/invalid'],
    [
      'a host that others copy from',
      'hosts: { a: &a { address: h }, b: *a }',
      { kind: 'remove', name: 'a' },
      'registry/invalid',
    ],
    [
      'a section that is an alias',
      'hosts: &h { a: { address: x } }\nservices: {}\ndefaults: {}\n',
      { kind: 'rename', from: 'q', to: 'r' },
      'registry/no-such-name',
    ],
  ] satisfies [string, string, RegistryEdit, string][])('is refused for %s', (_what, text, edit, code) => {
    expect(codeOf(() => change(text, edit))).toBe(code);
  });
});

function commentsOf(text: string): string[] {
  return text.match(/#.*$/gm) ?? [];
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (at < part.length && part[at] === line) at += 1;
  return at === part.length;
}
