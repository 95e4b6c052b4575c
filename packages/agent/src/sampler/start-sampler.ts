/** Measures the machine by the sampler that fits it. */
import { startSampler as startLinuxSampler } from './linux/start-sampler.ts';
import type { Sampler, SamplerOptions } from './sample.ts';
import { findSamplerKind } from './sampler-kind.ts';

export function startSampler(options: SamplerOptions): Sampler {
  return findSamplerKind({ wanted: options.sampler }) === 'linux' ? startLinuxSampler(options) : startPortable(options);
}

/** Its library is loaded only here: no Linux host needs it. */
function startPortable(options: SamplerOptions): Sampler {
  const stopping = new AbortController();
  const done = import('./portable/run-portable-sampler.ts').then(({ runPortableSampler }) =>
    runPortableSampler(options, stopping.signal),
  );
  done.catch(() => undefined); // Seen by whoever awaits `done`.
  return {
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };
}
