import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct as Base, type Construct } from 'constructs';
import { acknowledgeWildcards, type WildcardReasons } from './acknowledge-wildcards';
import type { RoleName } from './lake-names';
import { LakeRole } from './lake-role';
import { INTERFACE_WILDCARDS, networkInterfaceStatements } from './network-interface-policy';

/** What is deployed is what the build put there, and what the tests ran: one folder a function. */
const PACKAGES =
  typeof __dirname === 'undefined'
    ? 'dist/lambda'
    : `${__dirname.replace(/[\\/](?:dist|lib[\\/]constructs)$/, '')}/dist/lambda`;

export type FunctionEntry = 'route' | 'transform' | 'probe';

export interface LakeFunctionProps {
  /** Folder under `dist/lambda`, whose `index.js` exports `handler`. */
  readonly entry: FunctionEntry;
  readonly roleName: RoleName;
  readonly description: string;
  /** What its code may do. Logs and the network are added here. */
  readonly statements: readonly PolicyStatement[];
  /** Why a resource of these statements is a wildcard, by its ending. @default no wildcard is acknowledged */
  readonly wildcards?: WildcardReasons;
  /** Never a secret: whoever may describe the function reads it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly vpc: IVpc;
  readonly securityGroup: ISecurityGroup;
  readonly operationsKey: IKey;
  /** Executions at once: what this function can't take from others, and can't exceed. */
  readonly reservedConcurrency: number;
  readonly timeout: Duration;
  /** MB */
  readonly memory: number;
  /**
   * Where the event of a failed asynchronous invocation goes, or why there is none: a function that is only
   * invoked synchronously has its failures with its caller.
   */
  readonly failures: { readonly queue: IQueue } | { readonly none: string };
}

/** Lambda's limit of all environment variables together, in bytes ("Lambda quotas"). */
const MAX_ENVIRONMENT_BYTES = 4096;

const RUNTIME_CHOICE = {
  id: 'AwsSolutions-L1',
  reason:
    'the packaged functions are tested on the binary of this runtime; a newer one follows with its own test run',
};

/**
 * A function of the lake: its package, its own narrow role, its own encrypted log of bounded life, in the isolated
 * subnets, with its share of concurrency. Asynchronous invocations are tried three times within six hours.
 */
export class LakeFunction extends Base {
  readonly function: Lambda;
  readonly logGroup: LogGroup;
  readonly role: LakeRole;

  constructor(scope: Construct, id: string, props: LakeFunctionProps) {
    super(scope, id);
    const { vpc, securityGroup, operationsKey, failures } = props;
    const environment = { ...props.environment, NODE_OPTIONS: '--enable-source-maps' };
    mustFit(id, environment);
    this.logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: operationsKey,
      retention: RetentionDays.ONE_YEAR,
    });
    const subnets = vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED });
    this.role = new LakeRole(this, 'Execution', {
      name: props.roleName,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
      statements: [
        ...props.statements,
        // The ARN attribute of a log group ends in `:*`: its streams, and nothing else.
        new PolicyStatement({
          sid: 'OwnLog',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [this.logGroup.logGroupArn],
        }),
        ...networkInterfaceStatements({ vpc, subnets, securityGroup }),
        ...('queue' in failures ? failureStatements(failures.queue, operationsKey) : []),
      ],
    });
    acknowledgeWildcards(this.role.policy, { ...INTERFACE_WILDCARDS, ...props.wildcards });
    this.function = new Lambda(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(`${PACKAGES}/${props.entry}`),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      // Grants of the CDK would become inline policies: the role's one policy says everything.
      role: this.role.role.withoutPolicyUpdates(),
      environment,
      logGroup: this.logGroup,
      vpc,
      vpcSubnets: subnets,
      securityGroups: [securityGroup],
      reservedConcurrentExecutions: props.reservedConcurrency,
      timeout: props.timeout,
      memorySize: props.memory,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      ...('queue' in failures ? { onFailure: new SqsDestination(failures.queue) } : {}),
    });
    // A function made before its policy would fail to join the VPC.
    this.function.node.addDependency(this.role.policy);
    Validations.of(this.function).acknowledge(RUNTIME_CHOICE, ...withoutDeadLetterConfig(failures));
  }
}

/** The service sends with the role of the function, into a queue that is encrypted with the operations key. */
function failureStatements(queue: IQueue, key: IKey): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: 'FailedEvents', actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    new PolicyStatement({
      sid: 'OpenQueues',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `sqs.${Aws.REGION}.amazonaws.com` } },
    }),
  ];
}

function withoutDeadLetterConfig(failures: LakeFunctionProps['failures']) {
  const reason =
    'queue' in failures
      ? 'failed asynchronous events go to the failure destination, which keeps the error beside the event'
      : failures.none;
  return ['HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ'].map((id) => ({ id, reason }));
}

function mustFit(id: string, environment: Readonly<Record<string, string>>): void {
  const sizes = Object.entries(environment)
    .map(([name, value]) => ({ name, bytes: Buffer.byteLength(name) + Buffer.byteLength(value) }))
    .sort((a, b) => b.bytes - a.bytes);
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
  if (sum <= MAX_ENVIRONMENT_BYTES) return;
  const largest = sizes.slice(0, 2).map(({ name, bytes }) => `${name} has ${bytes}`);
  throw new Error(
    `${id}: the environment variables need ${sum} bytes, Lambda allows ${MAX_ENVIRONMENT_BYTES}, and ${largest.join(', ')}; configure fewer or shorter names`,
  );
}
