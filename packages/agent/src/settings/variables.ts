/** Every variable the agent reads: for `--help`, for the page and for refusing typos. */

export type Variable = { name: string; what: string; example: string };

export const variables = [
  {
    name: 'HERALD_HUB_PUBLIC_KEY',
    what: "the hub's public key, or several separated by commas while keys are rotated",
    example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
  {
    name: 'HERALD_HUB_PUBLIC_KEY_FILE',
    what: 'a file with such keys, one a line; read again when it changes',
    example: '/etc/herald/hub.pub',
  },
  { name: 'HERALD_AGENT_HOST', what: 'the address to listen on; every address if not set', example: '10.0.1.23' },
  { name: 'HERALD_AGENT_PORT', what: 'the port to listen on; 9440 if not set, 0 for any free one', example: '9440' },
  {
    name: 'HERALD_AGENT_NAMES',
    what: 'further names, each with or without a port, by which a hub may ask this agent',
    example: 'web-1.internal,10.9.0.4:19440',
  },
  {
    name: 'HERALD_AGENT_SAMPLER',
    what: '`portable` measures as on systems without `/proc`, on Linux too; else `auto`',
    example: 'portable',
  },
  {
    name: 'HERALD_AGENT_TOKEN',
    what: 'a bearer token for curl and Prometheus, 16 characters or more; off if not set',
    example: '(made with: openssl rand -hex 24)',
  },
  {
    name: 'HERALD_AGENT_TLS',
    what: '`on` serves HTTPS with a certificate of its own making; else `off`',
    example: 'on',
  },
  {
    name: 'HERALD_AGENT_STATE_DIR',
    what: 'where the certificate and the last instance id are kept; nothing is kept if not set',
    example: '/var/lib/herald-agent',
  },
  {
    name: 'HERALD_AGENT_SAMPLE_SECONDS',
    what: 'seconds from one sample to the next, 1 to 60; 15 if not set',
    example: '15',
  },
  {
    name: 'HERALD_AGENT_REQUESTS_PER_SECOND',
    what: 'requests a second that one peer may send; 50 if not set',
    example: '50',
  },
  {
    name: 'HERALD_AGENT_PROCESS_ARGUMENTS',
    what: '`shown` adds the command lines of the busiest processes to the report; else `hidden`',
    example: 'hidden',
  },
  { name: 'HERALD_LOG_LEVEL', what: 'error, warn, info, debug or silent; info if not set', example: 'info' },
  {
    name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT',
    what: 'the address of the metadata service, where it is not the usual one',
    example: 'http://169.254.169.254',
  },
  {
    name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
    what: '`IPv4` or `IPv6`: which usual address to ask; both in turn if not set',
    example: 'IPv6',
  },
  { name: 'AWS_EC2_METADATA_DISABLED', what: '`true` never asks the metadata service', example: 'true' },
] as const satisfies readonly Variable[];

export type VariableName = (typeof variables)[number]['name'];
