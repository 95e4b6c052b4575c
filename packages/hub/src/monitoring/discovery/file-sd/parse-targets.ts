/**
 * Hosts from a file in the form of Prometheus's file_sd: a list of groups, each with targets and labels.
 * Source: Prometheus documentation, configuration, file_sd_config. Values are text there, so they stay text here.
 */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { parseAddress } from '../../../registry/address.ts';
import { oddCharacterHint } from '../../../registry/odd-characters.ts';
import { yamlOptions } from '../../../registry/read-yaml.ts';
import { type DiscoveredHost, maxDiscoveredHosts } from '../discovered-host.ts';
import { plainName } from '../host-name.ts';

/** `remarks`: groups and targets that could not be used. Each costs itself and no other. */
export type TargetsReading =
  | { kind: 'hosts'; hosts: DiscoveredHost[]; remarks: readonly string[] }
  | { kind: 'wrong'; message: string };

const longestTarget = 300;
const longestLabel = 1_024;
const mostLabels = 100;
const mostRemarks = 20;

/** JSON is YAML too. Never throws. `port` stands in for the one that targets name. */
export function parseTargets(text: string, { port }: { port?: number } = {}): TargetsReading {
  // A file that is being written is empty for a moment; whoever wants no targets writes so.
  if (/^\uFEFF?\s*$/.test(text)) return { kind: 'wrong', message: 'is empty; a list without targets is written []' };
  const groups = readGroups(text);
  if (groups === undefined) return { kind: 'wrong', message: `is neither JSON nor YAML${firstHint(text)}` };
  if (!Array.isArray(groups)) {
    return { kind: 'wrong', message: 'is no list of groups with targets and labels, as file_sd has it' };
  }
  const hosts: DiscoveredHost[] = [];
  const remarks: string[] = [];
  const remark = (words: string) => remarks.length < mostRemarks && remarks.push(words);
  for (const [index, group] of groups.entries()) {
    if (!isRecord(group)) {
      remark(`has a group that is no map of targets and labels (number ${index + 1})`);
      continue;
    }
    const { targets } = group;
    if (targets !== undefined && targets !== null && !Array.isArray(targets)) {
      remark(`has targets that are no list (group ${index + 1})`);
      continue;
    }
    const labels = readLabels(group['labels'], (what) => remark(`has ${what} (group ${index + 1})`));
    for (const target of targets ?? []) {
      const host = typeof target === 'string' ? hostOf(target, labels, port) : '';
      if (typeof host === 'string') remark(unusable(target, host));
      else hosts.push(host);
      if (hosts.length > maxDiscoveredHosts)
        return { kind: 'wrong', message: `holds more than ${maxDiscoveredHosts} targets` };
    }
  }
  return { kind: 'hosts', hosts, remarks };
}

/** Scalars as their text: a name `0012` is no number. Undefined where it can't be read; a file of comments has no groups. */
function readGroups(text: string): unknown {
  try {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), { ...yamlOptions, logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    if (document.contents === null) return [];
    return plain(document.contents, 0);
  } catch {
    return undefined;
  }

  function plain(node: unknown, depth: number): unknown {
    if (depth > 10) return undefined;
    if (isScalar(node)) {
      const value = typeof node.value === 'string' ? node.value : '';
      return node.type === 'PLAIN' && /^(?:null|~|)$/.test(value) ? null : value;
    }
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1));
    if (!isMap(node)) return undefined;
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', plain(value, depth + 1)]),
    );
  }
}

/** `why` in the words of the address's reader; nothing where the target is no text. */
function unusable(target: unknown, why: string): string {
  const hint = oddCharacterHint(String(target));
  const more = [why.replace(/\.$/, ''), hint.trim()].filter((words) => words !== '').map((words) => `; ${words}`);
  return `has a target that is no address: ${String(target).slice(0, 100)}${more.join('')}`;
}

/** Of the first line that has a character nobody sees. */
function firstHint(text: string): string {
  for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
    const hint = oddCharacterHint(line);
    if (hint !== '') return `; line ${index + 1}:${hint}`;
  }
  return '';
}

/** A label without a value is none. */
function readLabels(written: unknown, remark: (what: string) => void): Readonly<Record<string, string>> {
  if (written === undefined || written === null) return {};
  if (!isRecord(written)) {
    remark('labels that are no map');
    return {};
  }
  const labels: [string, string][] = [];
  for (const [key, value] of Object.entries(written).slice(0, mostLabels)) {
    if (typeof value === 'string' && value.length <= longestLabel) labels.push([key, value]);
    else if (value !== null) remark(`a label that is no text: ${key.slice(0, 100)}`);
  }
  if (Object.keys(written).length > mostLabels) remark(`more than ${mostLabels} labels`);
  return Object.fromEntries(labels);
}

function hostOf(
  target: string,
  labels: Readonly<Record<string, string>>,
  port: number | undefined,
): DiscoveredHost | string {
  if (target.length > longestTarget) return 'it is too long';
  const scheme = labels['__scheme__'] === 'https' ? 'https' : 'http';
  const address = parseAddress(target.includes('://') ? target : `${scheme}://${target}`);
  if (address.kind === 'wrong') return `it ${address.message}`;
  const url = new URL(address.origin);
  if (port !== undefined) url.port = String(port);
  const text = (key: string) => (Object.hasOwn(labels, key) && labels[key] !== '' ? labels[key] : undefined);
  const instanceId = text('__meta_ec2_instance_id') ?? text('instance_id');
  const region = text('__meta_ec2_region') ?? text('region');
  const wished = text('name') ?? text('hostname') ?? text('instance')?.replace(/:\d+$/, '') ?? url.hostname;
  const shown = Object.entries(labels).filter(([key]) => !key.startsWith('__'));
  return {
    name: plainName(wished) ?? 'host',
    url: url.origin,
    labels: Object.fromEntries(shown),
    source: 'file',
    ...(instanceId === undefined || !/^i-[0-9a-f]{8,17}$/.test(instanceId) ? {} : { instanceId }),
    ...(region === undefined ? {} : { region }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
