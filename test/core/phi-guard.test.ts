import type { AuditEvent } from '../../lib/core/audit-event';
import {
  DEFAULT_PHI_POLICY,
  findPhi,
  findPhiInText,
  GUARDED_FIELDS,
  PHI_RULES,
  type PhiField,
  type PhiPolicy,
  type PhiRuleName,
  redactText,
} from '../../lib/core/phi-guard';
import { anEvent } from '../fixtures/an-event';

const rulesIn = (text: string, field: PhiField = 'text'): readonly PhiRuleName[] => [
  ...new Set(findPhiInText(text, field).map((span) => span.rule)),
];

const hitsOf = (event: AuditEvent, policy: PhiPolicy = DEFAULT_PHI_POLICY) =>
  findPhi(event, policy).map(({ rule, path, key }) => `${rule} ${path}${key ? ' (key)' : ''}`);

describe('the rules', () => {
  test.each(PHI_RULES.map((rule) => [rule.name, rule] as const))('%s fires on its hit', (name, rule) => {
    expect(rulesIn(rule.hit.text, rule.hit.field)).toContain(name);
  });

  test.each(PHI_RULES.map((rule) => [rule.name, rule] as const))(
    'no rule fires on the near miss of %s',
    (_, rule) => {
      expect(findPhiInText(rule.nearMiss.text, rule.nearMiss.field)).toEqual([]);
    },
  );

  test('have distinct names and reasons', () => {
    expect(new Set(PHI_RULES.map((rule) => rule.name)).size).toBe(PHI_RULES.length);
    expect(new Set(PHI_RULES.map((rule) => rule.reason)).size).toBe(PHI_RULES.length);
  });

  test('say exactly where the PHI is', () => {
    const text = 'invite for jane.roe@example.com, ssn 219-09-9999';
    const found = findPhiInText(text, 'text').map(({ rule, start, end }) => [rule, text.slice(start, end)]);
    expect(found).toContainEqual(['email', 'jane.roe@example.com']);
    expect(found).toContainEqual(['ssn', '219-09-9999']);
  });
});

describe('evasions', () => {
  test.each([
    ['a zero-width space in front', '\u200b219-09-9999', '219-09-9999'],
    ['zero-width characters inside', '219\u200b-09-\u206099\u200d99', '219\u200b-09-\u206099\u200d99'],
    ['non-breaking hyphens', 'id 219\u201109\u20119999', '219\u201109\u20119999'],
    ['full-width digits', 'ssn ２１９-０９-９９９９', '２１９-０９-９９９９'],
    ['Arabic digits', 'ssn ٢١٩-٠٩-٩٩٩٩', '٢١٩-٠٩-٩٩٩٩'],
    ['non-breaking spaces', 'ssn\u00a0219\u00a009\u00a09999', '219\u00a009\u00a09999'],
    ['combining marks on digits', 'ssn 2\u03321\u03329-09-9999', '2\u03321\u03329-09-9999'],
    ['characters outside the basic plane before it', '😀😀 ssn 219-09-9999', '219-09-9999'],
    ['percent-encoding', 'ssn=219%2D09%2D9999', '219%2D09%2D9999'],
    ['JSON escapes', 'ssn 219\\u002d09\\u002d9999', '219\\u002d09\\u002d9999'],
  ])('a number is found through %s, at its place in the original', (_, text, expected) => {
    const spans = findPhiInText(text, 'text').filter((span) => span.rule === 'ssn');
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([expected]);
  });

  test('a name is found with composed and with combining letters', () => {
    expect(rulesIn('lab result for Bj\u00f6rn Lindqvist')).toContain('person_name');
    expect(rulesIn('lab result for Bjo\u0308rn Lindqvist')).toContain('person_name');
  });

  test('a query value is judged decoded', () => {
    expect(rulesIn('/search?name=Maria+Gonzalez', 'route')).toContain('url_query');
    expect(rulesIn('/search?name=Maria%20Gonzalez', 'route')).toContain('url_query');
    expect(rulesIn('/search?email=jane%40example.com', 'route')).toContain('email');
    expect(rulesIn('/search?name={name}', 'route')).toEqual([]);
  });

  test.each([
    'invalid SSN [REDACTED-SSN] for [REDACTED-EMAIL], call [REDACTED-PHONE]',
    'ssn [REDACTED:ssn], dob [REDACTED:birth_date], patient [REDACTED:person_name]',
    'row [REDACTED-ID] locked at line 3 retry',
    'ssn ***-**-****',
    'truncated in the middle of a wor...',
  ])('a placeholder is no PHI: %s', (text) => {
    expect(findPhiInText(text, 'text')).toEqual([]);
  });

  test('a truncated text is judged by what is left', () => {
    expect(rulesIn('patient diagnosed with schizophrenia and trea...')).toContain('diagnosis_text');
  });
});

