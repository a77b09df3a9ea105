import { Aws, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LakeConfig } from '../config';
import { LakeNames, type RoleName } from './lake-names';

export interface LakeStackProps {
  readonly config: LakeConfig;
}

/** What every stack of the lake has: its stage, its region if one is configured, names, tags and protection. */
export class LakeStack extends Stack {
  readonly config: LakeConfig;
  readonly names: LakeNames;

  /** @param part Name of the stack within the lake: it becomes `audit-lake-<stage>-<part>`. */
  constructor(scope: Construct, part: string, description: string, { config }: LakeStackProps) {
    const names = new LakeNames(config.stage);
    super(scope, `${names.prefix}-${part}`, {
      description: `Audit lake, ${config.stage}: ${description}`,
      terminationProtection: config.stage === 'production',
      ...(config.region === undefined ? {} : { env: { region: config.region } }),
    });
    this.config = config;
    this.names = names;
    Tags.of(this).add('application', 'audit-lake');
    Tags.of(this).add('stage', config.stage);
  }

  roleName(name: RoleName): string {
    return this.names.role(name, Aws.REGION);
  }

  roleArn(name: RoleName): string {
    return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${this.roleName(name)}`;
  }

  /**
   * The role with which CloudFormation makes the resources of a bootstrapped account: it must keep the power
   * to change what it made, or no update would ever pass.
   */
  get deployRoleArn(): string {
    const qualifier = this.synthesizer.bootstrapQualifier ?? 'hnb659fds';
    return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-${qualifier}-cfn-exec-role-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
  }

  streamArn(tier: Parameters<LakeNames['stream']>[0]): string {
    return `arn:${Aws.PARTITION}:firehose:${Aws.REGION}:${Aws.ACCOUNT_ID}:deliverystream/${this.names.stream(tier)}`;
  }
}
