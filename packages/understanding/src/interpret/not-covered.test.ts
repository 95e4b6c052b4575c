import { expect, it } from 'vitest';
import { hear } from '../testing/small-fleet.ts';

const asked = (text: string) => {
  const question = hear(text, { place: 'dm' });
  return [question, ...(question.also ?? [])].find(({ notCovered }) => notCovered !== undefined)?.notCovered;
};

it.each([
  'how many users are logged in to checkout right now',
  'how many seats has Contoso booked in checkout',
  'which version of checkout do we have',
  'what release is billing on',
  'who approves discounts',
  'who is allowed to change prices in checkout',
  'have the October payments been mailed',
  'is our data backed up',
  'does billing support SSO',
  'can billing produce PDF',
  'what is the password for checkout',
  'when do we launch the new checkout',
  'does checkout use elastic',
  'is the data safe',
  'did payments go out',
  'who deployed last',
  'how satisfied are our customers',
  'how many sessions does checkout serve',
  'is the billing team awake',
  'is 2 minutes of downtime acceptable',
])('names what is nothing that Herald knows of, as it was typed: %s', (text) => {
  expect(asked(`${text}?`)).toBe(text);
});

it.each([
  'were we hacked',
  'is our data in billing encrypted',
  'is checkout PCI compliant',
  'who is our biggest customer on billing',
  'did any customer complain about checkout today',
  'what SLA did we sell to Globex',
  'how many people work in the billing team',
  'does checkout support German',
  'can customers pay with PayPal at checkout',
  'can customers pay with Klarna',
  'what is the maximum size of a payment',
  'which framework does billing use',
  'when was billing last deployed',
  'when will the new checkout be released',
  'what did Jonas change in checkout yesterday',
  'how do I add an admin to checkout',
  'where do I find my invoice',
  'where is the invoice',
  'is the payment of Hooli finished',
  'did the payment of Umbrella Ltd go out',
  'what error do customers see at checkout',
  'is checkout better than Shopify',
  'why is the new checkout so ugly',
  'do we need more servers for checkout next year',
  'is AWS having problems',
  'is the office wifi slow',
  'should we switch billing to another provider',
  'how many open tickets do we have about billing',
  'are payments archived',
  'does anyone still use checkout',
  'what percentage of carts get abandoned at checkout',
  'is checkout available in French',
  'can payments be scheduled',
  "was Contoso's card charged when checkout was slow",
  'have we lost customers on checkout',
  'do our competitors have outages too',
  "was the last outage Jonas' fault",
  'is my account blocked',
  'when will I get my money back',
  'is the October payment correct',
  'what triggers a payment',
  'did QA sign off the new checkout',
  'why has the CSV of Hooli the wrong currency',
  'who at Acme reported the problem with checkout',
  "what's the SLA with Acme for billing",
  'how long has Erin worked here',
  "where's the postmortem for billing",
  "what's our plan B if billing fails",
  'which Node version runs on web-1',
  "what's in the error log of billing",
  'can I change the billing address after ordering',
])('no likeness to a question of how things are hides another matter: %s', (text) => {
  expect(asked(`${text}?`)).toBe(text);
});

it('what somebody else said or asks is no less of another matter', () => {
  expect(asked('So Fabrikam told me checkout lost their data. Is that true?')).toBe(
    'is it true that checkout lost their data',
  );
  expect(asked('Globex asks whether their payments are lost')).toBe('whether their payments are lost');
});

it.each(['tell me a joke about checkout', 'can you write a poem about billing?'])('plays no games: %s', (text) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({
    reply: 'answer',
    notCovered: expect.stringMatching(/joke|poem/),
  });
});

it('is told as it was typed, whosever it is', () => {
  expect(asked("when does Initech's contract renew?")).toBe("when does Initech's contract renew");
});

it('a thing is called by what it makes: its number is none of servers', () => {
  expect(asked('how many payments went out today?')).toBe('how many payments went out today');
  expect(asked('how many failed payments did we have today?')).toBe('how many failed payments did we have today');
  expect(asked('how many payments servers are up?')).toBeUndefined();
});

