import { type Act, act } from './act';

const PATIENT = '/patients/{patient_id}';
const SCHEDULING = { reason: 'scheduling' } as const;
const PAYMENT = { reason: 'payment' } as const;
const OPERATIONS = { reason: 'operations', noPatient: true } as const;
const AGENT_SESSION = { ...OPERATIONS, ofSession: true } as const;

/** Everything that is done at the clinic. */
export const ACTS = {
  signIn: act('LOGIN', 'Session', undefined, '', '/auth/login', { noPatient: true }),
  signOut: act('LOGOUT', 'Session', undefined, '', '/auth/logout', { noPatient: true }),

  openChart: act('READ', 'Patient', '', 'demographics', PATIENT, { fields: 'name,date_of_birth,contact' }),
  readPlan: act(
    'READ',
    'TreatmentPlan',
    'tp_',
    'diagnosis,care_plan',
    `${PATIENT}/treatment-plans/{plan_id}`,
  ),
  updatePlan: act(
    'UPDATE',
    'TreatmentPlan',
    'tp_',
    'diagnosis,care_plan',
    `${PATIENT}/treatment-plans/{plan_id}`,
  ),
  readNote: act('READ', 'ProgressNote', 'note_', 'clinical_notes', `${PATIENT}/notes/{note_id}`),
  writeNote: act('CREATE', 'ProgressNote', 'note_', 'clinical_notes', `${PATIENT}/notes`),
  signNote: act('UPDATE', 'ProgressNote', 'note_', 'clinical_notes', `${PATIENT}/notes/{note_id}`, {
    name: 'sign_note',
  }),
  printPlan: act('PRINT', 'CarePlan', 'cp_', 'care_plan', `${PATIENT}/care-plans/{plan_id}/print`),
  oldNote: act('READ', 'Note', 'arc_', 'clinical_notes', '/archive/{document_id}', { service: 'archive' }),
  reviewNote: act('READ', 'ProgressNote', 'note_', 'clinical_notes', `${PATIENT}/notes/{note_id}`, {
    reason: 'quality_review',
  }),
  assess: act('CREATE', 'Assessment', 'asm_', 'assessment,diagnosis', `${PATIENT}/assessments`),
  diagnose: act('UPDATE', 'Diagnosis', 'cond_', 'diagnosis', `${PATIENT}/diagnoses/{diagnosis_id}`),
  writePrivateNote: act(
    'CREATE',
    'PsychotherapyNote',
    'psy_',
    'psychotherapy_notes',
    `${PATIENT}/process-notes`,
    {
      authored: true,
    },
  ),
  readPrivateNote: act(
    'READ',
    'PsychotherapyNote',
    'psy_',
    'psychotherapy_notes',
    `${PATIENT}/process-notes/{note_id}`,
    { authored: true },
  ),
  readMedication: act('READ', 'MedicationRequest', 'med_', 'medication', `${PATIENT}/medications`),
  prescribe: act('CREATE', 'Prescription', 'rx_', 'medication', `${PATIENT}/prescriptions`),
  readLab: act('READ', 'LabResult', 'lab_', 'labs', `${PATIENT}/labs/{lab_id}`),

  findPatient: act('READ', 'Patient', undefined, 'demographics', '/patients', {
    ...SCHEDULING,
    records: 12,
    noPatient: true,
  }),
  readAppointment: act(
    'READ',
    'Appointment',
    'apt_',
    'scheduling',
    '/appointments/{appointment_id}',
    SCHEDULING,
  ),
  book: act('CREATE', 'Appointment', 'apt_', 'scheduling', '/appointments', SCHEDULING),
  checkIn: act('UPDATE', 'Appointment', 'apt_', 'scheduling', '/appointments/{appointment_id}', {
    ...SCHEDULING,
    name: 'check_in',
  }),
  checkCoverage: act('READ', 'Coverage', 'cov_', 'insurance', `${PATIENT}/coverage`, PAYMENT),
  updateContact: act('UPDATE', 'Contact', 'con_', 'contact', `${PATIENT}/contact`, {
    ...SCHEDULING,
    fields: 'phone,address',
  }),
  recordConsent: act('CREATE', 'Consent', 'cns_', 'consent', `${PATIENT}/consents`, {
    name: 'consent_granted',
  }),
  questionnaire: act('CREATE', 'Questionnaire', 'qst_', 'assessment', `${PATIENT}/questionnaires`),

  readEncounter: act(
    'READ',
    'Encounter',
    'enc_',
    'encounter',
    `${PATIENT}/encounters/{encounter_id}`,
    PAYMENT,
  ),
  createClaim: act('CREATE', 'Claim', 'clm_', 'billing', '/claims', PAYMENT),
  updateClaim: act('UPDATE', 'Claim', 'clm_', 'billing', '/claims/{claim_id}', PAYMENT),
  exportClaims: act('EXPORT', 'Claim', 'exp_', 'billing,diagnosis', '/claims/export', {
    ...PAYMENT,
    noPatient: true,
    name: 'claims_export',
    records: 900,
    metadata: { disclosure_purpose: 'payment', recipient: 'payer_02' },
  }),
  referral: act('EXPORT', 'DocumentReference', 'doc_', 'clinical_notes,diagnosis', `${PATIENT}/referrals`, {
    name: 'referral_packet',
    records: 9,
    metadata: { disclosure_purpose: 'treatment', recipient: 'provider_17' },
  }),

  giveMedication: act('CREATE', 'Medication', 'mar_', 'medication', `${PATIENT}/administrations`),
  observe: act('CREATE', 'Observation', 'obs_', 'vitals', `${PATIENT}/observations`),
  handover: act('READ', 'CarePlan', 'cp_', 'care_plan', `${PATIENT}/care-plans/{plan_id}`),
  breakGlass: act(
    'READ',
    'ClinicalNote',
    'note_',
    'clinical_notes,medication',
    `${PATIENT}/notes/{note_id}`,
    {
      reason: 'emergency',
      name: 'break_glass',
      metadata: { break_glass: true, break_glass_reason: 'emergency_access' },
    },
  ),

  takeCall: act('CREATE', 'CrisisRecord', 'crs_', 'crisis', '/crisis/calls', { reason: 'emergency' }),
  crisisPlan: act('READ', 'CrisisPlan', 'cpl_', 'crisis,care_plan', '/crisis/plans/{plan_id}', {
    reason: 'emergency',
  }),
  closeCall: act('UPDATE', 'CrisisRecord', 'crs_', 'crisis', '/crisis/calls/{call_id}', {
    reason: 'emergency',
  }),

  dose: act('CREATE', 'OtpDose', 'dose_', 'substance_use,medication', '/otp/patients/{patient_id}/doses'),
  readDoses: act('READ', 'OtpDose', 'dose_', 'substance_use,medication', '/otp/patients/{patient_id}/doses'),
  sudPlan: act('READ', 'SudTreatment', 'sud_', 'substance_use,care_plan', '/otp/patients/{patient_id}/plan'),
  updateSudPlan: act(
    'UPDATE',
    'SudTreatment',
    'sud_',
    'substance_use,care_plan',
    '/otp/patients/{patient_id}/plan',
  ),
  sudAssess: act(
    'CREATE',
    'SubstanceUseAssessment',
    'sua_',
    'substance_use,assessment',
    '/otp/patients/{patient_id}/assessments',
  ),
  disclose: act('EXPORT', 'Part2Record', 'p2r_', 'substance_use', '/otp/patients/{patient_id}/disclosures', {
    name: 'part2_disclosure',
    consented: true,
    records: 6,
    metadata: { disclosure_purpose: 'treatment', recipient: 'provider_04' },
  }),
  sudConsent: act('CREATE', 'Consent', 'cns_', 'consent', '/otp/patients/{patient_id}/consents', {
    name: 'consent_granted',
    consented: true,
  }),
  revokeConsent: act(
    'UPDATE',
    'Consent',
    'cns_',
    'consent',
    '/otp/patients/{patient_id}/consents/{consent_id}',
    {
      name: 'consent_revoked',
      consented: true,
    },
  ),

  startAgent: act('CREATE', 'AgentSession', undefined, '', '/agent-sessions', {
    ...AGENT_SESSION,
    name: 'agent_session_start',
  }),
  endAgent: act('UPDATE', 'AgentSession', undefined, '', '/agent-sessions/{session_id}', {
    ...AGENT_SESSION,
    name: 'agent_session_end',
  }),
  overrideAgent: act('OVERRIDE', 'AgentSession', undefined, '', '/agent-sessions/{session_id}', {
    ...AGENT_SESSION,
    name: 'cancel_agent_session',
    metadata: { override_category: 'user_cancelled' },
  }),

  readUser: act('READ', 'User', 'usr_', '', '/admin/users/{user_id}', OPERATIONS),
  updateAccount: act('UPDATE', 'Account', 'acc_', '', '/admin/accounts/{account_id}', OPERATIONS),
  changeRole: act('UPDATE', 'Role', 'role_', '', '/admin/roles/{role_id}', OPERATIONS),
  impersonate: act('OTHER', 'Session', 'ses_', '', '/admin/impersonate', {
    ...OPERATIONS,
    name: 'impersonate',
    metadata: { impersonated_subject_id: 'usr_0110' },
  }),
  accessReport: act('READ', 'Report', 'rpt_', '', '/reports/{report_id}', OPERATIONS),
  exportReport: act('EXPORT', 'Report', 'rpt_', 'demographics', '/reports/{report_id}/export', {
    ...OPERATIONS,
    records: 240,
  }),
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;

export function actOf(name: ActName): Act {
  return ACTS[name];
}
