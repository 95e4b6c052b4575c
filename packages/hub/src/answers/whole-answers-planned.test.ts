/** What a person reads, whole, with its buttons, where maintenance is planned or was cancelled. */
import { describe, expect, it } from 'vitest';
import { told as wholeOf } from '../testing/told.ts';
import { answerTo, type Matter } from './testing/conversation.ts';

describe.each<[matters: Matter[], told: Record<string, string[]>]>([
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
      'exports down for anything this week? or search? or billing?': [
        'exports, search and billing had no outages this week.',
        '[refresh]',
      ],
      'is billing still under maintenance till 10:15?': [
        'No maintenance is planned for billing at 09:15.',
        'Whether something else fails until then, nobody can know.',
        '[subscribe billing]',
      ],
      'was the maintenance announced early enough, ahead of time?': [
        'Database patching has not been announced yet; it begins 3 Mar 09:00.',
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
    ['maintenance-silent'],
    {
      'in which country stand the servers for checkout?': [
        'Region of checkout-1 and checkout-2:',
        '# Region',
        '- up checkout-1: checkout-1 is in Ireland (eu-west-1).',
        '- up checkout-2: checkout-2 is in Ireland (eu-west-1).',
        '[refresh]',
      ],
      'next downtime after this one?': [
        'Next maintenance for billing: 09:05 to 09:15 (in 5 minutes).',
        'Invoices may be unavailable meanwhile.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'who decided this maintenance and what is it for?': [
        'Erin planned it: Database patching.',
        'Next maintenance for billing: 09:05 to 09:15 (in 5 minutes).',
        'Invoices may be unavailable meanwhile.',
        '[customer-text billing]',
      ],
    },
  ],
  [
    ['maintenance-soon'],
    {
      'does it finish at 10:05 as announced?': [
        'At that time maintenance of billing is planned: 09:05 to 09:15.',
        'Invoices cannot be sent.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
      'if I call Bergmann at 10:08, can he send invoices?': [
        'At that time maintenance of billing is planned: 09:05 to 09:15.',
        'billing is up until then.',
        'Invoices cannot be sent.',
        'Planned by Erin: Database patching.',
        '[customer-text billing] [subscribe billing]',
      ],
      'is checkout up? what shall we eat for lunch tomorrow?': [
        'Card payments (checkout) are up.',
        'Both servers are healthy; nothing is scheduled this week.',
        'I can\'t answer "what shall we eat for lunch tomorrow?".',
        '[refresh] [details] [history checkout] [subscribe checkout]',
      ],
      'stop telling me about exports': ['Stop notifications about exports in Discord?', '[unsubscribe exports]'],
      'what did Emil say?': ['No engineer has written anything that I know of.', '[ask-engineers]'],
      'what is planned this week and next?': [
        '1 maintenance window is scheduled this week and next week: billing.',
        'Next maintenance for billing: 09:05 to 09:15 (in 5 minutes).',
        'Invoices cannot be sent.',
        'Planned by Erin: Database patching.',
        '[customer-text billing]',
      ],
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
        'storefront is owned by the Storefront team.',
        'checkout is owned by the Payments team.',
        'billing is owned by the Payments team.',
        'exports is owned by the Exports team.',
        'search is owned by the Data team.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['planned-later'],
    {
      'does it finish at 10:05 as announced?': [
        'No maintenance is planned at 09:05.',
        'Whether something else fails until then, nobody can know.',
      ],
      'does the shop problem also affect exports?': [
        'Both services are up.',
        '# storefront',
        '- up storefront: storefront is up. Its server is healthy; nothing is scheduled this week.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '[refresh]',
      ],
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
      'was the invoice maintenance extended?': [
        'No maintenance is scheduled for billing.',
        "I follow EC2's own schedule and what engineers announce.",
        '[subscribe billing]',
      ],
      'what happened to exports in the last hour?': [
        'exports had no outages in the last hour.',
        'Up 100 % of the time.',
        '[refresh] [subscribe exports]',
      ],
      'which servers does checkout run on?': ['checkout has 2 servers: checkout-1 and checkout-2.'],
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
        'Customers who use the shop (storefront) may notice that it is slow.',
        'billing-2 has been down since 08:50 (10 minutes).',
        'storefront has been degraded since 08:38 (22 minutes).',
        "I don't know which customers use what, so I can't name them.",
        '[customer-text storefront] [ask-engineers]',
      ],
      'which team has the most outages?': ["No team's service was down in the last 30 days."],
      'why is the shop slow?': [
        'storefront is degraded because of web-1: CPU is at 100 %, mostly node.',
        "That was 08:38, 22 minutes so far. This is what I measured; I can't tell what led to it.",
        '[tell-back storefront] [customer-text storefront] [ask-engineers] [refresh] [details] [history storefront] [subscribe storefront]',
      ],
    },
  ],
  [
    ['slow', 'was-yesterday', 'planned-later'],
    {
      'how did this week compare with last?': [
        'This week: no outages. Last week: 1 outage, 12 minutes in all.',
        '[refresh]',
      ],
      'is search up? right?': [
        'Product search (search) is up.',
        'Its server is healthy. Next maintenance: 4 Mar 21:00 to 4 Mar 22:30, Database patching.',
        '[refresh] [details] [history search] [subscribe search]',
      ],
      'is something planned for Thursday or for the checkout next week?': [
        'Next maintenance for checkout: 10 Mar 10:00 to 10 Mar 10:30 (in 8 days).',
        'Orders cannot be placed for up to 90 minutes.',
        'Planned by Storefront: Database patching.',
        'No maintenance is scheduled on Thursday.',
        '[customer-text checkout] [subscribe checkout]',
      ],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
