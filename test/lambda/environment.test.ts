import { readEnvironment, streamTier } from '../../lambda/shared/environment';
import { rulesToJson } from '../../lib/core/ingest-rules';
import { RULES } from '../fixtures/rules';

const COMPLETE = {
  LAKE_RULES: rulesToJson(RULES),
  STREAM_STANDARD: 'a',
  STREAM_CLINICAL: 'b',
  STREAM_PSYCHOTHERAPY: 'c',
  STREAM_SUD: 'd',
  TIER: 'clinical',
};

describe('the environment of a function', () => {
  test('gives the rules and the stream of each tier', () => {
    expect(readEnvironment(COMPLETE)).toEqual({
      rules: RULES,
      streams: { standard: 'a', clinical: 'b', psychotherapy: 'c', sud: 'd' },
    });
    expect(streamTier(COMPLETE)).toBe('clinical');
  });

  test.each(['LAKE_RULES', 'STREAM_SUD'])('without %s the function does not start', (name) => {
    expect(() => readEnvironment({ ...COMPLETE, [name]: undefined })).toThrow(name);
  });

  test('an unknown tier is named with those allowed', () => {
    expect(() => streamTier({ TIER: 'gold' })).toThrow('standard, clinical, psychotherapy, sud');
  });
});
