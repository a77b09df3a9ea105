import fc from 'fast-check';
import { SCHEMA_VERSIONS, safePointer, validateEvent } from '../../lib/core/audit-event';
import { aFullEvent, anEvent } from '../fixtures/an-event';
import { valueAt, withAt, withoutAt } from '../fixtures/at-pointer';

/** The verdict in one line: `ok`, or reason, pointer and keyword. */
function verdict(value: unknown): string {
  const result = validateEvent(value);
  return result.ok ? 'ok' : `${result.refusal.reason} ${result.refusal.path} ${result.refusal.detail}`;
}

describe('validateEvent', () => {
  it.each([[null], [[]], [[{}]], ['{}'], [1], [true], [undefined]])(
    'refuses %j, which is no object',
    (value) => {
      expect(verdict(value)).toBe('not_object  type');
    },
  );

  it.each([
    [{}, 'required'],
    [{ schema_version: 2 }, 'type'],
    [{ schema_version: null }, 'type'],
    [{ schema_version: ['1.1'] }, 'type'],
    [{ schema_version: '3.0' }, 'enum'],
    [{ schema_version: '1.10' }, 'enum'],
    [{ schema_version: '' }, 'enum'],
    [{ schema_version: 'constructor' }, 'enum'],
    [{ schema_version: '__proto__' }, 'enum'],
  ])('refuses %j, whose version is not known', (value, detail) => {
    expect(verdict(value)).toBe(`unknown_version /schema_version ${detail}`);
  });

  it('refuses an event that breaks the schema of its version, with the place and the keyword', () => {
    const denied = { ...anEvent(), outcome: { status: 'DENIED' } };
    expect(validateEvent(denied)).toEqual({
      ok: false,
      refusal: { reason: 'schema', path: '/outcome/error_type', detail: 'required' },
    });
    expect(verdict({ ...denied, schema_version: '1.0' })).toBe('schema /outcome/status enum');
  });

  it('answers with the very object that it was given, unchanged', () => {
    const event = aFullEvent('2.1');
    const before = JSON.stringify(event);
    const result = validateEvent(event);
    expect(result.ok && result.event).toBe(event);
    expect(JSON.stringify(event)).toBe(before);
  });

  it('forgets the refusal of the event before', () => {
    expect(verdict(withAt(anEvent(), '/event_id', ''))).toBe('schema /event_id format');
    expect(verdict(anEvent())).toBe('ok');
    expect(verdict(withAt(anEvent(), '/timestamp', ''))).toBe('schema /timestamp format');
  });

  it('never puts a refused value or an unfit name into the refusal', () => {
    const secret = 'Jane Doe 123-45-6789';
    const places = ['/event_id', '/http/client_ip', '/action/type', `/${secret}`, `/actor/${secret}`];
    for (const path of places) {
      const result = validateEvent(withAt(aFullEvent('1.1'), path, secret));
      expect(result.ok).toBe(false);
      expect(JSON.stringify(result)).not.toContain('Jane');
    }
  });
});

describe.each(SCHEMA_VERSIONS)('validateEvent on hostile input of version %s', (version) => {
  const full = aFullEvent(version);

  it('takes no inherited name for a member', () => {
    for (const name of ['actor', 'outcome', 'event_id']) {
      const event = withAt(withoutAt(full, `/${name}`), '/__proto__', { [name]: valueAt(full, `/${name}`) });
      expect(verdict(event)).toBe(`schema /${name} required`);
    }
  });

  it.each(['Jane Doe', '', '1', 'a/b', '~', 'é', 'x'.repeat(65)])(
    'does not name a member called %j',
    (name) => {
      const called = (path: string): unknown =>
        JSON.parse(JSON.stringify(withAt(full, path, {})).replace('surprise', name));
      expect(verdict(called('/surprise'))).toBe('schema  additionalProperties');
      expect(verdict(called('/actor/surprise'))).toBe('schema /actor additionalProperties');
      expect(verdict(called('/metadata/surprise'))).toBe(version === '1.0' ? 'ok' : 'schema /metadata type');
    },
  );

  it('judges values nested 200,000 deep without a call per level', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const inMetadata = verdict({ ...full, metadata: { deep } });
    expect(inMetadata).toBe(version === '1.0' ? 'ok' : 'schema /metadata/deep type');
    expect(verdict({ ...full, actor: deep })).toBe('schema /actor type');
    expect(verdict({ ...full, deep })).toBe('schema /deep additionalProperties');
    expect(verdict(deep)).toBe('not_object  type');
  });

  it('judges 100,000 members', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key_${i}`, i]));
    const inMetadata = verdict({ ...full, metadata: many });
    expect(inMetadata).toBe(version === '1.0' ? 'ok' : 'schema /metadata maxProperties');
    expect(verdict({ ...many, ...full })).toBe('schema /key_0 additionalProperties');
  });

  it('names a member that is wrong before one that should not be there', () => {
    const broken = withAt(withAt(full, '/resource/type', ''), '/surprise', 1);
    expect(verdict(broken)).toBe('schema /resource/type minLength');
    expect(verdict(withoutAt(broken, '/outcome/status'))).toBe('schema /resource/type minLength');
    expect(verdict(withoutAt(broken, '/outcome'))).toBe('schema /outcome required');
  });

  it('names the same place whatever the order of the members', () => {
    const broken = withAt(withAt(full, '/timestamp', ''), '/resource/type', '');
    const members = Object.entries(Object(broken));
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
        expect(verdict(Object.fromEntries(shuffled))).toBe('schema /timestamp format');
      }),
    );
  });
});

describe('safePointer', () => {
  it('keeps plain identifiers and the index of a role', () => {
    for (const path of [
      '',
      '/actor/roles/3',
      '/metadata/access_reason',
      '/metadata/x-team.Key_1',
      '/__proto__',
    ]) {
      expect(safePointer(path)).toBe(path);
    }
  });

  it.each([
    ['/metadata/Jane Doe', '/metadata'],
    ['/metadata/20260302', '/metadata'],
    ['/metadata/a~1b/type', '/metadata'],
    ['/metadata/', '/metadata'],
    ['/Zoë/actor', ''],
    [`/metadata/${'k'.repeat(65)}`, '/metadata'],
  ])('cuts %j to %j', (path, safe) => {
    expect(safePointer(path)).toBe(safe);
  });
});
