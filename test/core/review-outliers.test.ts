import { FEWEST_PEERS, type Measured, outliersOf } from '../../lib/core/review/outliers';
import { user } from '../fixtures/review-facts';

const peers = (count: number, measures: Partial<Measured> = {}) =>
  Array.from({ length: count }, (_, index) => user(`peer_${index}`, measures));

describe('an outlier', () => {
  const of = (one: Measured, others: readonly Measured[]) =>
    outliersOf([one, ...others]).get(one.actor_subject_id);

  test('stands out above the others of the role, and says by what', () => {
    expect(of(user('u', { patients: 60 }), peers(6))).toEqual([
      { measure: 'patients', value: 60, median: 10, role: 'nurse', peers: 6, score: 10 },
    ]);
  });

  test.each([
    [27, 0],
    [28, 1],
  ])('begins at a score of 3.5: %d patients where the others have 10', (patients, found) => {
    expect(of(user('u', { patients }), peers(6))).toHaveLength(found);
  });

  test.each([
    [6, 0],
    [7, 1],
  ])('is one at a score of exactly 3.5: %d exports where the others have none', (exports, found) => {
    expect(of(user('u', { exports }), peers(6))).toHaveLength(found);
  });

  test('is measured by how much the others differ', () => {
    const differing = [0, 20, 40, 60, 80, 100].map((patients, index) => user(`peer_${index}`, { patients }));

    expect(of(user('u', { patients: 150 }), differing)).toEqual([]);
    expect(of(user('u', { patients: 300 }), differing)).toHaveLength(1);
  });

  test('is nobody who does less than the others', () => {
    expect(of(user('u', { accesses: 0, patients: 0 }), peers(6))).toEqual([]);
  });

  test('needs enough others', () => {
    expect(of(user('u', { exports: 50 }), peers(FEWEST_PEERS - 1))).toEqual([]);
    expect(of(user('u', { exports: 50 }), peers(FEWEST_PEERS))).toHaveLength(1);
  });

  test('is nobody whom one of several roles explains', () => {
    const pharmacists = Array.from({ length: 5 }, (_, index) =>
      user(`pharmacist_${index}`, { roles: ['pharmacist'], patients: 300 }),
    );
    const both = user('u', { roles: ['nurse', 'pharmacist'], patients: 300 });

    expect(of(both, [...peers(6), ...pharmacists])).toEqual([]);
    expect(of({ ...both, roles: ['nurse'] }, [...peers(6), ...pharmacists])).toHaveLength(1);
  });

  test('is nobody without a role: services and agents have only that in common', () => {
    const machines = peers(6, { roles: [null] });

    expect(of(user('u', { roles: [null], exports: 500 }), machines)).toEqual([]);
  });
});
