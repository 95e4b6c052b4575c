/** What an identity check means, in a sentence for an engineer. */
import type { AskedIdentity } from '../domain/asked-identity.ts';

export function identityWords(outcome: AskedIdentity): string {
  switch (outcome.kind) {
    case 'verified':
      return `AWS signed that this is ${outcome.identity.instanceId} in ${outcome.identity.region}, account ${outcome.identity.accountId}.`;
    case 'mismatch': {
      const { identity, field, expected } = outcome;
      return `AWS signed an identity, but of another machine: its ${fieldWords[field]} is ${identity[field]}, expected was ${expected}.`;
    }
    case 'wrong-signature':
      return `The identity is not signed by AWS's certificate for ${outcome.region}: do not trust what this host says of itself.`;
    case 'no-certificate':
      return outcome.reason === 'absent'
        ? `There is no certificate for ${outcome.region}, so the identity cannot be checked.`
        : `The certificate for ${outcome.region} has expired, so the identity cannot be checked.`;
    case 'unreadable':
      return `The identity cannot be checked: ${outcome.reason}`;
    case 'not-offered':
      return 'The agent offers no signed identity.';
    default:
      return outcome satisfies never;
  }
}

const fieldWords = { instanceId: 'instance id', region: 'region', accountId: 'account' } as const;
