import { findPhiInText, type PhiField } from '../../lib/core/phi-guard';

/** Words and digits that open the gates of every rule, so that none is skipped. */
const GATE =
  ' patient John pid| nm1* identifier ssn phone dob admitted street mrn member dx phq 1985-02-13 123-45-6789 5550101234 F32.1 x@y.zz /a ?b=c NY 12345 depressed ';

/** Pieces that, repeated, make a naive pattern start over from every position. */
const PIECES = [
  'a',
  'A',
  '1',
  '1-',
  '1 ',
  ' ',
  'a@',
  'a@b.',
  '@',
  '/',
  '/patients/',
  '/a1',
  '?a=b&',
  '?name=',
  'John ',
  'Xyz ',
  'Doe, ',
  'J. ',
  'ssn ',
  'mrn: ',
  'dob ',
  'born on the ',
  '1 Elm ',
  '12 of the main ',
  '123 45 ',
  '555-',
  '+1 ',
  'dx ',
  'F32.',
  'depressed ',
  'major depressive ',
  'patient ',
  "Maria's ",
  '%41',
  '%',
  '\\u0041',
  '\u200b',
  '１',
  'e\u0301',
  'a_',
  'aB',
  "a'",
  'name=',
  '[at] ',
  '1985-02-13 is ',
  'http://',
  'john smith ',
  '😀',
  '\ud800',
  'Albany, NY ',
  'A-',
  'member id ',
  'PID|1|',
  'Calle de la ',
  'x dot ',
  'pid|',
  '|',
  'in1|a|',
  'nm1*',
  '*',
  '*1',
  'clm*a',
  'n3*1',
  'ref*0f*',
  'a^b^',
  '1 a^',
  '12 elm^',
  'identifier value ',
  'extension="',
  'history of ',
  'patient says he ',
  'cannot ',
  'positive for ',
  'started on the ',
  'cut her ',
  'card no ',
  'eligibility id ',
  'claim ',
  'county road ',
]; // prettier-ignore

function milliseconds(text: string, field: PhiField): number {
  // Of this process, not of the clock on the wall: what else runs on the machine does not count.
  const from = process.cpuUsage();
  findPhiInText(text, field);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** The fastest of two: collecting garbage only ever adds. */
function best(piece: string, length: number, field: PhiField): number {
  const text = GATE + piece.repeat(Math.ceil(length / piece.length)) + GATE;
  return Math.min(...Array.from({ length: 2 }, () => milliseconds(text, field)));
}

describe('the time for a text', () => {
  test.each(PIECES)('grows with its length and no faster, repeating %j', (piece) => {
    const field = piece.startsWith('/') ? 'route' : 'text';
    const short = best(piece, 8_000, field);
    const long = best(piece, 64_000, field);
    // Eight times the length: quadratic would be 64 times the time. Below a few milliseconds noise decides.
    expect(long).toBeLessThan(Math.max(short, 2) * 24);
  });

  test('allows a text of a megabyte', () => {
    const text =
      'Patient John Smith, DOB 1/2/1990, called 555-010-2234 about depression at /patients/12?name=Jane. '.repeat(
        10_500,
      );
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(findPhiInText(text, 'text').length).toBeGreaterThan(10_000);
  });
});