describe('fragments of health-data messages', () => {
  test.each([
    ['person_name', 'NM1*IL*1*LINDHOLM*ADAEZE**** rejected', 'lindholm*adaeze'],
    ['member_id', 'NM1*IL*1*ROE*J****MI*QXW880120045~', 'qxw880120045'],
    ['ssn', 'REF*SY*219099999~ is not expected', '219099999'],
    ['birth_date', 'DMG*D8*19580302*F~ has no match', '19580302'],
    ['phone', 'PER*IC*MOTHER*TE*5550100142~', '5550100142'],
    ['address', 'N3*18 CEDAR CT*APT 2~', '18 cedar ct'],
    ['mrn', 'PID|1||6650142^^^CLINIC^MR||', '6650142'],
    ['person_name', 'PID|1||6650142||LINDHOLM^ADAEZE||', 'lindholm^adaeze'],
    ['birth_date', 'PID|1||66501||ROE^JANE||19580302|F', '19580302'],
    ['birth_date', 'PID-7 19580302 cannot be parsed', '19580302'],
    ['ssn', 'PID-19 219-09-9999 has a wrong length', '219-09-9999'],
    ['icd_code', 'DG1|1||F43.12^Post-traumatic', 'f43.12'],
    ['person_name', '<family value="Lindholm"/>', 'lindholm'],
    ['birth_date', '<birthDate value="1958-03-02"/>', '1958-03-02'],
    ['mrn', '<id root="2.16.840" extension="6650142"/>', '6650142'],
    ['member_id', '302-C2 ZKM445566778 not found', 'zkm445566778'],
  ] as const)('%s is found in %s', (rule, text, value) => {
    const found = findPhiInText(text, 'text').filter((span) => span.rule === rule);
    expect(found.map(({ start, end }) => text.slice(start, end).toLowerCase())).toContain(value);
  });

  test.each([
    'PID segment has no field 5',
    'REF segment missing in loop 2010BA',
    'ISA*00*          *00*          *ZZ*SENDER01 rejected',
    'GS*HC*SENDER*RECEIVER*20260302*0800*1*X*005010X222A1',
    'SV1*HC:90837*150*UN*1***1~ has no charge',
    'NM1*85*2*RIVER CLINIC~ is not enrolled',
    'MSH|^~\\&|EHR|CLINIC|LAB|HOSP|20260302080000||ADT^A01|MSG00001|P|2.5.1',
    'PID-7 must be yyyymmdd',
    'PID file /var/run/app.pid is stale',
    '<family> must have a value',
  ])('nothing is found in %s', (text) => {
    expect(findPhiInText(text, 'text')).toEqual([]);
  });
});

