import { expect, it } from 'vitest';
import { contextOf } from '../../context.ts';
import { hear } from '../../testing/small-fleet.ts';

it.each([
  'When do people ask most?',
  'which hour of the day gets the most questions?',
  'at what time of day are we asked the most?',
  "what's the busiest hour?",
  'break down the questions by service',
  'questions per channel this month?',
  'which team is asked the most by CSMs?',
  'do CSMs ask more than support?',
  'which group asks the most?',
  'how many questions at the weekend vs weekdays?',
  'Which questions could you not answer?',
  'How often did you leave people without an answer this week?',
  'how many questions went unanswered this week?',
  'and how fast do engineers answer them?',
  'how quickly do our engineers reply?',
  "average time to an engineer's answer this month",
  'which service eats most of our engineers’ time?',
  "which team's services cost us the most engineer time?",
  'how do you know that a question was answered without an engineer?',
  'what share do you handle without an engineer?',
  'why are there more questions this week?',
  'support load before and after Herald?',
  'who bothers engineering the most?',
  'when are the engineers interrupted most often?',
  'what is the most common question?',
  'do we get more questions on Mondays?',
  'which hour do we need most people on support?',
  "what couldn't Herald help with this month?",
  'can I trust the 42 %?',
  'how many people still had to go to an engineer this week?',
  "what takes up our engineers' day?",
  'how is the support volume developing?',
  'how often do people ask again because your answer was bad?',
  'where do our engineers lose the most time?',
  'what portion of questions do you solve on your own?',
  'did the number of questions to engineers drop after we introduced Herald?',
  'show me the rush hours',
  'is Herald at its goal?',
  'are engineers slower at the weekend?',
  'which product takes the most effort from engineering?',
  'how trustworthy is that self-service number?',
  'What weekday do we get the most inquiries?',
  'inquiries per team last month please',
])('"%s" is about the questions that people ask', (text) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'inquiries', reply: 'answer' });
});

it.each([
  'which hour had the most outages?',
  'when was billing down?',
  'which service was down the most?',
  'what is the busiest server?',
  'when is the busiest time of web-1’s cpu?',
  'how long do engineers need to fix billing?',
  'my customer asks when billing is back',
  'which team owns billing?',
])('"%s" is not', (text) => {
  expect(hear(text, { place: 'dm' }).intent).not.toBe('inquiries');
});

it('what is overheard is not asked more surely for such words', () => {
  expect(hear('when do people ask most questions in the standup anyway').reply).toBe('silent');
});

it('a second question about questions is of the same time, where it goes on', () => {
  const heard = { place: 'dm' } as const;
  const before = hear('how many questions reached engineers today?', heard);
  expect(hear('and how fast do engineers answer them?', heard, contextOf(before)).range).toBe('today');
  expect(hear('how fast do engineers answer questions?', heard, contextOf(before)).range).toBeUndefined();
});
