import fc from 'fast-check';
import {
  type Classifiable,
  classifyTier,
  commaSeparated,
  levelOf,
  normaliseName,
  TIERS,
  type TierMaps,
} from '../../lib/core/tiers';

const MAPS: TierMaps = {
  resourceTypes: new Map([
    ['claim', 'standard'],
    ['progressnote', 'clinical'],
    ['psychotherapynote', 'psychotherapy'],
    ['otpdose', 'sud'],
  ]),
  phiCategories: new Map([
    ['demographics', 'standard'],
    ['diagnosis', 'clinical'],
    ['substanceuse', 'sud'],
  ]),
  services: new Map([['opioidtreatment', 'sud']]),
};

function seen(
  type: string,
  metadata?: Classifiable['metadata'],
  action: Classifiable['action'] = {},
  service = 'ehr',
): Classifiable {
  return { resource: { type }, service: { name: service }, action, ...(metadata ? { metadata } : {}) };
}

describe('classifyTier', () => {
  test.each([
    ['a mapped type', seen('ProgressNote'), 'clinical', 'resource_type'],
    ['a type in snake case', seen('psychotherapy_note'), 'psychotherapy', 'resource_type'],
    ['a type in capitals with blanks', seen('OTP DOSE'), 'sud', 'resource_type'],
    [
      'a category above the type',
      seen('Claim', { phi_categories: 'demographics, Diagnosis' }),
      'clinical',
      'phi_categories',
    ],
    ['a field above the type', seen('Claim', { phi_fields: 'substance-use' }), 'sud', 'phi_categories'],
    [
      'a category below the type',
      seen('ProgressNote', { phi_categories: 'demographics' }),
      'clinical',
      'resource_type',
    ],
    [
      'a category as strict as the type',
      seen('ProgressNote', { phi_categories: 'diagnosis' }),
      'clinical',
      'resource_type',
    ],
    ['a service above the type', seen('Claim', undefined, {}, 'opioid-treatment'), 'sud', 'service_name'],
    [
      'an unknown type that touched PHI',
      seen('Widget', undefined, { phi_touched: true }),
      'clinical',
      'default',
    ],
    [
      'an unknown type classified PHI',
      seen('Widget', undefined, { data_classification: 'PHI' }),
      'clinical',
      'default',
    ],
    [
      'an unknown type classified UNKNOWN',
      seen('Widget', undefined, { data_classification: 'UNKNOWN' }),
      'clinical',
      'default',
    ],
    [
      'an unknown type without PHI',
      seen('Widget', undefined, { phi_touched: false, data_classification: 'NONE' }),
      'standard',
      'default',
    ],
    ['PII alone', seen('Widget', undefined, { data_classification: 'PII' }), 'standard', 'default'],
    ['phi_tier above the type', seen('Claim', { phi_tier: 3 }), 'psychotherapy', 'phi_tier'],
    ['phi_tier as text', seen('Claim', { phi_tier: '4' }), 'sud', 'phi_tier'],
    ['phi_tier below the type', seen('OtpDose', { phi_tier: 1 }), 'sud', 'resource_type'],
    [
      'phi_tier below the default',
      seen('Widget', { phi_tier: 1 }, { phi_touched: true }),
      'clinical',
      'default',
    ],
    ['a phi_tier that is none', seen('Claim', { phi_tier: 5 }), 'standard', 'resource_type'],
    ['a phi_tier of a wrong type', seen('Claim', { phi_tier: true }), 'standard', 'resource_type'],
  ] as const)('%s', (_title, event, tier, basis) => {
    expect(classifyTier(event, MAPS)).toEqual({ tier, basis });
  });

  test('a name that every object inherits is not a mapped name', () => {
    expect(classifyTier(seen('constructor'), MAPS)).toEqual({ tier: 'standard', basis: 'default' });
  });

  test('phi_tier never lowers a tier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Claim', 'ProgressNote', 'PsychotherapyNote', 'OtpDose', 'Widget'),
        fc.constantFrom('ehr', 'opioid-treatment'),
        fc.constantFrom('PHI', 'PII', 'NONE', 'UNKNOWN', undefined),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.integer({ min: 1, max: 4 }),
        (type, service, data_classification, phi_touched, phi_tier) => {
          const action = { data_classification, phi_touched };
          const without = classifyTier(seen(type, undefined, action, service), MAPS);
          const asked = classifyTier(seen(type, { phi_tier }, action, service), MAPS);
          expect(levelOf(asked.tier)).toBe(Math.max(levelOf(without.tier), phi_tier));
        },
      ),
    );
  });
});

describe('names and lists', () => {
  test('case and separators do not matter', () => {
    expect(
      new Set(
        ['PsychotherapyNote', 'psychotherapy_note', 'Psychotherapy Note', 'PSYCHOTHERAPY-NOTE'].map(
          normaliseName,
        ),
      ).size,
    ).toBe(1);
  });

  test('comma-separated text becomes a list, or nothing', () => {
    expect(commaSeparated(' a, b ,,c')).toEqual(['a', 'b', 'c']);
    expect(commaSeparated(' , ')).toBeNull();
    expect(commaSeparated({ a: 1 })).toBeNull();
  });

  test('a list, which schema 1.0 allows there, is read like its items written with commas', () => {
    expect(commaSeparated(['a', 5, ' b,c ', null, ['d']])).toEqual(['a', 'b', 'c']);
    expect(commaSeparated([{}])).toBeNull();
    expect(classifyTier(seen('Claim', { phi_categories: ['demographics', 'substance_use'] }), MAPS)).toEqual({
      tier: 'sud',
      basis: 'phi_categories',
    });
  });

  test('levels follow the order of the table, weakest first', () => {
    expect(TIERS.map((tier) => levelOf(tier.name))).toEqual([1, 2, 3, 4]);
  });
});
