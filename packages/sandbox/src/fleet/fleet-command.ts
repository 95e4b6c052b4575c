/** What a simulated fleet in a process of its own can be told, one JSON object a line on its standard input. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { faults } from './fault.ts';

export const FleetCommand = Type.Union([
  Type.Object({
    set: Type.Integer({ minimum: 0 }),
    fault: Type.Optional(Type.Union(faults.map((fault) => Type.Literal(fault)))),
    readings: Type.Optional(
      Type.Object({
        cpuUsedPercent: Type.Optional(Type.Number()),
        stealPercent: Type.Optional(Type.Number()),
        memoryUsedPercent: Type.Optional(Type.Number()),
        diskUsedPercent: Type.Optional(Type.Number()),
        load15: Type.Optional(Type.Number()),
        instanceId: Type.Optional(Type.String()),
      }),
    ),
  }),
  Type.Object({ counts: Type.Literal('take') }),
]);
export type FleetCommand = Static<typeof FleetCommand>;

export function parseFleetCommand(line: string): FleetCommand | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return Value.Check(FleetCommand, read) ? read : undefined;
  } catch {
    return undefined;
  }
}
