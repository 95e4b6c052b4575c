/** Reads what the SDK sends: a form with numbered lists (`Filter.1.Value.2`), signed for one region. */

export type QueryRequest = {
  action: string;
  region: string;
  maxResults: number | undefined;
  nextToken: string | undefined;
  instanceIds: readonly string[];
  includesAll: boolean;
  filters: readonly { name: string; values: readonly string[] }[];
};

/** Undefined where the request is not signed as AWS's clients sign (the signature itself is not checked). */
export function readQuery(body: string, authorization: string | undefined): QueryRequest | undefined {
  const region = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/ec2\/aws4_request/.exec(authorization ?? '')?.[1];
  if (region === undefined) return undefined;
  const form = new URLSearchParams(body);
  const maxResults = form.get('MaxResults');
  return {
    action: form.get('Action') ?? '',
    region,
    maxResults: maxResults === null ? undefined : Number(maxResults),
    nextToken: form.get('NextToken') ?? undefined,
    instanceIds: numbered(form, 'InstanceId'),
    includesAll: form.get('IncludeAllInstances') === 'true',
    filters: readFilters(form),
  };
}

function numbered(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let index = 1; form.has(`${name}.${index}`); index += 1) values.push(form.get(`${name}.${index}`) ?? '');
  return values;
}

function readFilters(form: URLSearchParams) {
  const filters: { name: string; values: string[] }[] = [];
  for (let index = 1; form.has(`Filter.${index}.Name`); index += 1) {
    filters.push({ name: form.get(`Filter.${index}.Name`) ?? '', values: numbered(form, `Filter.${index}.Value`) });
  }
  return filters;
}
