/** Alert rules and dashboard are about metrics that there are, each rule is shown firing, and promtool agrees where it is installed. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { metricCatalogue, metricNames } from '../../domain/metrics/catalogue.ts';

const folder = fileURLToPath(new URL('../../../prometheus/', import.meta.url));
const text = readFileSync(`${folder}herald.rules.yaml`, 'utf8');
type Rule = { alert: string; expr: string; annotations: { summary: string; next: string } };
const rules: Rule[] = parse(text).groups.flatMap((group: { rules: Rule[] }) => group.rules);
const tests = readFileSync(`${folder}herald.rules.test.yaml`, 'utf8');
const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });
const isInstalled = promtool('--version').status === 0;

it('asks for metrics that the hub has, in the rules and on the dashboard', () => {
  const told = globSync('*-families.ts', { cwd: import.meta.dirname })
    .concat('hub-metrics.ts')
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
    .join('\n');
  const ofHosts = metricNames.flatMap((metric) => metricCatalogue[metric].exposed.map(({ name }) => name));
  const dashboard = readFileSync(`${folder}../grafana/herald.json`, 'utf8');
  for (const text of [rules.map(({ expr }) => expr).join('\n'), dashboard]) {
    const asked = text.match(/\b(?:herald|process)_[a-z0-9_]+/g) ?? [];
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !told.includes(`'${name}'`) && !ofHosts.includes(name))).toEqual([]);
  }
  // What somebody is woken for, they can look at.
  const alarming = new Set(rules.flatMap(({ expr }) => expr.match(/\bherald_[a-z0-9_]+/g) ?? []));
  expect([...alarming].filter((name) => !dashboard.includes(name))).toEqual([]);
});

it('says of each alert what happened and what to do, and shows it firing and silent', () => {
  for (const { alert, annotations } of rules) {
    expect([alert, annotations.summary, annotations.next]).toEqual([alert, expect.any(String), expect.any(String)]);
    expect(tests, alert).toContain(`alertname: ${alert}\n        exp_alerts:\n          - `);
    expect(tests).toContain(`alertname: ${alert}, exp_alerts: [] }`);
  }
});

it.skipIf(!isInstalled)('holds before promtool', () => {
  expect(promtool('check', 'rules', 'herald.rules.yaml').status).toBe(0);
  const { status, stdout, stderr } = promtool('test', 'rules', 'herald.rules.test.yaml');
  expect([status, `${stdout}${stderr}`]).toEqual([0, expect.stringContaining('SUCCESS')]);
});
