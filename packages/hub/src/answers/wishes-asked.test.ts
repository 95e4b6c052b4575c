/** Wishes to be told, in anybody's words: for the beginning, for several things, beside work that Herald can't do. Now is 09:00. */
import { describe, expect, it } from 'vitest';
import { withTimes } from '../testing/told.ts';
import { answerTo, say } from './testing/conversation.ts';

type Matters = Parameters<typeof answerTo>[0];

/** What is done at once, and of what. */
async function done(matters: Matters, ...said: string[]) {
  const request = (await answerTo(matters, ...said))?.request;
  return (
    request && {
      says: [request.done, ...request.lines].map(withTimes),
      of: [request, ...(request.also ?? [])].map(({ target, kinds }) => `${target}: ${kinds}`),
    }
  );
}

describe('the return of what is down', () => {
  it.each([
    'Could you let me know in here the moment exports works again?',
    'Drop a note in this channel as soon as exports works, would you?',
    'I would like to hear from you when exports is repaired.',
    'Notify me the instant exports comes back',
    'Post here when exports is up again please',
    'Somebody shout when exports is back',
  ])('"%s" is promised', async (text) => {
    expect(await done(['out'], text)).toMatchObject({
      says: ["Done. I'll tell you here once exports is back up."],
      of: ['exports: back'],
    });
  });

  it('also after it was spoken of; asked whether, it is offered', async () => {
    expect((await done(['out'], 'is exports down?', 'Let me know the second it works.'))?.of).toEqual([
      'exports: back',
    ]);
    expect(await done(['out'], 'is exports down?', 'Will you tell me when it is back?')).toBeUndefined();
  });
});

describe('the end of maintenance', () => {
  it('is promised to whoever wants something said', async () => {
    const said = 'Can you say something in here when the work on billing is over?';
    expect((await done(['maintenance'], said))?.says[0]).toMatch(
      /^Done\. I'll message you when the maintenance on billing/,
    );
  });
});

describe('the beginning of maintenance', () => {
  it.each(['lemme kno wen billing work kicks off', 'please tell me when the maintenance on billing starts'])(
    '"%s" is promised',
    async (text) => {
      expect(await done(['maintenance-soon'], text)).toEqual({
        says: [
          "Done. I'll message you when the maintenance on billing begins, at 09:05, if it changes, and when it is over.",
          'Later maintenance on billing is told too, until you stop it.',
        ],
        of: ['billing: downtime'],
      });
    },
  );

  it('before it, as the registry says, or not at all', async () => {
    expect((await done(['planned-later'], 'remind me a few minutes before the work on search begins'))?.says[1]).toBe(
      "A reminder comes 60 minutes before it; I can't set another time.",
    );
    expect((await done(['maintenance-soon'], 'warn me before the work on billing starts'))?.says[1]).toBe(
      "I can't write before it begins: no reminder is left.",
    );
  });

  it('is offered where it is only asked', async () => {
    expect(
      await done(['maintenance-soon'], 'will you tell me when the maintenance on billing starts?'),
    ).toBeUndefined();
  });

  it('keeps what was asked beside it', async () => {
    const text =
      'Could you remind me before the work on billing begins, and give me a text which I can send to my customers?';
    expect((await done(['maintenance-soon'], text))?.says.at(-1)).toMatch(/Invoices cannot be sent/);
  });
});

describe('several things at once', () => {
  const both = {
    says: [
      "Done. I'll message you when exports is back, and when the maintenance on billing is over (planned to end at 09:05).",
    ],
    of: ['exports: back', 'billing: downtime'],
  };

  it.each([
    'Please inform me by message when both are finished, the exports and the billing.',
    'tell me when both are back',
  ])('"%s"', async (text) => {
    expect(await done(['out', 'maintenance'], text)).toEqual(both);
  });

  it('waits for what is not yet normal', async () => {
    expect((await done(['was-slow-unwritten'], 'ping me wen checkout is normal'))?.of).toEqual(['checkout: back']);
  });

  it('says what needs no waiting', async () => {
    expect(await done(['out'], 'ping me wen both r fine, checkout n exports')).toEqual({
      says: ["Done. I'll message you when exports is back.", 'checkout is up now.'],
      of: ['exports: back'],
    });
  });

  it('"both sorted?" is of what is wrong now', async () => {
    expect(await say(['out', 'maintenance'], 'exports down?', 'both sorted?')).toMatch(
      /^Not yet: exports is down; billing is under maintenance\./,
    );
    expect(await say(['half'], 'billing ok?', 'both up?')).toMatch(/^billing is up, with 1 of 2 servers/);
  });
});

describe('work, and a word when it is done', () => {
  it.each([
    'Is it possible that you restart the shop server and inform me when it is ready?',
    'restart web-1 n ping me wen its up',
  ])('"%s" says first that it cannot', async (text) => {
    expect(await say([], text)).toMatch(/^I can only report, not restart anything: an engineer can\. Want a message/);
  });

  it('and promises the rest', async () => {
    expect((await done(['out'], 'fix exports and tell me when it is back'))?.says).toEqual([
      "Done. I'll tell you here once exports is back up.",
      'I can only report, not fix anything: an engineer can.',
    ]);
  });
});
