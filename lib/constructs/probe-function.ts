import { Aws, Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { TIERS } from '../core/tiers';
import { LakeFunction } from './lake-function';
import type { LakeStack } from './lake-stack';

export interface ProbeProps {
  readonly vpc: IVpc;
  readonly securityGroup: ISecurityGroup;
  readonly operationsKey: IKey;
}

/**
 * The function with which `audit-lake smoke` asks from inside the network. Its role may describe one stream that the
 * endpoint's policy does not know: only so does a refusal show that the endpoint refused.
 */
export function addProbe(stack: LakeStack, { vpc, securityGroup, operationsKey }: ProbeProps): LakeFunction {
  const outsideStream = outsideStreamName(stack);
  return new LakeFunction(stack, 'Probe', {
    entry: 'probe',
    roleName: 'probe',
    description: 'Shows the smoke test what can be reached from inside the network',
    statements: [
      new PolicyStatement({
        sid: 'DescribeStreams',
        actions: ['firehose:DescribeDeliveryStream'],
        resources: [
          ...TIERS.map(({ name }) => stack.streamArn(name)),
          `arn:${Aws.PARTITION}:firehose:${Aws.REGION}:${Aws.ACCOUNT_ID}:deliverystream/${outsideStream}`,
        ],
      }),
    ],
    environment: {
      PROBE_STREAM: stack.names.stream('standard'),
      PROBE_OUTSIDE_STREAM: outsideStream,
    },
    vpc,
    securityGroup,
    operationsKey,
    reservedConcurrency: 1,
    // Two attempts of seven seconds at each stream, all at the same time.
    timeout: Duration.seconds(20),
    memory: 256,
    failures: { none: 'only the smoke test invokes it, and waits for the answer' },
  });
}

/** Never created: what counts is who refuses to speak of it. Not `<prefix>-...`, which is how the lake's streams begin. */
function outsideStreamName({ config }: LakeStack): string {
  return `audit-lake-probe-outside-${config.stage}`;
}
