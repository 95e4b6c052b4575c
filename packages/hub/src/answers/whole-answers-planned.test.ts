/** What a person reads, whole, with its buttons, where maintenance is planned, runs or is over. */
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
      'is billing up and is exports up?': [
        'billing is under maintenance; the other service is up.',
        '# billing',
        '- planned billing: billing is under maintenance until 09:05 (5 minutes left). Invoices cannot be sent.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '[customer-text *] [ask-engineers] [refresh]',
      ],
      'what is the customer impact?': [
        'Invoices are under planned maintenance until 09:05. Invoices cannot be sent.',
        '[customer-text *] [ask-engineers]',
      ],
    },
  ],
  [
    ['maintenance-cancelled'],
    {
      'billing and exports?': [
        'Both services are up.',
        '# billing',
        '- up billing: billing is up. Both servers are healthy; nothing is scheduled this week.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '[refresh]',
      ],
      'cpu of web-1': [
        'web-1 uses 23 % of its CPU.',
        'Measured 08:59:57.',
        '[refresh] [details] [history web-1] [subscribe web-1]',
      ],
      "what's planned this week?": [
        'The maintenance on billing was cancelled. It was planned for 3 Mar 09:00 to 3 Mar 09:10.',
        'Planned by Erin: Database patching.',
        'No other maintenance is scheduled this week.',
      ],
      'when does the maintenance end?': [
        'No maintenance is scheduled.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'which team has the most outages?': ["No team's service was down in the last 30 days."],
    },
  ],
  [
    ['maintenance-extended'],
    {
      'did the maintenance finish on time?': [
        'The maintenance on billing was extended by 4 minutes: it ends at 09:05 instead of 09:01.',
        'Invoices cannot be sent.',
        '[subscribe billing] [customer-text billing]',
      ],
      'how many customers are affected?': [
        'The maintenance affects Invoices (billing), for 14 minutes: 08:51 to 09:05.',
        'Invoices cannot be sent.',
        'On schedule. It was extended: first it was to end at 09:01.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'is billing under maintenance?': [
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent. It was extended: first it was to end at 09:01.',
        'On schedule. It responds at the moment.',
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
      'who planned it?': [
        'Erin planned it: Database patching.',
        'billing is under maintenance until 09:05 (5 minutes left).',
        'Invoices cannot be sent.',
        'On schedule. It was extended: first it was to end at 09:01.',
        '[customer-text billing]',
      ],
      'who should I call about billing?': [
        'Erin planned it: Database patching.',
        'billing is owned by Payments.',
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
    ['maintenance-over-late'],
    {
      'any incidents in the last 30 minutes?': ['Nothing was broken in the last 30 minutes.', '[refresh]'],
      'did anybody acknowledge it?': ['There is no open incident, so nobody is working on one.', '[ask-engineers]'],
      'was there maintenance today?': [
        'Yes: billing had maintenance for 14 minutes, from 08:45 to 08:59. It is over.',
        'Planned by Erin: Database patching.',
        'Customers were told: Invoices cannot be sent.',
      ],
    },
  ],
  [
    ['maintenance-soon'],
    {
      'did it recover on its own?': [
        'Which service do you mean?',
        '[choose storefront] [choose checkout] [choose billing] [choose exports] [choose search]',
      ],
      'stop telling me about exports': ['Stop notifications about exports in Discord?', '[unsubscribe exports]'],
      'what did Emil say?': ['No engineer has written anything that I know of.', '[ask-engineers]'],
      'what was the cause?': ['I know of no outage, so there is no cause to tell.'],
      'when is the next maintenance?': [
        'Next maintenance for billing: 09:05 to 09:15 (in 5 minutes).',
        'Invoices cannot be sent.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
    },
  ],
  [
    ['out', 'planned-later', 'was-yesterday'],
    {
      'has anything changed since yesterday?': [
        '2 outages since yesterday: billing and exports.',
        'Services were down for 15 minutes in all.',
        'Now: exports is down; the other 4 services are up.',
        '# 2 incidents, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
        '- down billing: 1 Mar 13:00, 12 minutes: None of its servers was responding.',
        '[refresh]',
      ],
      'how many maintenance windows are planned?': [
        '2 maintenance windows are scheduled: search and checkout.',
        'Next maintenance for search: 4 Mar 21:00 to 4 Mar 22:30 (in 3 days).',
        'New products are missing.',
        'Planned by Storefront: Database patching.',
        '# After that',
        '- planned checkout: 10 Mar 10:00 to 10 Mar 10:30: Database patching',
        '[customer-text search]',
      ],
      'how much memory does billing-1 have left?': [
        'billing-1 uses 61 % of its memory (2.3 GiB of 3.8 GiB).',
        'Measured 08:59:57.',
        '[refresh] [details] [history billing-1] [subscribe billing-1]',
      ],
      "what's planned this week?": [
        'Next maintenance for search: 4 Mar 21:00 to 4 Mar 22:30 (in 3 days).',
        'New products are missing.',
        'Planned by Storefront: Database patching.',
        '[customer-text search]',
      ],
      'when was the last outage?': [
        'The last outage was of exports: 08:57, 3 minutes so far.',
        'Cause: None of its servers is responding.',
      ],
      'which team has the most outages?': [
        'Payments had 1 outage in the last 30 days, 12 minutes in all.',
        'Then: Exports (1 outage, 3 minutes).',
        '# 2 incidents, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
        '- down billing: 1 Mar 13:00, 12 minutes: None of its servers was responding.',
      ],
      'who owns what?': [
        'storefront is owned by Storefront.',
        'checkout is owned by Payments.',
        'billing is owned by Payments.',
        'exports is owned by Exports.',
        'search is owned by Data.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['planned-later'],
    {
      'give me a text for customers of exports': [
        'CSV exports are working normally as far as we can see.',
        '[customer-text exports] [ask-engineers]',
      ],
      'is maintenance planned for checkout next week?': [
        'Next maintenance for checkout: 10 Mar 10:00 to 10 Mar 10:30 (in 8 days).',
        'Orders cannot be placed for up to 90 minutes.',
        'Planned by Storefront: Database patching.',
        '[customer-text checkout] [subscribe checkout]',
      ],
      'what happened to exports in the last hour?': [
        'exports had no outages in the last hour.',
        'Up 100 % of the time.',
        '[refresh] [subscribe exports]',
      ],
    },
  ],
  [
    ['slow', 'half', 'maintenance-soon'],
    {
      'billing and exports?': [
        'Both services are up.',
        'Maintenance on billing begins at 09:05 (in 5 minutes), until 09:15: Invoices cannot be sent.',
        '# billing',
        '- up billing: billing is up, with 1 of 2 servers. billing-2 stopped responding at 08:50; no customer impact expected.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '[refresh]',
      ],
      'compare this week with last week': [
        '1 degraded period and 1 server incident this week: storefront and billing-2.',
        'Nothing was broken last week.',
        '# 2 incidents, newest first',
        '- down billing-2: since 08:50, 10 minutes so far: None of its servers is responding.',
        '- degraded storefront: since 08:38, 22 minutes so far: web-1: CPU is at 100 %, mostly node. (web-1)',
        '[refresh]',
      ],
      'how many customers are affected?': [
        'Customers who use the shop (storefront) may notice that it is slow.',
        'billing-2 has been down since 08:50 (10 minutes).',
        'storefront has been degraded since 08:38 (22 minutes).',
        "I don't know which customers use what, so I can't name them.",
        '[customer-text storefront] [ask-engineers]',
      ],
      'how many outages did we have this month?': [
        '1 degraded period and 1 server incident this month.',
        '# 2 incidents, newest first',
        '- down billing-2: since 08:50, 10 minutes so far: None of its servers is responding.',
        '- degraded storefront: since 08:38, 22 minutes so far: web-1: CPU is at 100 %, mostly node. (web-1)',
      ],
      'is billing under maintenance?': [
        'billing is up, with 1 of 2 servers.',
        'billing-2 stopped responding at 08:50; no customer impact expected.',
        'Maintenance begins at 09:05 (in 5 minutes), until 09:15: Invoices cannot be sent.',
        '[refresh] [details] [history billing] [subscribe billing]',
      ],
      'is it just me or is the shop slow?': [
        'Yes: storefront is slow since 08:38.',
        'web-1: CPU is at 100 %, mostly node.',
        '[tell-back storefront] [customer-text storefront] [ask-engineers] [refresh] [details] [history storefront] [subscribe storefront]',
      ],
      'tell me when exports is back': [
        'Want a message in Discord when exports goes down or comes back?',
        '[subscribe exports]',
      ],
      'what can you do?': [
        'I can tell you how your servers and services are.',
        'You can ask: "is storefront up?", "when is the next downtime?", "tell me about web-1".',
        'I cover 5 services: The shop (storefront), Card payments (checkout), Invoices (billing), CSV exports (exports) and Product search (search) (and 7 servers).',
      ],
      'what is the customer impact?': [
        "We're aware that the shop has been slow since 08:38. We're looking into it.",
        '[customer-text *] [ask-engineers]',
      ],
      'which team has the most outages?': ["No team's service was down in the last 30 days."],
      'why is the shop slow?': [
        'storefront is degraded because of web-1: CPU is at 100 %, mostly node.',
        "That was 08:38, 22 minutes so far. This is what I measured; I can't tell what led to it.",
        'storefront is slow since 08:38.',
        '[tell-back storefront] [customer-text storefront] [ask-engineers] [refresh] [details] [history storefront] [subscribe storefront]',
      ],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
