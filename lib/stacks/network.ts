import type { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { LakeStorage } from '../constructs/endpoint-table';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import { PrivateNetwork } from '../constructs/private-network';

export interface NetworkStackProps extends LakeStackProps {
  /** The endpoints let calls through to these buckets and keys only. */
  readonly vault: LakeStorage;
}

/** Where the functions run: isolated subnets, and endpoints that know this lake only. */
export class NetworkStack extends LakeStack {
  readonly network: PrivateNetwork;

  constructor(scope: Construct, { config, vault }: NetworkStackProps) {
    super(scope, 'network', 'isolated network of the functions, with its endpoints', { config });
    this.network = new PrivateNetwork(this, 'Network', { profile: config.profile, storage: vault });
  }

  get vpc(): Vpc {
    return this.network.vpc;
  }

  get functionSecurityGroup(): SecurityGroup {
    return this.network.functionSecurityGroup;
  }
}
