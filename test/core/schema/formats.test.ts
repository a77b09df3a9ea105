import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { isIpv4, isIpv6, isLonger, isShorter, isUuid } from '../../../lib/core/schema/formats';
import { IPV4, IPV6 } from '../../fixtures/addresses';

describe('isUuid', () => {
  it('accepts every version in either case', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.uuid({ version: [1, 7] })), fc.boolean(), (uuid, upper) => {
        expect(isUuid(upper ? uuid.toUpperCase() : uuid)).toBe(true);
      }),
    );
    expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(true);
  });

  it('agrees with the grammar when one character is another', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat(36),
        fc.constantFrom(...'09afAF/:@Gg`-_{ ', 'é', ''),
        (uuid, at, other) => {
          const changed = uuid.slice(0, at) + other + uuid.slice(at + 1);
          expect(isUuid(changed)).toBe(
            /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(changed),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('addresses', () => {
  it.each(IPV4)('%j is an IPv4 address: %s', (text, valid) => {
    expect(isIpv4(text)).toBe(valid);
  });

  it.each(IPV6)('%j is an IPv6 address: %s', (text, valid) => {
    expect(isIpv6(text)).toBe(valid);
  });

  it('agree with Node on texts made of the pieces of addresses', () => {
    const piece = fc.constantFrom(
      '0',
      '1',
      '9',
      '10',
      '255',
      '256',
      '01',
      'ff',
      'Fe80',
      '12345',
      '.',
      '.',
      ':',
      ':',
      '::',
    );
    const address = fc.oneof(
      fc.array(piece, { maxLength: 18 }).map((pieces) => pieces.join('')),
      fc.array(piece, { minLength: 4, maxLength: 4 }).map((pieces) => pieces.join('.')),
      fc.array(piece, { minLength: 6, maxLength: 9 }).map((pieces) => pieces.join(':')),
      fc.ipV4(),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(address, (text) => {
        expect(isIpv4(text)).toBe(isIPv4(text));
        expect(isIpv6(text)).toBe(isIPv6(text));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('lengths', () => {
  const unit = fc.constantFrom('a', 'é', '\u2028', '😀', '\ud83d', '\ude00');

  it('count code points, a lone surrogate as one', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.nat(14), (units, limit) => {
        const text = units.join('');
        const length = [...text].length;
        expect(isLonger(text, limit)).toBe(length > limit);
        expect(isShorter(text, limit)).toBe(length < limit);
      }),
      { numRuns: 5000 },
    );
  });
});
