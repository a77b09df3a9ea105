import { Aws } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SelectedSubnets } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

const EC2 = `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
/** Of an account and region, whatever their kind: see the statement that uses it. */
const ANY_OF_ACCOUNT = `${EC2}:*/*`;
const NEW_INTERFACES = `${EC2}:network-interface/*`;

const DESCRIBE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
const CREATE = ['ec2:CreateNetworkInterface'];
const MANAGE = [
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

export interface NetworkInterfaceProps {
  readonly vpc: IVpc;
  readonly subnets: SelectedSubnets;
  readonly securityGroup: ISecurityGroup;
}

/**
 * What the Lambda service does with a function's role to put the function into a VPC, and what denies the same to
 * the function's own code ("Giving Lambda functions access to resources in an Amazon VPC"): calls made with the
 * credentials of the code carry `lambda:SourceFunctionArn`, those of the service don't. The function can't be named
 * here, because it waits for this policy, so the denial holds for the code of every function that gets the role.
 * That the service accepts the narrowed statements when it makes the function is a live fact.
 */
export function networkInterfaceStatements({
  subnets,
  securityGroup,
}: NetworkInterfaceProps): readonly PolicyStatement[] {
  const inSubnets = subnets.subnetIds.map((id) => `${EC2}:subnet/${id}`);
  return [
    new PolicyStatement({ sid: 'DescribeInterfaces', actions: DESCRIBE, resources: ['*'] }),
    new PolicyStatement({
      sid: 'CreateInterfaces',
      actions: CREATE,
      resources: [...inSubnets, `${EC2}:security-group/${securityGroup.securityGroupId}`, NEW_INTERFACES],
    }),
    // The document asks for all resource ids here: the service checks the permission before an interface exists.
    new PolicyStatement({ sid: 'ManageInterfaces', actions: MANAGE, resources: [ANY_OF_ACCOUNT] }),
    new PolicyStatement({
      sid: 'NotByCode',
      effect: Effect.DENY,
      actions: [...DESCRIBE, ...CREATE, ...MANAGE],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'lambda:SourceFunctionArn': `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:*`,
        },
      },
    }),
  ];
}

/** Why the wildcards above are there, by the ending of the resource. */
export const INTERFACE_WILDCARDS = {
  '*': 'ec2:DescribeNetworkInterfaces and ec2:DescribeSubnets know no resources; the code of the function is denied both',
  ':network-interface/*':
    'the interface to be created has no id yet; its subnets and security group are those of the lake, and the code is denied the call',
  ':*/*':
    'Lambda checks these permissions before an interface exists, so its document asks for all ids of the account and region; the code is denied the calls',
} as const;
