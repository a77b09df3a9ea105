import { type Json, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

export type NetworkPath =
  /** The endpoints whose policies the call meets; none for a function outside of a VPC. */
  | { readonly ok: true; readonly endpoints: readonly Resource[] }
  | {
      readonly ok: false;
      readonly at: Resource;
      readonly property: string;
      readonly expected: string;
      readonly found: string;
    };

const HTTPS = 443;

/**
 * How a function reaches a service from its VPC, where there is no way but endpoints ("Access AWS services through
 * AWS PrivateLink"): an interface endpoint with private DNS in that VPC, and security groups that let HTTPS out of
 * the function and into the endpoint.
 */
export function networkPath(templates: TemplateSet, lambda: Resource, service: string): NetworkPath {
  const subnets = listAt(lambda.properties, 'VpcConfig', 'SubnetIds').map(String);
  if (subnets.length === 0) return { ok: true, endpoints: [] };
  const vpc = textAt(templates.named('AWS::EC2::Subnet', subnets[0] ?? '')?.properties, 'VpcId');
  const [endpoint] = templates
    .ofType('AWS::EC2::VPCEndpoint')
    .filter(
      ({ properties }) =>
        properties.VpcId === vpc && textAt(properties, 'ServiceName')?.endsWith(`.${service}`) === true,
    );
  const fault = (at: Resource, property: string, expected: string, found: string): NetworkPath => ({
    ok: false,
    at,
    property,
    expected,
    found,
  });
  if (endpoint === undefined)
    return fault(lambda, 'VpcConfig', `an endpoint for ${service} in its VPC`, 'no endpoint');
  if (endpoint.properties.PrivateDnsEnabled !== true)
    return fault(endpoint, 'PrivateDnsEnabled', 'true: the SDK calls the public name', 'false');
  const from = listAt(lambda.properties, 'VpcConfig', 'SecurityGroupIds').map(String);
  const to = listAt(endpoint.properties, 'SecurityGroupIds').map(String);
  const cidr = textAt(templates.named('AWS::EC2::VPC', vpc ?? '')?.properties, 'CidrBlock') ?? '';
  if (!from.some((group) => opens(templates, group, 'Egress', to, cidr)))
    return fault(lambda, 'VpcConfig/SecurityGroupIds', 'HTTPS out to the endpoint', 'no rule allows it');
  if (!to.some((group) => opens(templates, group, 'Ingress', from, cidr)))
    return fault(endpoint, 'SecurityGroupIds', 'HTTPS in from the function', 'no rule allows it');
  return { ok: true, endpoints: [endpoint] };
}

/** Whether a rule of a group lets HTTPS pass to or from one of the peers (groups, or the VPC's addresses). */
function opens(
  templates: TemplateSet,
  group: string,
  direction: 'Ingress' | 'Egress',
  peers: readonly string[],
  cidr: string,
): boolean {
  const inline = listAt(
    templates.named('AWS::EC2::SecurityGroup', group)?.properties,
    `SecurityGroup${direction}`,
  );
  const alone = templates
    .ofType(`AWS::EC2::SecurityGroup${direction}`)
    .filter(({ properties }) => properties.GroupId === group)
    .map(({ properties }) => properties);
  const rules: readonly Json[] = [...inline, ...alone];
  // A group that says nothing about the way out lets everything out.
  if (direction === 'Egress' && rules.length === 0) return true;
  return rules.some((rule) => {
    const peer = textAt(
      rule,
      direction === 'Egress' ? 'DestinationSecurityGroupId' : 'SourceSecurityGroupId',
    );
    const addresses = textAt(rule, 'CidrIp');
    const isPeer =
      peer !== undefined ? peers.includes(peer) : addresses === cidr || addresses === '0.0.0.0/0';
    return isPeer && coversHttps(rule);
  });
}

function coversHttps(rule: Json): boolean {
  const protocol = textAt(rule, 'IpProtocol');
  if (protocol === '-1') return true;
  const [from] = listAt(rule, 'FromPort').map(Number);
  const [to] = listAt(rule, 'ToPort').map(Number);
  return protocol === 'tcp' && from !== undefined && to !== undefined && from <= HTTPS && to >= HTTPS;
}
