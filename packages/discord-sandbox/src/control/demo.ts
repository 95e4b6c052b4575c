/** What stands on the page beside Discord: questions to ask, switches that make something go wrong, and where else to look. */
import { HeraldError } from '@herald/protocol/herald-error';

export type DemoSwitch = {
  id: string;
  /** What a press does now: "Make web-1 stop answering", and afterwards "Start web-1 again". */
  label: string;
  /** What to look at then. */
  hint: string;
  isOn: boolean;
};

/** Given by whoever stages what Herald answers about; `press` resolves when the switch is thrown. */
export type Demo = {
  /** What is real and what is simulated, in a sentence. */
  note: string;
  questions: readonly string[];
  links: readonly { label: string; url: string }[];
  switches(): DemoSwitch[];
  press(id: string): Promise<void>;
};

/** What of it is sent to the page. */
export type ShownDemo = Pick<Demo, 'note' | 'questions' | 'links'> & { switches: DemoSwitch[] };

export function shownDemo(demo: Demo): ShownDemo {
  const { note, questions, links } = demo;
  return { note, questions, links, switches: demo.switches() };
}

/** Throws `sandbox/bad-request` where there is no such switch. */
export async function pressSwitch(demo: Demo | undefined, id: unknown): Promise<ShownDemo> {
  const known = demo?.switches().find((one) => one.id === id);
  if (!demo || !known) {
    throw new HeraldError('sandbox/bad-request', {
      message: 'The sandbox has no such switch.',
      next: demo
        ? `It has ${demo
            .switches()
            .map((one) => one.id)
            .join(', ')}.`
        : 'Start it with `npm start`, which has some.',
    });
  }
  await demo.press(known.id);
  return shownDemo(demo);
}
