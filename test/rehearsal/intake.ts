import type { Access } from '../cloud/access';
import { at, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Report } from './finding';
import type { FirehoseServer, Refused } from './firehose-server';
import type { Fleet } from './function-fleet';
import type { Handler, LakeParts } from './lake-parts';
import { networkPath } from './network-path';
import type { PackagedFunction } from './packaged-function';
import type { Shipment } from './transports';

/** The functions of the lake, running, and the streams that they put into. */
export interface Intake {
  readonly firehose: FirehoseServer;
  readonly route: PackagedFunction;
  /** By the function's logical id. */
  readonly transforms: ReadonlyMap<string, PackagedFunction>;
  /** Whom findings go to from now on. */
  readonly watch: (report: Report) => void;
}

/** Has every function with the environment of its template, behind a Firehose that knows their roles. */
export function openIntake(
  { firehose, load }: Fleet,
  templates: TemplateSet,
  access: Access,
  { route, tiers }: LakeParts,
  now: number,
  report: Report,
): Intake {
  const handlers = [route, ...tiers.map(({ transform }) => transform)];
  const byId = new Map(handlers.map((handler) => [handler.lambda.logicalId, handler]));
  let watching = report;
  firehose.begin((caller, name) => mayPut(templates, access, byId.get(caller), name, watching), now);
  return {
    firehose,
    route: load(route.lambda, route.code),
    transforms: new Map(
      tiers.map(({ transform: { lambda, code } }) => [lambda.logicalId, load(lambda, code)]),
    ),
    watch(next) {
      watching = next;
    },
  };
}

async function mayPut(
  templates: TemplateSet,
  access: Access,
  caller: Handler | undefined,
  name: string,
  report: Report,
): Promise<Refused | undefined> {
  const denied = (message: string): Refused => ({ type: 'AccessDeniedException', message });
  if (caller === undefined) return denied('nobody of the templates calls');
  const stream = templates.named('AWS::KinesisFirehose::DeliveryStream', name);
  if (stream === undefined) {
    report('stream_missing', {
      at: caller.lambda,
      property: 'PutRecordBatch',
      expected: 'a stream of the templates',
      found: `"${name}"`,
    });
    return { type: 'ResourceNotFoundException', message: `no stream ${name}` };
  }
  const path = networkPath(templates, caller.lambda, 'kinesis-firehose');
  if (!path.ok) {
    const { at: where, property, expected, found } = path;
    report('endpoint', { at: where, property, expected, found });
    return denied('not reachable');
  }
  const request = { by: caller.role, action: 'firehose:PutRecordBatch', on: stream.arn ?? '' };
  const { allowed, why } = await access.decide({ ...request, through: path.endpoints });
  if (allowed) return mayUseKey(access, caller, stream, report);
  // Where the role itself may, the way is what denies.
  const [endpoint] = (await access.decide(request)).allowed ? path.endpoints : [];
  report(endpoint === undefined ? 'permission' : 'endpoint', {
    at: endpoint ?? caller.role,
    property: endpoint === undefined ? `${request.action} on ${request.on}` : 'PolicyDocument',
    expected: `${request.action} for ${caller.role.ref} on ${request.on}`,
    found: why,
  });
  return denied('not authorized to perform firehose:PutRecordBatch');
}

/** Firehose asks for the key of an encrypted stream in the name of who sends ("Data protection in Amazon Data Firehose"). */
async function mayUseKey(
  access: Access,
  { role: by }: Handler,
  stream: Resource,
  report: Report,
): Promise<Refused | undefined> {
  const on = textAt(stream.properties, 'DeliveryStreamEncryptionConfigurationInput', 'KeyARN');
  if (on === undefined) return undefined;
  const context = {
    'kms:ViaService': `firehose.${on.split(':')[3]}.amazonaws.com`,
    'aws:ViaAWSService': 'true',
  };
  for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
    const { allowed, why } = await access.decide({ by, action, on, context });
    if (allowed) continue;
    const property = `${action} on ${on}`;
    report('permission', { at: by, property, expected: `allowed, to send to ${stream.ref}`, found: why });
    return { type: 'AccessDeniedException', message: `not authorized to perform ${action}` };
  }
  return undefined;
}

/** What route said of the records of one shipment. */
export interface Routed {
  readonly forwarded: number;
  readonly skipped: number;
}

/** Delivers one shipment as its source would, and reads the answer as its source would. */
export async function deliverShipment(
  intake: Intake,
  parts: LakeParts,
  shipment: Shipment,
  report: Report,
): Promise<Routed> {
  if (shipment.by === 'stream') {
    for (const { tier, line } of shipment.lines) {
      const stream = parts.tiers.find((one) => one.tier === tier)?.stream.ref ?? '';
      intake.firehose.put(stream, [Buffer.from(line)]);
    }
    return { forwarded: shipment.lines.length, skipped: 0 };
  }
  try {
    const answer = await intake.route.invoke(shipment.invocation);
    const failed = listAt(answer as never, 'batchItemFailures').length;
    if (failed > 0) throw new Error(`${failed} of ${shipment.lines.length} records were not taken`);
    const forwarded = Object.values(at(answer as never, 'forwarded') ?? {}).reduce<number>(
      (sum, count) => sum + Number(count),
      0,
    );
    return { forwarded, skipped: Number(at(answer as never, 'skipped') ?? 0) };
  } catch (error) {
    report('function_failed', {
      at: parts.route.lambda,
      property: `a delivery by ${shipment.by}`,
      expected: 'all of it forwarded to the streams',
      found: error instanceof Error ? error.message : 'an error',
    });
    return { forwarded: 0, skipped: 0 };
  }
}
