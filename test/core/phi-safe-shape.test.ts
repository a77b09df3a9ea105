import { isOpaqueId } from '../../lib/core/phi/safe-shape';

describe('the shape of an opaque id is told at a glance', () => {
  test.each([
    'pat_0042',
    'req_8aa79c51',
    'sess_28906834',
    'usr-7',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    '9e17dafee9cb92dc88c837d5f62704cd',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  ])('%s is one', (text) => {
    expect(isOpaqueId(text)).toBe(true);
  });

  test.each([
    'mrn_00123456',
    'dob_19820412',
    'visit_19820412',
    'visit_04121982',
    'dx_f1120',
    'x_219099999',
    'jane_roe',
    'jane.roe@example.org',
    'Jane Roe',
    '219-09-9999',
    '',
  ])('%j is looked at by the rules', (text) => {
    expect(isOpaqueId(text)).toBe(false);
  });
});
