import { changed, type Fault, type Tree } from './fault';
import type { Random } from './random';

/** Where producers let PHI slip in. All of it is made up, with reserved numbers and names of nobody. */
const digits = (random: Random, count: number): string =>
  String(random.int(10 ** count)).padStart(count, '0');

const PEOPLE = ['Jane Example', 'Maria Sample', 'Robert Testcase', 'Linda Placeholder'] as const;

const phi = (name: string, change: Fault['change']): Fault => ({ name, reason: 'phi', change });

const failed = (event: Tree, type: string, message: string): Tree => ({
  ...event,
  outcome: { status: 'FAILURE', error_type: type, error_message: message },
});

export const PHI_FAULTS: readonly Fault[] = [
  phi('SSN in an error message', (event, random) =>
    failed(
      event,
      'ValueError',
      `invalid SSN 212-${10 + random.int(80)}-${digits(random, 4)} in eligibility request`,
    ),
  ),
  phi('phone number in an error message', (event, random) =>
    failed(event, 'SmsError', `could not send reminder to (602) 555-01${digits(random, 2)}`),
  ),
  phi('e-mail address in an error message', (event, random) =>
    failed(event, 'KeyError', `no account for jane.example${random.int(900)}@example.org`),
  ),
  phi('name in an error message', (event, random) =>
    failed(event, 'MatchError', `more than one match for patient ${random.pick(PEOPLE)}`),
  ),
  phi('date of birth in metadata', (event, random) =>
    changed(event, 'metadata', {
      lookup: `DOB 0${1 + random.int(9)}/1${random.int(9)}/19${60 + random.int(39)}`,
    }),
  ),
  phi('address in metadata', (event, random) =>
    changed(event, 'metadata', { ship_to: `${100 + random.int(800)} Maple Street, Springfield, AZ 85001` }),
  ),
  phi('record number in an error message', (event, random) =>
    failed(event, 'LookupError', `MRN 0${digits(random, 7)} is locked by another user`),
  ),
  phi('raw identifier in the route', (event, random) =>
    changed(event, 'http', {
      method: 'GET',
      route_template: `/patients/${1_000 + random.int(90_000)}/notes/${1 + random.int(90)}`,
      status_code: 200,
    }),
  ),
  phi('name in a query string', (event, random) =>
    failed(
      event,
      'HTTPError',
      `GET /search?first_name=${random.pick(['Jane', 'Maria', 'Linda'])}&last_name=Example returned 502`,
    ),
  ),
  phi('diagnosis in metadata', (event, random) =>
    changed(event, 'metadata', {
      note: `diagnosis F${random.pick(['32.1', '33.2', '41.1'])} major depressive disorder, recurrent`,
    }),
  ),
  phi('clinical text in metadata', (event, random) =>
    changed(event, 'metadata', {
      comment: `Client reports ${random.pick(['poor sleep', 'panic attacks', 'low mood'])} for two weeks, denies suicidal ideation, agreed to a safety plan and will call the crisis line if symptoms get worse.`,
    }),
  ),
];
