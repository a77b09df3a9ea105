import { createHash } from 'node:crypto';
import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, STANDARD_REGION } from './evaluate-stacks';
import { at, isArray, isObject, type Json, listAt, textAt } from './json';
import type { Resource, TemplateSet } from './template-set';

export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

export interface AccessRequest {
  /** A role of the templates, or a service that acts as itself (`firehose.amazonaws.com`). */
  readonly by: Resource | string;
  /** For example `s3:PutObject`. */
  readonly action: string;
  /** ARN of what is acted on. */
  readonly on: string;
  /** Condition keys beside those that every request has. */
  readonly context?: RequestContext;
  /** Endpoints of a VPC that the request passes. */
  readonly through?: readonly Resource[];
}

export interface Decision {
  readonly allowed: boolean;
  /** Which policies decided, for messages. */
  readonly why: string;
}

export interface Access {
  readonly decide: (request: AccessRequest) => Promise<Decision>;
  /** The documents of a role's identity policies: inline, attached by it or attached to it. */
  readonly policiesOf: (role: Resource) => readonly Json[];
  /** The document of the bucket, key, queue, topic or role (its trust) that an ARN names. */
  readonly resourcePolicyOf: (arn: string) => Json | undefined;
}

/**
 * Decides requests as IAM would, from the policies of the templates alone: identity, resource (bucket, key, queue,
 * topic, trust) and VPC endpoint policies together ("Policy evaluation logic", IAM User Guide). What the templates do
 * not hold (an organisation's control policies) is not part of it.
 */
export function accessOf(templates: TemplateSet): Access {
  const policiesOf = (role: Resource): readonly Json[] => identityPolicies(templates, role);
  const resourcePolicyOf = (arn: string): Json | undefined => resourcePolicy(templates, arn);
  return {
    policiesOf,
    resourcePolicyOf,
    decide(request) {
      const { by, on } = request;
      const identity = typeof by === 'string' ? [] : policiesOf(by);
      const asked = withoutEncryptionContext(simulationOf(request, identity, resourcePolicyOf(on)));
      const key = createHash('sha256').update(asked).digest('base64');
      const known = DECISIONS.get(key) ?? simulate(JSON.parse(asked) as Simulation);
      DECISIONS.set(key, known);
      return known;
    },
  };
}

/** By the whole question, policies and all: the same question has the same answer in whichever templates. */
const DECISIONS = new Map<string, Promise<Decision>>();

