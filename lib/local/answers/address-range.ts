import { BlockList, isIP, SocketAddress } from 'node:net';

/** Whether an address of an event lies in the range. A null is not a match. */
export type AddressRange = (address: string | null) => boolean;

const FAMILIES = { 4: { name: 'ipv4', bits: 32 }, 6: { name: 'ipv6', bits: 128 } } as const;
const MAPPED_BITS = 96;

/**
 * A range of addresses in CIDR (RFC 4632, RFC 4291), or one address. An IPv4 address and the IPv6 address that
 * maps it are the same (RFC 4291, 2.5.5.2).
 *
 * @returns undefined where the text is none
 * @example addressRange('10.20.0.0/16')?.('10.20.3.14') // true
 */
export function addressRange(text: string): AddressRange | undefined {
  const [, address = '', length] = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const written = familyOf(address);
  if (written === undefined) return undefined;
  const bits = length === undefined ? written.bits : Number(length);
  if (bits > written.bits) return undefined;

  const mapped = mappedIpv4(address);
  const range = new BlockList();
  if (mapped !== undefined && bits >= MAPPED_BITS) range.addSubnet(mapped, bits - MAPPED_BITS, 'ipv4');
  else range.addSubnet(address, bits, written.name);
  return (candidate) => {
    if (candidate === null) return false;
    const plain = mappedIpv4(candidate) ?? candidate;
    const family = familyOf(plain);
    return family !== undefined && range.check(plain, family.name);
  };
}

function familyOf(address: string): (typeof FAMILIES)[4 | 6] | undefined {
  const version = isIP(address);
  return version === 4 || version === 6 ? FAMILIES[version] : undefined;
}

function mappedIpv4(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const [, ipv4] = /^::ffff:([\d.]+)$/.exec(new SocketAddress({ address, family: 'ipv6' }).address) ?? [];
  return ipv4;
}