it('tells it apart from what stands beside it', () => {
  const question = hear('when is the billing maintenance & will logins work', { place: 'dm' });
  expect(question).toMatchObject({ intent: 'downtime' });
  expect(question.notCovered).toBeUndefined();
  expect(question.also).toMatchObject([{ notCovered: 'will logins work' }]);
});

it.each([
  'how many servers does billing have?',
  'how many outages did checkout have this month?',
  'how many minutes of maintenance are planned this week?',
  'who looks after checkout?',
  'who is on call for billing tonight?',
  'will billing be down tomorrow?',
  'is checkout busy?',
  'does billing have enough memory?',
  'can customers pay right now?',
  'how many customers are affected?',
  'which services had downtime?',
  'was checkout slow yesterday?',
  'is the checkout reachable from Germany?',
  'is anybody working on billing?',
  'did anything break overnight?',
  'is checkout open again?',
  'what was our worst day?',
  'how badly was billing hit?',
  'is web-1 sweating?',
  'who keeps an eye on billing?',
  'who is the on-call for billing this week?',
  'how often does checkout conk out?',
  'do customers in Asia see the checkout?',
  'is the 22:00 work on billing still on?',
  'are 2 servers down?',
  'will there be a message when billing is finished?',
  'can Herald see if billing is stuck?',
  'is billing up, or did they move it?',
  'how does checkout compare to billing?',
  'why did billing keel over at lunch?',
  'will checkout be taken offline over the bank holiday?',
  'how do I get notified when billing is back?',
  'how do I reach an engineer?',
  'where can I see the history of billing?',
  'is it safe to demo checkout now?',
  'can customers pay?',
  'which customers are affected?',
  'is checkout slower than usual?',
  'is checkout slower than billing?',
  'my customer misses invoices, is billing down?',
  'what did Emil say about billing?',
  'which team owns checkout?',
  'is billing back up?',
  'is the checkout sick?',
  'is checkout available in France?',
  'can the maintenance of checkout be moved?',
  'do I need to tell Acme anything about billing?',
  'which percentage of time was billing down?',
  'what share of our downtime was planned?',
  'what percentage of CPU does web-1 use?',
  'does anyone know if checkout is up?',
  'are payments stuck?',
  'can I schedule a demo of checkout on Wednesday evening?',
  'does billing have a spare server?',
  'was anything wrong with billing at 22:12?',
  'which outages have no cause yet?',
])('leaves alone what it knows: %s', (text) => {
  expect(asked(text)).toBeUndefined();
});

it.each(['who approves discounts these days?', 'did Initech sign the contract?', 'which version do we ship?'])(
  'is no reason to speak in a channel, nor to hold out a sign: %s',
  (text) => {
    const boundTo = [{ kind: 'service' as const, name: 'billing' }];
    for (const heard of [{}, { boundTo, listens: 'always' as const }]) expect(hear(text, heard).reply).toBe('silent');
  },
);

it('offers at most a sign where Herald is at home and a service is named', () => {
  expect(hear('how many users are logged in to checkout?', { listens: 'always' }).reply).toBe('suggest');
  expect(hear('how many users are logged in to checkout?').reply).toBe('silent');
});

it.each(['phone number of esra', 'top 3 wishes of Fabrikam', 'email address of Erin'])(
  'is never met with silence where nobody else can be meant: %s',
  (text) => {
    expect(hear(text, { place: 'dm' })).toMatchObject({ reply: 'answer', notCovered: text });
    expect(hear(`@Herald ${text}`, { place: 'mention' }).reply).not.toBe('offer');
  },
);

it.each(['thanks for the help', 'back in 5', 'happy birthday to Mia', 'lunch at one', 'we talked about it'])(
  'what asks for nothing stays unanswered: %s',
  (text) => {
    expect(hear(text, { place: 'dm' }).reply).toBe('silent');
  },
);
