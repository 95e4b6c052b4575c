import { expect, it } from 'vitest';
import { hear } from './testing/small-fleet.ts';
import { foreignWordsIn } from './tokenizer.ts';

it.each([
  'Ist billing online?',
  'läuft billing gerade nicht?',
  'est-ce que billing est en panne ?',
  'billing ne marche pas encore ?',
  '¿está caído billing otra vez?',
  'o billing está parado agora?',
  'billing funziona ancora?',
  'werkt billing nog niet?',
  'czy billing teraz działa?',
])('answers in a direct message what is clear in another language: %s', (text) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({
    intent: 'health',
    targets: [{ name: 'billing' }],
    reply: 'answer',
  });
});

it.each([
  ['wann ist die nächste Wartung von billing geplant?', 'downtime'],
  ['pourquoi billing a planté cette nuit ?', 'cause'],
  ['quién está de guardia para billing esta noche?', 'who'],
] as const)('tells what is asked in another language: %s', (text, intent) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent, targets: [{ name: 'billing' }] });
});

it('says that it speaks English where nothing is clear, only to whoever spoke to it', () => {
  const text = 'Kannst du mir bitte ein schönes Gedicht über unseren Urlaub schreiben?';
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'language', reply: 'answer' });
  expect(hear(text).reply).toBe('silent');
});

it('takes no English for another language', () => {
  for (const text of ['is billing down again', 'any comment on the charge', 'the weekend was normal', 'ta for that'])
    expect(foreignWordsIn(text.split(' ')), text).toBe(0);
});
