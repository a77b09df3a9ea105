import { Validations } from 'aws-cdk-lib';
import {
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  type IVpcEndpoint,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Profile } from '../config';
import { endpointStatements } from './endpoint-policy';
import { type EndpointRow, endpointsOf, type LakeStorage } from './endpoint-table';
import { FlowLogs } from './flow-logs';
import { LakeStack } from './lake-stack';

export interface PrivateNetworkProps {
  readonly profile: Profile;
  readonly storage: LakeStorage;
}

/** Standard survives the loss of a zone; a clinic pays for each endpoint once. */
const ZONES: Readonly<Record<Profile, number>> = { clinic: 1, standard: 2 };

/** Four zones of 251 addresses: nothing else ever lives here, and no other network is connected. */
const ADDRESSES = '10.0.0.0/22';
const SUBNET_MASK = 24;

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 } as const;

/** One finding, which three packs report: the group that every VPC is born with. */
const DEFAULT_GROUP_RULES = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map(
  (pack) => `${pack}-VPCDefaultSecurityGroupClosed`,
);
const DEFAULT_GROUP_REASON =
  'CloudFormation cannot change the default group; what can is a function with the right to rewrite security groups, ' +
  'a greater risk than the group. No interface of the lake is in it (each names its own group), no route leads out ' +
  'of the network, and the endpoints admit the group of the functions alone.';

/**
 * A network without a way out: isolated subnets, and endpoints to the services that our code calls. There is no
 * gateway to the internet, no address translation, no public address and no route but those to the endpoints, so a
 * function in it can reach nothing else, whatever its code does.
 */
export class PrivateNetwork extends Construct {
  readonly vpc: Vpc;
  /** For every function of the lake: it may open connections to the endpoints, and nobody may open one to it. */
  readonly functionSecurityGroup: SecurityGroup;
  readonly endpointSecurityGroup: SecurityGroup;
  /** By name of the service, as in the endpoint table. */
  readonly endpoints: Readonly<Record<string, IVpcEndpoint>>;
  readonly flowLogs: FlowLogs;

  constructor(scope: Construct, id: string, { profile, storage }: PrivateNetworkProps) {
    super(scope, id);
    this.vpc = this.addVpc(ZONES[profile]);
    this.functionSecurityGroup = this.addGroup('FunctionSecurityGroup', 'Functions of the audit lake');
    this.endpointSecurityGroup = this.addGroup('EndpointSecurityGroup', 'Endpoints of the audit lake');
    this.connectGroups();
    this.endpoints = Object.fromEntries(
      endpointsOf(profile).map((row) => [row.service, this.addEndpoint(row, storage)]),
    );
    this.flowLogs = new FlowLogs(this, 'FlowLogs', {
      vpc: this.vpc,
      encryptionKey: storage.operationsKey,
    });
  }

  private addVpc(maxAzs: number): Vpc {
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(ADDRESSES),
      maxAzs,
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [
        { name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: SUBNET_MASK },
      ],
      // Closing the default group takes a function with the right to change security groups, outside this network.
      restrictDefaultSecurityGroup: false,
    });
    // Beside the VPC itself: on the construct the acknowledgement would cover its subnets too.
    Validations.of(vpc.node.defaultChild ?? vpc).acknowledge(
      ...DEFAULT_GROUP_RULES.map((id) => ({ id, reason: DEFAULT_GROUP_REASON })),
    );
    return vpc;
  }

  private addGroup(id: string, description: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }

  /**
   * The one way between the groups. The rule of the functions stands beside their group and not in it, so that the
   * group keeps the CDK's rule that matches nothing: EC2 gives a group that is made without an outbound rule one that
   * allows everything ("AWS::EC2::SecurityGroup", CloudFormation). Names are resolved by the network's own resolver,
   * which security groups do not filter. No function calls S3 today, so there is no rule to its prefix list, and the
   * gateway endpoint cannot be reached: the first function that reads a bucket brings that rule.
   */
  private connectGroups(): void {
    const { securityGroupId: functions } = this.functionSecurityGroup;
    const { securityGroupId: endpoints } = this.endpointSecurityGroup;
    new CfnSecurityGroupEgress(this, 'FunctionsToEndpoints', {
      ...HTTPS,
      description: 'Functions call services through the endpoints',
      groupId: functions,
      destinationSecurityGroupId: endpoints,
    });
    new CfnSecurityGroupIngress(this, 'EndpointsFromFunctions', {
      ...HTTPS,
      description: 'Endpoints answer the functions alone',
      groupId: endpoints,
      sourceSecurityGroupId: functions,
    });
  }

  private addEndpoint(row: EndpointRow, storage: LakeStorage): IVpcEndpoint {
    const endpoint = row.kind === 'gateway' ? this.addGateway(row) : this.addInterface(row);
    for (const statement of this.statements(row, storage)) endpoint.addToPolicy(statement);
    return endpoint;
  }

  private addGateway({ service }: EndpointRow): GatewayVpcEndpoint {
    return new GatewayVpcEndpoint(this, endpointId(service), {
      vpc: this.vpc,
      service: new GatewayVpcEndpointAwsService(service),
      subnets: [{ subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
  }

  private addInterface({ service }: EndpointRow): InterfaceVpcEndpoint {
    return new InterfaceVpcEndpoint(this, endpointId(service), {
      vpc: this.vpc,
      service: new InterfaceVpcEndpointAwsService(service),
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.endpointSecurityGroup],
      // The default would let the whole network in; the group's one rule lets in the functions.
      open: false,
      privateDnsEnabled: true,
    });
  }

  private statements(row: EndpointRow, storage: LakeStorage): readonly PolicyStatement[] {
    const stack = LakeStack.of(this);
    if (!(stack instanceof LakeStack)) throw new Error('the network stands outside a stack of the lake');
    return endpointStatements(row, stack, storage);
  }
}

/** `kinesis-firehose` -> `KinesisFirehoseEndpoint` */
function endpointId(service: string): string {
  const words = service.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Endpoint`;
}
