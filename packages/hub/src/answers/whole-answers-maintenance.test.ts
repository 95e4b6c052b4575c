/** What a person reads, whole, with its buttons, where maintenance runs or is over. */
import { describe, expect, it } from 'vitest';
import { told as wholeOf } from '../testing/told.ts';
import { answerTo, type Matter } from './testing/conversation.ts';

describe.each<[matters: Matter[], told: Record<string, string[]>]>([
  [
    ['maintenance'],
    {
      'anything planned for billing?': [
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'On schedule.',
        'Planned by Erin: Database patching.',
        '[customer-text billing] [subscribe billing]',
      ],
      'does it finish at 10:05 as announced?': [
        'Yes: billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'On schedule.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'is billing up and is exports up?': [
        'billing is under maintenance; exports is up.',
        '# billing',
        '- planned billing: billing is under maintenance until 09:05 (5 minutes left). Invoices cannot be sent.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '[customer-text *] [ask-engineers] [refresh]',
      ],
      'is billing-1 up?': [
        'billing-1 is up.',
        'Part of Invoices (billing); nothing scheduled this week.',
        '[refresh] [details] [history billing-1] [subscribe billing-1]',
      ],
      'they cannot pay since this morning, so is checkout ok?': [
        'Card payments (checkout) are up.',
        'Both servers are healthy; nothing is scheduled this week.',
        'checkout had no outages this morning.',
        '[refresh] [details] [history checkout] [subscribe checkout]',
      ],
      'was this maintenance announced in time, and does it count against our uptime?': [
        'Database patching was not announced; it began 08:55.',
        "Scheduled maintenance doesn't count against uptime: trouble within it is left out.",
      ],
      'what is the customer impact?': [
        'The maintenance affects Invoices (billing), for 10 minutes: 08:55 to 09:05.',
        'Invoices cannot be sent.',
        'On schedule.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'which is worse off right now, checkout or the shop?': [
        'Both services are up.',
        '# checkout',
        '- up checkout: checkout is up. Both servers are healthy; nothing is scheduled this week.',
        '# storefront',
        '- up storefront: storefront is up. Its server is healthy; nothing is scheduled this week.',
        '[refresh]',
      ],
      'will there be a second message when the work is finished?': [
        'Yes: I write when maintenance ends, in the channels in which it was announced.',
      ],
    },
  ],
  [
    ['maintenance-extended'],
    {
      'Can he send invoices at 12:35?': [
        'No maintenance is planned for billing at 11:35.',
        'It is under maintenance now, until 09:05: Database patching.',
        'Whether something else fails until then, nobody can know.',
        '[subscribe billing]',
      ],
      'More incidents than usual today?': [
        'No, as many as usual: 0 today; 0 on average a day before (0 in 30 days).',
        'Nothing was broken today.',
        '[refresh]',
      ],
      'any news on exports?': [
        'CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        '[refresh] [details] [history exports] [subscribe exports]',
      ],
      'did the maintenance finish on time?': [
        'The maintenance on billing was extended by 4 minutes: it ends at 09:05 instead of 09:01.',
        'Invoices cannot be sent.',
        '[subscribe billing] [customer-text billing]',
      ],
      'how many customers are affected?': [
        'The maintenance affects Invoices (billing), for 14 minutes: 08:51 to 09:05.',
        'Invoices cannot be sent.',
        'It was extended: first it was to end at 09:01.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'is billing under maintenance?': [
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'It was extended: first it was to end at 09:01. It responds at the moment.',
        '[customer-text billing] [ask-engineers] [refresh] [details] [history billing] [subscribe billing]',
      ],
      'is exports down?': [
        'CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        '[refresh] [details] [history exports] [subscribe exports]',
      ],
      'is maintenance planned for checkout next week?': [
        'No maintenance is scheduled for checkout next week.',
        "I follow EC2's own schedule and what engineers announce.",
        '[subscribe checkout]',
      ],
      'my customers ask if they can pay. is billing working until 10:08?': [
        'No: billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'It was extended: first it was to end at 09:01.',
        'Planned by Erin: Database patching.',
        '[customer-text billing] [subscribe billing]',
      ],
      'when is the next downtime?': [
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'It was extended: first it was to end at 09:01.',
        'Planned by Erin: Database patching.',
        'Nothing is scheduled after it.',
        '[customer-text billing]',
      ],
      'who planned it?': [
        'Erin planned it: Database patching.',
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'It was extended: first it was to end at 09:01.',
        '[customer-text billing]',
      ],
      'who should I call about billing?': [
        'Erin planned it: Database patching.',
        'billing is owned by the Payments team.',
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        '[subscribe billing] [customer-text billing]',
      ],
    },
  ],
  [
    ['maintenance-over'],
    {
      'can customers export CSV?': [
        'Yes: CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        '[refresh] [details] [history exports] [subscribe exports]',
      ],
      'how long does it take us to recover on average?': ['No outage ended in the last 30 days.'],
      'how many outages, and how long did they take on average?': ['No outages in the last 30 days.'],
      "what's planned this week?": [
        'The maintenance on billing is over. It was planned from 08:48 to 08:58.',
        'No further maintenance is scheduled.',
        'Planned by Erin: Database patching.',
      ],
      'who planned it?': [
        'The maintenance on billing is over. It was planned from 08:48 to 08:58.',
        'No further maintenance is scheduled.',
        'Planned by Erin: Database patching.',
      ],
    },
  ],
  [
    ['maintenance-over-early'],
    {
      'Was the maintenance of billing today finished earlier than planned?': [
        'The maintenance on billing finished early, at 08:52 instead of 08:58, and was not extended.',
        'Planned by Erin: Database patching.',
        'Customers were told: Invoices cannot be sent.',
      ],
      'is anything planned for billing?': [
        'The maintenance on billing is over. It was planned from 08:48 to 08:58. It ended at 08:52.',
        'No further maintenance is scheduled for billing.',
        'Planned by Erin: Database patching.',
        '[subscribe billing]',
      ],
      'who is on it and when is it back?': [
        'There is no open incident, so nobody is working on one.',
        'Nothing is down right now.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['maintenance-over-late'],
    {
      'any incidents in the last 30 minutes?': ['Nothing was broken in the last 30 minutes.', '[refresh]'],
      'did anybody acknowledge it?': ['There is no open incident, so nobody is working on one.', '[ask-engineers]'],
      'is exports down, and does anyone work on it?': [
        'CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        'exports has no open incident, so nobody is working on one.',
        'exports is owned by the Exports team.',
        '[refresh] [details] [history exports] [subscribe exports] [ask-engineers]',
      ],
      'was there maintenance today?': [
        'Yes: billing had maintenance for 14 minutes, from 08:45 to 08:59. It is over.',
        'Planned by Erin: Database patching.',
        'Customers were told: Invoices cannot be sent.',
      ],
    },
  ],
  [
    ['out', 'maintenance'],
    {
      'any maintenance after today?': [
        'No maintenance is scheduled after today.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'how long were we down in total this month?': [
        'Services were down for 3 minutes in all this month.',
        '1 outage this month: exports.',
        '# 1 incident, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
        '[refresh]',
      ],
      'how many servers of billing must work so that the customer notices nothing?': [
        'billing needs 1 of its 2 servers. 2 are healthy at the moment.',
      ],
      'phew. over?': [
        'Not yet: exports is down since 08:57 (3 minutes).',
        'Customer impact: CSV exports are unavailable.',
        'It does not answer.',
        '[tell-back exports] [customer-text exports] [ask-engineers] [refresh] [details] [history exports] [subscribe exports]',
      ],
      'what should I tell my customers now?': [
        'Invoices are under planned maintenance until 09:05. Invoices cannot be sent.',
        "We're aware that CSV exports have been unavailable since 08:57. We're looking into it.",
        '[customer-text *] [ask-engineers]',
      ],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
