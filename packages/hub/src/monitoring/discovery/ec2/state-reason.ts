/** Why an instance changed its state, in words for the middle of a sentence. Source: EC2 API reference, StateReason. */

const words: Readonly<Record<string, string>> = {
  'Server.InsufficientInstanceCapacity': 'AWS had no capacity for it',
  'Server.InternalError': 'an error inside AWS',
  'Server.ScheduledStop': 'stopped by AWS for hardware retirement',
  'Server.SpotInstanceShutdown': 'AWS took the spot capacity back',
  'Server.SpotInstanceTermination': 'AWS took the spot capacity back',
  'Client.InternalError': 'it could not start',
  'Client.InstanceInitiatedShutdown': 'shut down from inside the machine',
  'Client.InstanceTerminated': 'terminated on request',
  'Client.InvalidSnapshot.NotFound': 'its snapshot was not found',
  'Client.UserInitiatedHibernate': 'put to sleep on request',
  'Client.UserInitiatedShutdown': 'stopped on request',
  'Client.VolumeLimitExceeded': 'the limit of volumes was reached',
};

/** A code that AWS may add later is shown as it is. */
export function stateReasonWords(code: string | undefined): string | undefined {
  return code === undefined || code === '' ? undefined : (words[code] ?? code.slice(0, 100));
}
