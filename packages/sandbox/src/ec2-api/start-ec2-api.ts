/**
 * A stand-in for the EC2 API (Query protocol, XML) that the AWS SDK's own client talks to: DescribeInstances and
 * DescribeInstanceStatus, with pages, filters, regions and faults. Set it from the same process or over HTTP:
 * PUT /_sandbox/instances (a list), POST /_sandbox/faults, GET /_sandbox/requests.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describeInstances, describeStatuses } from './describe.ts';
import { FaultSpec, InstanceSpec } from './instance-spec.ts';
import { type QueryRequest, readQuery } from './query-request.ts';
import { selectInstances } from './select-instances.ts';
import { renderXml, type XmlValue } from './xml.ts';

export type Ec2Api = AsyncDisposable & {
  url: string;
  /** Takes the place of all instances there were. Missing fields get the values of a small healthy instance. */
  setInstances(instances: readonly unknown[]): void;
  addFault(fault: unknown): void;
  /** What was asked so far, oldest first; the last thousand. */
  requests(): readonly QueryRequest[];
};

const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';
const maxRequestsKept = 1_000;

export async function startEc2Api({
  host = '127.0.0.1',
  port = 0,
}: {
  host?: string;
  port?: number;
} = {}): Promise<Ec2Api> {
  let instances: readonly InstanceSpec[] = [];
  const faults: FaultSpec[] = [];
  const requests: QueryRequest[] = [];
  const server = Fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  server.post('/', (request, reply) => answer(String(request.body ?? ''), request.headers.authorization, reply));
  server.put('/_sandbox/instances', async (request) => {
    setInstances(Value.Parse(Type.Array(Type.Unknown(), { maxItems: 20_000 }), request.body));
    return { instances: instances.length };
  });
  server.post('/_sandbox/faults', async (request) => {
    addFault(request.body);
    return { faults: faults.length };
  });
  server.get('/_sandbox/requests', async () => requests);
  const url = await server.listen({ host, port });
  return { url, setInstances, addFault, requests: () => requests, [Symbol.asyncDispose]: () => server.close() };

  function setInstances(specs: readonly unknown[]): void {
    instances = specs.map((spec) => Value.Parse(InstanceSpec, Value.Default(InstanceSpec, spec)));
  }

  function addFault(fault: unknown): void {
    faults.push(Value.Parse(FaultSpec, Value.Default(FaultSpec, fault)));
  }

  function answer(body: string, authorization: string | undefined, reply: FastifyReply): FastifyReply {
    const query = readQuery(body, authorization);
    if (query === undefined)
      return refuse(reply, {
        status: 401,
        code: 'AuthFailure',
        message: 'AWS was not able to validate the provided access credentials',
      });
    requests.push(query);
    if (requests.length > maxRequestsKept) requests.shift();
    const fault = takeFault(query.action);
    if (fault) return refuse(reply, fault);
    if (query.action === 'DescribeInstances')
      return describe(query, 'reservationSet', instances, describeInstances, reply);
    if (query.action === 'DescribeInstanceStatus') {
      const seen = query.includesAll ? instances : instances.filter(({ state }) => state === 'running');
      return describe(query, 'instanceStatusSet', seen, describeStatuses, reply);
    }
    return refuse(reply, {
      status: 400,
      code: 'InvalidAction',
      message: `The action ${query.action} is not valid for this web service.`,
    });
  }

  function takeFault(action: string): FaultSpec | undefined {
    const fault = faults.find((candidate) => candidate.action === undefined || candidate.action === action);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  }
}

function describe(
  query: QueryRequest,
  element: string,
  instances: readonly InstanceSpec[],
  render: (instances: readonly InstanceSpec[]) => XmlValue,
  reply: FastifyReply,
): FastifyReply {
  const selection = selectInstances(instances, query);
  if (selection.kind === 'error') return refuse(reply, selection);
  const body = { requestId: randomUUID(), [element]: render(selection.instances), nextToken: selection.nextToken };
  return send(reply, 200, `<${query.action}Response xmlns="${namespace}">${renderXml(body)}</${query.action}Response>`);
}

function refuse(
  reply: FastifyReply,
  { status, code, message }: { status: number; code: string; message: string },
): FastifyReply {
  const errors = { Errors: { Error: { Code: code, Message: message } }, RequestID: randomUUID() };
  return send(reply, status, `<Response>${renderXml(errors)}</Response>`);
}

function send(reply: FastifyReply, status: number, xml: string): FastifyReply {
  return reply.status(status).type('text/xml;charset=UTF-8').send(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}