describe('findPhi', () => {
  test('finds nothing in a clean event', () => {
    const event = anEvent({
      schema_version: '2.0',
      actor: { org_id: 'org_01', roles: ['therapist', 'sud_counselor'] },
      action: { name: 'psychotherapy_note_sign' },
      http: { route_template: '/patients/{patient_id}/notes/{note_id}', user_agent: 'okhttp/4.12.0' },
      outcome: { status: 'FAILURE', error_type: 'TimeoutError', error_message: 'timeout after 30000ms' },
      metadata: {
        access_reason: 'treatment',
        purpose_of_use: 'HOPERAT',
        phi_categories: 'diagnosis,medication,substance_use,hiv',
        phi_fields: 'ssn,dob,name,email',
        phi_tier: 4,
        consent_id: 'cns_0042',
        break_glass: true,
        break_glass_reason: 'emergency_access',
        impersonated_subject_id: 'usr_0009',
        author_subject_id: 'usr_0001',
        recipient: 'payer_01',
        record_count: 123456789,
        disclosure_purpose: 'payment',
        ratio: 3.928,
        ticket: null,
      },
    });
    expect(hitsOf(event)).toEqual([]);
  });

  const PHI = 'jane.roe@example.com';

  test.each(GUARDED_FIELDS.filter((row) => row.path !== '/actor/roles').map((row) => row.path))(
    'guards %s',
    (path) => {
      const [, group = '', member = ''] = path.split('/');
      const event = anEvent({ [group]: { [member]: PHI } });
      expect(hitsOf(event)).toContain(`email ${path}`);
    },
  );

  test('guards every role, and the free event ids of 1.0', () => {
    expect(hitsOf(anEvent({ actor: { roles: ['nurse', PHI] } }))).toContain('email /actor/roles/1');
    expect(hitsOf(anEvent({ schema_version: '1.0', event_id: `evt-${PHI}` }))).toContain('email /event_id');
  });

  test('guards delegation and attribution', () => {
    const event: AuditEvent = {
      ...anEvent({ schema_version: '2.1' }),
      delegation: {
        acting: { subject_id: 'agent_1', subject_type: 'agent', agent: { interface: 'mcp', vendor: PHI } },
        authorizing: { subject_id: PHI, subject_type: 'human' },
        delegation_type: 'supervised',
        agent_session_id: 'sess_0001',
      },
      attribution: { level: 'asserted', method: PHI },
    };
    expect(hitsOf(event)).toEqual(
      expect.arrayContaining([
        'email /delegation/acting/agent/vendor',
        'email /delegation/authorizing/subject_id',
        'email /attribution/method',
      ]),
    );
  });

  test('walks nested metadata and escapes keys as RFC 6901 says', () => {
    const event = anEvent({
      schema_version: '1.0',
      metadata: { 'a/b': { 'c~d': [{ e: 'x' }, { e: `to ${PHI}` }] } },
    });
    expect(hitsOf(event)).toContain('email /metadata/a~1b/c~0d/1/e');
    expect(hitsOf(event).filter((hit) => !hit.endsWith('/metadata/a~1b/c~0d/1/e'))).toEqual([]);
  });

  test('finds PHI in metadata keys', () => {
    const event = anEvent({ metadata: { [PHI]: true, ssn: null, 'date of birth': null } });
    expect(hitsOf(event)).toContain(`email /metadata/${PHI} (key)`);
    expect(hitsOf(event)).toHaveLength(hitsOf(event).filter((hit) => hit.includes(PHI)).length);
  });

  test('judges a value by its key', () => {
    const metadata = {
      dob: '1985-02-13',
      expires: '1985-02-13',
      patient_name: 'Jane Roe',
      service_name: 'etl-nightly',
      mrn: 7719203,
      rows: 7719203,
      homePhone: 5550104477,
      SSN: '219099999',
      zip_code: '94110',
      consent_id: '88120',
    };
    const hits = hitsOf(anEvent({ metadata }));
    expect(hits).toEqual(
      expect.arrayContaining([
        'birth_date /metadata/dob',
        'person_name /metadata/patient_name',
        'mrn /metadata/mrn',
        'phone /metadata/homePhone',
        'ssn /metadata/SSN',
        'address /metadata/zip_code',
      ]),
    );
    expect(hits.filter((hit) => /expires|service_name|rows|consent_id/.test(hit))).toEqual([]);
  });

  test('reports offsets in the value, not in what the key says', () => {
    const [hit] = findPhi(anEvent({ metadata: { dob: '1985-02-13' } }), DEFAULT_PHI_POLICY);
    expect(hit).toMatchObject({ path: '/metadata/dob', key: false, start: 0, end: 10 });
  });

  test('takes people for PHI in ids, and opaque ids for none', () => {
    for (const id of ['219099999', '219-09-9999', PHI, '4155550133', 'jane_doe', 'Jane Roe']) {
      expect(hitsOf(anEvent({ resource: { id } }))).not.toEqual([]);
    }
    for (const id of [
      '88120',
      'pat_456',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      '7b89296c-6dcb-4c50-8857-7eb1924770d3',
      'svc_claims_worker',
    ]) {
      expect(hitsOf(anEvent({ resource: { id } }))).toEqual([]);
    }
  });

  test('does not run a rule that is off', () => {
    const event = anEvent({ outcome: { error_message: `ssn 219-09-9999 of ${PHI}` } });
    expect(hitsOf(event, { ...DEFAULT_PHI_POLICY, email: 'off', person_name: 'off' })).toEqual([
      'ssn /outcome/error_message',
    ]);
    const off = Object.fromEntries(PHI_RULES.map((rule) => [rule.name, 'off'])) as PhiPolicy;
    expect(hitsOf(event, off)).toEqual([]);
    expect(hitsOf(event)).not.toEqual([]);
  });

  test('walks metadata of any depth and any width', () => {
    let deep: unknown = { note: `to ${PHI}` };
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    const hits = findPhi(anEvent({ schema_version: '1.0', metadata: { deep } }), DEFAULT_PHI_POLICY);
    expect(hits.filter((hit) => hit.rule === 'email')).toHaveLength(1);
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k_${index}`, index]));
    expect(hitsOf(anEvent({ schema_version: '1.0', metadata: wide }))).toEqual([]);
  });

  test('answers the same when it has seen much else in between', () => {
    const event = anEvent({ outcome: { error_message: 'seen by 3 replicas' } });
    const hit = anEvent({ outcome: { error_message: `seen by ${PHI}` } });
    const first = [hitsOf(event), hitsOf(hit)];
    for (let round = 0; round < 5000; round += 1)
      findPhiInText(`shard number ${round} is not balanced`, 'text');
    expect([hitsOf(event), hitsOf(hit)]).toEqual(first);
  });

  test('carries no value of the event in a hit', () => {
    for (const hit of findPhi(anEvent({ metadata: { ssn: '219-09-9999' } }), DEFAULT_PHI_POLICY)) {
      expect(JSON.stringify(hit)).not.toContain('219');
    }
  });
});

describe('redactText', () => {
  test('puts a typed placeholder in the place of every span', () => {
    const text = 'ssn 219-09-9999 of jane.roe@example.com';
    expect(
      redactText(
        text,
        findPhiInText(text, 'text').filter((span) => span.rule !== 'person_name'),
      ),
    ).toBe('ssn [REDACTED:ssn] of [REDACTED:email]');
  });

  test('merges spans that overlap, the first and longest naming the placeholder', () => {
    const spans = [
      { rule: 'phone', start: 4, end: 8 },
      { rule: 'ssn', start: 2, end: 6 },
      { rule: 'mrn', start: 2, end: 5 },
      { rule: 'email', start: 8, end: 9 },
    ] as const;
    expect(redactText('0123456789', spans)).toBe('01[REDACTED:ssn][REDACTED:email]9');
  });

  test('leaves a text without spans alone', () => {
    expect(redactText('policy 12', [])).toBe('policy 12');
  });

  test('leaves nothing that the guard would still find', () => {
    for (const rule of PHI_RULES) {
      const redacted = redactText(rule.hit.text, findPhiInText(rule.hit.text, rule.hit.field));
      expect(findPhiInText(redacted, rule.hit.field)).toEqual([]);
    }
  });
});
