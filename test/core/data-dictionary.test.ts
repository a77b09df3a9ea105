import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS } from '../../lib/core/columns';
import { dataDictionary } from '../../lib/core/data-dictionary';

describe('the data dictionary', () => {
  test('in docs is what the code says today (npm run docs writes it)', () => {
    const written = readFileSync(join(__dirname, '../../docs/data-dictionary.md'), 'utf8');
    expect(written).toBe(dataDictionary());
  });

  test('names every column with its identifier class', () => {
    const text = dataDictionary();
    for (const { name, identifier } of COLUMNS) {
      expect(text).toMatch(new RegExp(`\\| \`${name}\` \\| [^|]+ \\| ${identifier} \\|`));
    }
  });
});

describe('the columns', () => {
  test('are those of the event contract, in its order, and what was appended since', () => {
    expect(COLUMNS.map((column) => column.name).join(' ')).toBe(
      'event_id event_time received_at schema_version tier tier_basis service_name service_environment ' +
        'service_version request_id trace_id session_id actor_subject_id actor_subject_type actor_org_id ' +
        'actor_owner_org_id actor_roles acting_subject_id acting_interface acting_vendor acting_model_family ' +
        'acting_model_version acting_harness acting_harness_version authorizing_subject_id authorizing_org_id ' +
        'delegation_type agent_session_id parent_agent_session_id chain_depth attribution_level ' +
        'attribution_method action_type action_name phi_touched data_classification resource_type resource_id ' +
        'patient_id http_method http_route_template http_status_code client_ip user_agent outcome_status ' +
        'error_type error_message access_reason purpose_of_use phi_categories phi_fields consent_id break_glass ' +
        'record_count hash_check event_hash prev_event_hash hash_alg metadata raw_event redactions',
    );
  });
});
