/**
 * `node main.ts PORT`: as much of AWS Systems Manager as Run Command needs, for `aws ssm --endpoint-url`. This machine is its one instance: what
 * is sent is run here, at once and as the user who started it, which for SSM is root. It imports nothing that Node has not, so that it runs
 * where there is no more than one.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html */
const documents = new Map<string, string[]>();
const operations: Record<string, (asked: Record<string, unknown>) => object> = { CreateDocument, SendCommand };

const server = createServer(async (request, response) => {
  const operation = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
  const body: unknown = JSON.parse((await request.toArray()).join(''));
  const answer = (status: number, said: object) =>
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(said));
  try {
    const run = operations[operation];
    if (!run) throw new Refusal('UnknownOperationException', operation);
    answer(200, run(objectOf(body)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer(400, { __type: error.code, message: error.message });
  }
});
server.listen(Number(process.argv[2]), '127.0.0.1');

class Refusal extends Error {
  code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function CreateDocument({ Name, DocumentType, Content }: Record<string, unknown>): object {
  const name = String(Name);
  if (!/^[\w.-]{3,128}$/.test(name)) throw new Refusal('ValidationException', 'Name');
  if (DocumentType !== 'Command')
    throw new Refusal('ValidationException', 'only documents of type Command are played here');
  if (documents.has(name)) throw new Refusal('DocumentAlreadyExists', name);
  documents.set(name, linesOf(String(Content)));
  return {
    DocumentDescription: { Name: name, DocumentType, SchemaVersion: '2.2', Status: 'Creating', DocumentVersion: '1' },
  };
}

function SendCommand({ DocumentName, Targets, MaxConcurrency }: Record<string, unknown>): object {
  const lines = documents.get(String(DocumentName));
  if (!lines) throw new Refusal('InvalidDocument', String(DocumentName));
  if (!Array.isArray(Targets) || Targets.length === 0) throw new Refusal('InvalidInstanceId', 'nothing is targeted');
  if (!/^([1-9]\d*|[1-9]\d?%|100%)$/.test(String(MaxConcurrency)))
    throw new Refusal('ValidationException', 'MaxConcurrency');
  // Answered before it is done, as AWS does.
  setImmediate(() => spawn('sh', ['-c', lines.join('\n')], { stdio: 'inherit' }));
  return { Command: { CommandId: randomUUID(), DocumentName, Targets, MaxConcurrency, Status: 'Pending' } };
}

/** The lines that the document's steps run. Refuses what SSM would refuse. */
function linesOf(content: string): string[] {
  const refuse = (what: string) => new Refusal('InvalidDocumentContent', what);
  if (/\{\{/.test(content)) throw refuse('a parameter that the document does not declare');
  const { schemaVersion, mainSteps, ...rest } = objectOf(JSON.parse(content));
  if (schemaVersion !== '2.2') throw refuse('schemaVersion');
  if (Object.keys(rest).some((key) => !['description', 'parameters'].includes(key))) throw refuse('an unknown field');
  if (!Array.isArray(mainSteps) || mainSteps.length === 0) throw refuse('mainSteps');
  return mainSteps.flatMap((one): string[] => {
    const { action, name, inputs } = objectOf(one);
    const { runCommand, timeoutSeconds } = objectOf(inputs);
    if (action !== 'aws:runShellScript' || !/^\w{1,}$/.test(String(name))) throw refuse('a step');
    if (timeoutSeconds !== undefined && typeof timeoutSeconds !== 'string') throw refuse('timeoutSeconds is a string');
    if (!Array.isArray(runCommand)) throw refuse('runCommand');
    return runCommand.map(String);
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
