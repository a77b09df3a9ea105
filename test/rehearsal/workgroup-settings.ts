import { at, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Report } from './finding';

const AT = 'WorkGroupConfiguration';

interface Rule {
  readonly property: string;
  readonly expected: string;
  /** Whether what the template says will do. */
  readonly holds: (workgroup: Resource) => boolean;
}

/** What a question relies on in the workgroup that it is asked in ("Settings of a workgroup", Amazon Athena). */
const RULES: readonly Rule[] = [
  {
    property: 'EnforceWorkGroupConfiguration',
    expected: 'true: else whoever asks says where the answer goes, and under which key',
    // Left out it is on, as the service makes a workgroup.
    holds: ({ properties }) => at(properties, AT, 'EnforceWorkGroupConfiguration') !== false,
  },
  {
    property: 'EngineVersion/SelectedEngineVersion',
    expected: 'Athena engine version 3, which the views are written for',
    holds: ({ properties }) =>
      textAt(properties, AT, 'EngineVersion', 'SelectedEngineVersion') === 'Athena engine version 3',
  },
  {
    property: 'BytesScannedCutoffPerQuery',
    expected: 'a cap, 10,000,000 bytes at least',
    holds: ({ properties }) => Number(at(properties, AT, 'BytesScannedCutoffPerQuery') ?? 0) >= 10_000_000,
  },
  {
    property: 'ResultConfiguration/EncryptionConfiguration/EncryptionOption',
    expected: 'SSE_KMS: answers are under the key of the strictest tier in scope',
    holds: ({ properties }) =>
      textAt(properties, AT, 'ResultConfiguration', 'EncryptionConfiguration', 'EncryptionOption') ===
      'SSE_KMS',
  },
  {
    property: 'State',
    expected: 'enabled',
    holds: ({ properties }) => (textAt(properties, 'State') ?? 'ENABLED') === 'ENABLED',
  },
];

export function checkWorkgroup(workgroup: Resource, report: Report): void {
  for (const { property, expected, holds } of RULES) {
    if (holds(workgroup)) continue;
    const place = property === 'State' ? property : `${AT}/${property}`;
    const found = at(workgroup.properties, ...place.split('/'));
    report('workgroup', {
      at: workgroup,
      property: place,
      expected,
      found: found === undefined ? 'nothing' : String(found),
    });
  }
}
