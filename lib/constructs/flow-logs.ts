import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { CfnFlowLog, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, PrincipalWithConditions, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LakeRole } from './lake-role';

export interface FlowLogsProps {
  readonly vpc: IVpc;
  /** Encrypts the log group. */
  readonly encryptionKey: IKey;
}

/**
 * Every connection in the network, accepted or refused, kept for a year: addresses and ports, never content.
 * The role and its trust are those of "IAM role for publishing flow logs to CloudWatch Logs" (Amazon VPC), without the
 * creation and listing of log groups, which a group that exists does not need (live).
 */
export class FlowLogs extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { vpc, encryptionKey }: FlowLogsProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      encryptionKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { role, policy } = new LakeRole(this, 'Role', {
      name: 'flow-logs',
      description: 'Writes the flow logs of the lake network',
      // The conditions keep the service from using the role for a flow log of somebody else ("confused deputy").
      assumedBy: new PrincipalWithConditions(new ServicePrincipal('vpc-flow-logs.amazonaws.com'), {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: {
          'aws:SourceArn': `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:vpc-flow-log/*`,
        },
      }),
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [this.logGroup.logGroupArn],
        }),
      ],
    });
    const flowLog = new CfnFlowLog(this, 'FlowLog', {
      resourceType: 'VPC',
      resourceId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: this.logGroup.logGroupName,
      deliverLogsPermissionArn: role.roleArn,
    });
    // Without the policy the service would find a role that may not write.
    flowLog.node.addDependency(policy);
  }
}
