/** What another process or the page can let a person do, by name: each act with the schema of its arguments. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, type TObject, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Person } from '../people/person.ts';
import type { Modal } from '../world/things.ts';

type Act = { name: string; run(person: Person, args: unknown): Promise<unknown> };

const text = Type.String({ maxLength: 8000 });
const id = Type.String({ minLength: 1, maxLength: 32 });
const name = Type.String({ minLength: 1, maxLength: 100 });
const value = Type.Union([Type.String({ maxLength: 6000 }), Type.Number(), Type.Boolean()]);
const values = Type.Optional(Type.Record(Type.String(), value));
const until = Type.Optional(Type.Union([Type.Literal('answer'), Type.Literal('acknowledged')]));
const file = Type.Object({
  filename: name,
  contentType: name,
  base64: Type.String({ maxLength: 14_000_000 }),
  description: Type.Optional(Type.String({ maxLength: 1024 })),
});

const acts: Act[] = [
  act('say', { channel: name, text, files: Type.Optional(Type.Array(file, { maxItems: 10 })) }, (person, args) => {
    const files = (args.files ?? []).map(({ base64, ...about }) => ({
      ...about,
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
    }));
    return person.say(args.channel, args.text, { files });
  }),
  act(
    'reply',
    { message: id, text, ping: Type.Optional(Type.Boolean()) },
    (person, { message, text: words, ping = true }) => person.reply(message, words, { ping }),
  ),
  act('edit', { message: id, text }, (person, args) => person.edit(args.message, args.text)),
  act('delete', { message: id }, (person, args) => person.delete(args.message)),
  act('dismiss', { message: id }, (person, args) => person.dismiss(args.message)),
  act('react', { message: id, emoji: name }, (person, args) => person.react(args.message, args.emoji)),
  act('unreact', { message: id, emoji: name }, (person, args) => person.unreact(args.message, args.emoji)),
  act('pin', { message: id }, (person, args) => person.pin(args.message)),
  act('typing', { channel: name }, (person, args) => person.typing(args.channel)),
  act('dm', { text }, (person, args) => person.dm(args.text)),
  act('createThread', { message: id, name }, (person, args) => person.createThread(args.message, args.name)),
  act(
    'slash',
    { command: name, values, channel: Type.Optional(name), until },
    (person, { command, values: filled, ...rest }) => person.slash(command, filled ?? {}, rest),
  ),
  act(
    'autocomplete',
    { command: name, focused: name, values, channel: Type.Optional(name) },
    (person, { command, focused, values: filled, ...rest }) =>
      person.autocomplete(command, focused, filled ?? {}, rest),
  ),
  act('press', { message: id, button: name, until }, (person, { message, button, ...rest }) =>
    person.press(message, button, rest),
  ),
  act(
    'select',
    { message: id, menu: Type.String({ maxLength: 150 }), values: Type.Array(name, { maxItems: 25 }), until },
    (person, { message, menu, values: chosen, ...rest }) => person.select(message, menu, chosen, rest),
  ),
  act(
    'submitModal',
    {
      modal: Type.Object({
        customId: name,
        title: name,
        components: Type.Array(Type.Unknown(), { maxItems: 40 }),
        interactionId: id,
      }),
      values: Type.Record(Type.String(), Type.Union([text, Type.Array(name, { maxItems: 25 })])),
      until,
    },
    (person, { modal, values: filled, ...rest }) => person.submitModal(modal satisfies Modal, filled, rest),
  ),
  act('contextMenu', { message: id, command: name, until }, (person, { message, command, ...rest }) =>
    person.contextMenu(message, command, rest),
  ),
  act('installApp', { installed: Type.Optional(Type.Boolean()) }, (person, args) => person.installApp(args.installed)),
  act('setDms', { dms: Type.Union([Type.Literal('open'), Type.Literal('closed')]) }, (person, args) =>
    person.setDms(args.dms),
  ),
];

/** Runs `{ do: 'say', ... }` as that person. Throws `sandbox/unknown-act` and `sandbox/bad-request`. */
export async function runAct(person: Person, wanted: string, args: unknown): Promise<unknown> {
  const found = acts.find((one) => one.name === wanted);
  if (found) return (await found.run(person, args)) ?? null;
  throw new HeraldError('sandbox/unknown-act', {
    message: `People in the sandbox cannot "${wanted}".`,
    next: `They can ${acts.map((one) => one.name).join(', ')}.`,
  });
}

function act<Fields extends Record<string, Parameters<typeof Type.Object>[0][string]>>(
  actName: string,
  fields: Fields,
  run: (person: Person, args: Static<TObject<Fields>>) => Promise<unknown>,
): Act {
  const check = Compile(Type.Object(fields));
  return {
    name: actName,
    async run(person, args) {
      if (check.Check(args)) return run(person, args);
      const [problem] = check.Errors(args);
      throw new HeraldError('sandbox/bad-request', {
        message: `"${actName}" cannot be done: ${problem?.instancePath || 'it'} ${problem?.message ?? 'is wrong'}.`,
        next: 'See packages/discord-sandbox/src/control/act.ts for what it takes.',
      });
    },
  };
}
