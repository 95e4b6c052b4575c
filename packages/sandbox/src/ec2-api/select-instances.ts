/** Which instances a request is about, page by page, by EC2's rules. Source: EC2 API reference, DescribeInstances. */
import type { InstanceSpec } from './instance-spec.ts';
import type { QueryRequest } from './query-request.ts';

export type Selection =
  | { kind: 'page'; instances: readonly InstanceSpec[]; nextToken: string | undefined }
  | { kind: 'error'; status: number; code: string; message: string };

export function selectInstances(all: readonly InstanceSpec[], request: QueryRequest): Selection {
  const { instanceIds, maxResults, filters, region } = request;
  const here = all.filter((instance) => instance.region === region);
  const unknown = instanceIds.filter((id) => !here.some(({ instanceId }) => instanceId === id));
  if (unknown.length > 0) {
    return refuse('InvalidInstanceID.NotFound', `The instance IDs '${unknown.join(', ')}' do not exist`);
  }
  if (instanceIds.length > 0 && maxResults !== undefined) {
    return refuse(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  }
  if (maxResults !== undefined && !(maxResults >= 5 && maxResults <= 1000)) {
    return refuse('InvalidParameterValue', `Value ( ${maxResults} ) for parameter maxResults is invalid.`);
  }
  const odd = filters.find(({ name }) => !isKnownFilter(name));
  if (odd) return refuse('InvalidParameterValue', `The filter '${odd.name}' is invalid`);
  const fitting = here
    .filter(({ instanceId }) => instanceIds.length === 0 || instanceIds.includes(instanceId))
    .filter((instance) => filters.every((filter) => fits(instance, filter)));
  return page(fitting, request);
}

/** Without a size EC2 gives everything at once, up to 1000. */
function page(fitting: readonly InstanceSpec[], { maxResults = 1000, nextToken }: QueryRequest): Selection {
  const start = nextToken === undefined ? 0 : Number(Buffer.from(nextToken, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) return refuse('InvalidNextToken', 'The token is not valid');
  const end = start + maxResults;
  return {
    kind: 'page',
    instances: fitting.slice(start, end),
    nextToken: end < fitting.length ? Buffer.from(String(end)).toString('base64url') : undefined,
  };
}

const plainFilters: Record<string, (instance: InstanceSpec) => string | undefined> = {
  'instance-id': ({ instanceId }) => instanceId,
  'instance-state-name': ({ state }) => state,
  'instance-type': ({ instanceType }) => instanceType,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'private-ip-address': ({ privateIpv4 }) => privateIpv4,
};

function isKnownFilter(name: string): boolean {
  return name.startsWith('tag:') || name === 'tag-key' || Object.hasOwn(plainFilters, name);
}

function fits(instance: InstanceSpec, { name, values }: { name: string; values: readonly string[] }): boolean {
  const found = name.startsWith('tag:')
    ? [instance.tags[name.slice('tag:'.length)]]
    : name === 'tag-key'
      ? Object.keys(instance.tags)
      : [plainFilters[name]?.(instance)];
  return found.some((text) => text !== undefined && values.some((pattern) => wildcard(pattern).test(text)));
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`);
}

function refuse(code: string, message: string): Selection {
  return { kind: 'error', status: 400, code, message };
}
