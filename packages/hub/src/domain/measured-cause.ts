/** What was measured as a cause, once for the moment and once for afterwards: whoever measures takes its sentence from here. */

/** `{}` stands for what differs. */
export const sentences = {
  noneResponds: ['None of its servers is responding.', 'None of its servers was responding.'],
  oneResponds: [
    'Only {} of its servers is responding, and it needs {}.',
    'Only {} of its servers was responding, and it needed {}.',
  ],
  fewRespond: [
    'Only {} of its servers are responding, and it needs {}.',
    'Only {} of its servers were responding, and it needed {}.',
  ],
  oneIsSlow: ['{} is degraded, so it may be slow.', '{} was degraded, so it may have been slow.'],
  someAreSlow: ['{} are degraded, so it may be slow.', '{} were degraded, so it may have been slow.'],
  fewerThanNeeded: [
    'It responds to customers, with fewer servers than it needs.',
    'It responded to customers, with fewer servers than it needed.',
  ],
  tooFewMeasured: [
    "I can't measure enough of its servers to say how it is.",
    "I couldn't measure enough of its servers to say how it was.",
  ],
  cpu: ['CPU is at {}.', 'CPU was at {}.'],
  cpuAllowance: [
    'It has used up its CPU allowance, so it runs slower.',
    'It had used up its CPU allowance, so it ran slower.',
  ],
  cpuWithheld: ['The machine gets less CPU time than it asks for.', 'The machine got less CPU time than it asked for.'],
  disk: ['Its disk{} is nearly full ({}).', 'Its disk{} was nearly full ({}).'],
  diskFilling: [
    'Its disk {} will be full in about {} if it goes on like this.',
    'Its disk {} would have been full in about {}.',
  ],
  inodes: ['Its disk{} can hardly take more files.', 'Its disk{} could hardly take more files.'],
  memory: ['Its memory is nearly full ({}).', 'Its memory was nearly full ({}).'],
  openFiles: [
    'It has nearly as many files open as it may ({}).',
    'It had nearly as many files open as it may have ({}).',
  ],
  overloaded: ["It's overloaded: work is queueing up.", 'It was overloaded: work was queueing up.'],
  flapping: ['It keeps coming and going.', 'It kept coming and going.'],
  machineDown: [
    'Not responding: the server or its network connection is down.',
    'Not responding: the server or its network connection was down.',
  ],
  noRoute: ['Not responding: there is no network route to it.', 'Not responding: there was no network route to it.'],
  addressUnknown: ["Its address can't be looked up.", "Its address couldn't be looked up."],
  agentSilent: [
    "The server responds, but the Herald agent on it doesn't.",
    "The server responded, but the Herald agent on it didn't.",
  ],
  cutOff: ['It breaks off in the middle of its answer.', 'It broke off in the middle of its answer.'],
  unreadable: ["It answers, but what it sends can't be read.", "It answered, but what it sent couldn't be read."],
  certificateChanged: [
    "Its certificate is not the one I know, so I don't believe what answers there.",
    "Its certificate was not the one I knew, so I didn't believe what answered there.",
  ],
  certificateUnusable: [
    "Its certificate can't be used, so I can't measure it.",
    "Its certificate couldn't be used, so I couldn't measure it.",
  ],
  otherMachine: ['Another machine answers at its address.', 'Another machine answered at its address.'],
  takenBack: ['AWS takes this machine back within minutes.', 'AWS took this machine back.'],
  takenBackStopped: [
    'AWS stops this machine within minutes, and starts it again when it has room.',
    'AWS stopped this machine, to start it again when it has room.',
  ],
  takenBackAsleep: [
    'AWS hibernates this machine within minutes, and wakes it when it has room.',
    'AWS hibernated this machine, to wake it when it has room.',
  ],
  awsState: ['AWS says the machine is {}.', 'AWS said the machine was {}.'],
  awsFault: ['AWS finds a fault in the machine under it.', 'AWS found a fault in the machine under it.'],
  awsNoResponse: [
    'AWS finds that it does not respond as it should.',
    'AWS found that it did not respond as it should.',
  ],
  checkFails: ["What customers use isn't responding: {}.", "What customers use wasn't responding: {}."],
  checkIsOdd: [
    'What customers use responds, but not as a web server should.',
    'What customers use responded, but not as a web server should.',
  ],
  checkErrs: ['What customers use responds with an error.', 'What customers use responded with an error.'],
  checkDiffers: [
    'What customers use responds, but not as expected ({} instead of {}).',
    'What customers use responded, but not as expected ({} instead of {}).',
  ],
  certificateOver: [
    'Its certificate has expired, so browsers warn customers away.',
    'Its certificate had expired, so browsers warned customers away.',
  ],
  certificateEnding: ['Its certificate expires in {}.', 'Its certificate was to expire in {}.'],
  certificateEarly: [
    'Its certificate is not valid yet, so browsers warn customers away.',
    'Its certificate was not valid yet, so browsers warned customers away.',
  ],
  certificateOfOther: [
    'Its certificate is for another name, so browsers warn customers away.',
    'Its certificate was for another name, so browsers warned customers away.',
  ],
  nobodyAnswers: ['nobody answers there', 'nobody answered there'],
  breaksOff: ['it breaks off', 'it broke off'],
  nameUnknown: ["its name can't be looked up", "its name couldn't be looked up"],
  isUnrouted: ['there is no network route to it', 'there was no network route to it'],
  isLate: ['it takes too long to answer', 'it took too long to answer'],
  hasExpired: ['its certificate has expired', 'its certificate had expired'],
  isEarly: ['its certificate is not valid yet', 'its certificate was not valid yet'],
  isUntrusted: ['its certificate is not trusted', 'its certificate was not trusted'],
  isForAnother: ['its certificate is for another {}', 'its certificate was for another {}'],
  isOutOfReach: ["it can't be reached", "it couldn't be reached"],
  isOutOfReachByTls: ["it can't be reached over HTTPS", "it couldn't be reached over HTTPS"],
} as const satisfies Record<string, readonly [now: string, then: string]>;

export type CauseName = keyof typeof sentences;

/** As it is while it lasts. */
export function causeNow(name: CauseName, ...differing: readonly (string | number)[]): string {
  return filled(sentences[name][0], differing);
}

/** Of what is over. What is not said here stays as it was said. */
export function asItWas(cause: string): string {
  for (const { pattern, then } of readings) {
    const found = pattern.exec(cause);
    if (found) return filled(then, found.slice(1).map(asItWas));
  }
  return cause;
}

/** That its servers are slow, or can't be measured, is why it is called so, and explains nothing to a customer. */
export function explainsNothing(cause: string): boolean {
  return onlyWhyItIsCalledSo.some((pattern) => pattern.test(cause));
}

function filled(sentence: string, differing: readonly (string | number)[]): string {
  let at = 0;
  return sentence.replaceAll('{}', () => String(differing[at++] ?? ''));
}

function patternOf(sentence: string): RegExp {
  return new RegExp(`^${sentence.split('{}').map(RegExp.escape).join('(.*?)')}$`);
}

const readings = Object.values(sentences).map(([now, then]) => ({ pattern: patternOf(now), then }));
const onlyWhyItIsCalledSo = [sentences.oneIsSlow, sentences.someAreSlow, sentences.tooFewMeasured]
  .flat()
  .map(patternOf);
