/** What a newcomer can try on the page of `npm start`: questions, and switches that make a server stop, a service slow or maintenance planned. */
import type { Demo, DemoSwitch } from '@herald/discord-sandbox/demo';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import type { Fault } from '../fleet/fault.ts';
import type { SimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { demoHosts } from './demo-fleet.ts';
import type { LocalAgent } from './local-agent.ts';

export type DemoOptions = {
  discord: Pick<Discord, 'as'>;
  fleet: Pick<SimulatedFleet, 'setFault' | 'setReadings'>;
  agent: Pick<LocalAgent, 'hear' | 'isRunning'>;
  /** This machine's name. */
  name: string;
  links: Demo['links'];
};

/** What a press does to simulated servers, and what takes it back. */
const troubles = [
  {
    id: 'slow',
    hosts: ['checkout-1'],
    make: 'Make checkout-1 slow',
    mend: 'Make checkout-1 quick again',
    hint: 'Its CPU goes to 97 %: ask "is checkout ok?"',
  },
  {
    id: 'half',
    hosts: ['billing-2'],
    make: 'Stop one of the two billing servers',
    mend: 'Start billing-2 again',
    hint: 'billing stays up, with reduced capacity.',
  },
  {
    id: 'down',
    hosts: ['exports-1'],
    make: 'Take exports down',
    mend: 'Bring exports back',
    hint: 'Within half a minute an alert is in #alerts.',
  },
] as const;

const busy = { cpuUsedPercent: 97, load15: 7.8 };
/** Refused or cut off could be the agent alone; a machine that is gone says nothing at all. */
const stopped: Fault = 'silent';

export function createDemo({ discord, fleet, agent, name, links }: DemoOptions): Demo {
  const made = new Set<string>();
  return {
    note: `${name} is this machine, measured by a real agent. checkout, billing, exports and search are simulated. So are the people.`,
    questions: [
      'Tell me about my server!',
      'is everything up?',
      'is checkout ok?',
      'when is the next maintenance for billing?',
      'who is on it?',
      'how often was exports down today?',
    ],
    links,
    switches,
    press,
  };

  function switches(): DemoSwitch[] {
    const isRunning = agent.isRunning();
    return [
      {
        id: 'agent',
        label: isRunning ? `Make ${name} stop answering` : `Start ${name} again`,
        hint: 'Ends the real agent of this machine.',
        isOn: !isRunning,
      },
      ...troubles.map(({ id, make, mend, hint }) => ({
        id,
        label: made.has(id) ? mend : make,
        hint,
        isOn: made.has(id),
      })),
      {
        id: 'plan',
        label: 'Plan maintenance for billing',
        hint: 'Erin announces ten minutes, beginning in five: see #status.',
        isOn: false,
      },
    ];
  }

  async function press(id: string): Promise<void> {
    if (id === 'agent') return agent.hear(`${agent.isRunning() ? 'stop' : 'start'} ${name}`);
    if (id === 'plan') return plan();
    for (const trouble of troubles) if (trouble.id === id) toggle(trouble);
  }

  function toggle({ id, hosts }: (typeof troubles)[number]): void {
    const isMade = !made.delete(id);
    if (isMade) made.add(id);
    for (const host of hosts) {
      const at = demoHosts.indexOf(host);
      if (id === 'slow') fleet.setReadings(at, isMade ? busy : {});
      else fleet.setFault(at, isMade ? stopped : 'none');
    }
  }

  /** As an engineer does it by hand: the command, its form, and the button under what Herald understood. */
  async function plan(): Promise<void> {
    const erin = discord.as('Erin');
    const form = await erin.slash('downtime plan', {}, { channel: '#status' });
    if (form.kind !== 'modal') return;
    const shown = await erin.submitModal(form.modal, {
      title: 'Database patching',
      when: 'in 5 minutes for 10 minutes',
      repeats: '',
      affects: 'billing',
      customers: 'Invoices cannot be sent for ten minutes.',
    });
    if (shown.kind === 'reply') await erin.press(shown.message, 'Announce it');
  }
}