function simulationOf(
  { by, action, on, context = {}, through = [] }: AccessRequest,
  identity: readonly Json[],
  resource: Json | undefined,
): object {
  return {
    request: {
      principal: typeof by === 'string' ? by : sessionOf(by),
      action,
      resource: { resource: on, accountId: ACCOUNT },
      contextVariables: { ...commonContext(by, regionOf(on)), ...context },
    },
    identityPolicies: identity.map((policy, index) => ({ name: `identity ${index + 1}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resource === undefined ? {} : { resourcePolicy: resource }),
    ...(through.length === 0
      ? {}
      : {
          vpcEndpointPolicies: through.map(({ logicalId, properties }) => ({
            name: logicalId,
            policy: properties.PolicyDocument ?? OPEN_ENDPOINT,
          })),
        }),
  };
}

async function simulate(simulation: Simulation): Promise<Decision> {
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === 'error') {
    return { allowed: false, why: `the request cannot be judged: ${JSON.stringify(answer.errors)}` };
  }
  const analysis = answer.resultType === 'single' ? answer.result.analysis : answer.results.at(0)?.analysis;
  const parts = [
    ['identity policy', analysis?.identityAnalysis?.result],
    [
      'resource policy',
      simulation.resourcePolicy === undefined ? 'none' : analysis?.resourceAnalysis?.result,
    ],
    ['endpoint policy', analysis?.endpointAnalysis?.result],
  ].flatMap(([name, result]) => (result === undefined ? [] : [`${name}: ${result}`]));
  return {
    allowed: answer.overallResult === 'Allowed',
    why: `${answer.overallResult} (${parts.join(', ')})`,
  };
}

/** What an endpoint without a policy of its own has ("Control access to VPC endpoints using endpoint policies"). */
const OPEN_ENDPOINT = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/**
 * The simulator drops `kms:EncryptionContext:<name>`, a key with a free part behind a colon, from requests. Under
 * the name of a tag, whose free part it knows, the key means the same in policies and request.
 */
function withoutEncryptionContext(simulation: object): string {
  return JSON.stringify(simulation).replace(
    /"kms:EncryptionContext:([^"]+)":/gi,
    '"aws:PrincipalTag/kms:EncryptionContext:$1":',
  );
}

function sessionOf(role: Resource): string {
  return `${role.arn?.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/rehearsal`;
}

/** S3 and IAM name no region. */
function regionOf(arn: string): string {
  const region = arn.split(':')[3] ?? '';
  return region === '' ? STANDARD_REGION : region;
}

/** What is true of every request here ("AWS global condition context keys", IAM User Guide). */
function commonContext(by: Resource | string, region: string): RequestContext {
  const common = {
    'aws:SecureTransport': 'true',
    'aws:ResourceAccount': ACCOUNT,
    'aws:RequestedRegion': region,
    's3:TlsVersion': '1.3',
    'kms:CallerAccount': ACCOUNT,
    'aws:ViaAWSService': 'false',
  };
  if (typeof by === 'string')
    return { ...common, 'aws:PrincipalIsAWSService': 'true', 'aws:SourceAccount': ACCOUNT };
  return {
    ...common,
    'aws:PrincipalArn': by.arn ?? '',
    'aws:PrincipalAccount': ACCOUNT,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
  };
}

function identityPolicies(templates: TemplateSet, role: Resource): readonly Json[] {
  const inline = listAt(role.properties, 'Policies').flatMap((policy) => at(policy, 'PolicyDocument') ?? []);
  const attached = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']
    .flatMap((type) => templates.ofType(type))
    .filter(
      ({ properties, ref }) =>
        listAt(properties, 'Roles').includes(role.ref) ||
        listAt(role.properties, 'ManagedPolicyArns').includes(ref),
    )
    .flatMap(({ properties }) => properties.PolicyDocument ?? []);
  return [...inline, ...attached];
}

/** How a resource's policy is found by the ARN of what is acted on. */
function resourcePolicy(templates: TemplateSet, arn: string): Json | undefined {
  const [, , service = '', , , resource = ''] = arn.split(':');
  switch (service) {
    case 's3':
      return attachedTo(templates, 'AWS::S3::BucketPolicy', 'Bucket', resource.split('/')[0] ?? '');
    case 'kms':
      return templates.named('AWS::KMS::Key', arn)?.properties.KeyPolicy;
    case 'sqs': {
      const queue = templates.named('AWS::SQS::Queue', arn);
      return queue && attachedTo(templates, 'AWS::SQS::QueuePolicy', 'Queues', queue.ref);
    }
    case 'sns':
      return attachedTo(templates, 'AWS::SNS::TopicPolicy', 'Topics', arn);
    case 'iam':
      return templates.named('AWS::IAM::Role', arn)?.properties.AssumeRolePolicyDocument;
    default:
      return undefined;
  }
}

/** All policies on one resource read as one: their statements together. */
function attachedTo(templates: TemplateSet, type: string, property: string, ref: string): Json | undefined {
  const policies = templates
    .ofType(type)
    .filter(({ properties }) => listAt(properties, property).includes(ref))
    .map(({ properties }) => properties.PolicyDocument);
  if (policies.length <= 1) return policies[0];
  return {
    Version: textAt(policies[0], 'Version') ?? '2012-10-17',
    Statement: policies.flatMap((policy) => {
      const statements = at(policy, 'Statement');
      return isArray(statements) ? statements : isObject(statements) ? [statements] : [];
    }),
  };
}
