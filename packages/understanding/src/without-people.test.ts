import { expect, it } from 'vitest';
import { withoutPeople } from './without-people.ts';

it.each([
  ['<@123456789012345678> is web-1 up? thanks, Carla', ['carla.p', 'Carla'], '@person is web-1 up? thanks, person'],
  ['<@&42> is billing down?', [], '@engineers is billing down?'],
  ['@Dana is billing down? mail me at c.p@example.com', ['cp'], '@person is billing down? mail me at address'],
  ['is carlas-db up? CARLA asks', ['Carla'], 'is carlas-db up? person asks'],
  ['is a+b (c) up?', ['a+b (c)'], 'is person up?'],
])('takes people out of %j', (text, writer, left) => {
  expect(withoutPeople(text, { writer, others: [] })).toBe(left);
});

it.each([
  ['is web-1 up? Dana from Lumen asks, and Dana.', 'is web-1 up? person from Lumen asks, and person.'],
  ['Will billing be back, Will?', 'Will billing be back, Will?'],
  ['is Payments down? Dana-2 too', 'is Payments down? Dana-2 too'],
  ['is the dana box up?', 'is the dana box up?'],
])('takes others out of %j, and neither ordinary words nor names that it knows', (text, left) => {
  const others = ['dana.k', 'Dana (Payments)', 'Will'];
  expect(withoutPeople(text, { writer: [], others }, ['payments'])).toBe(left);
});
