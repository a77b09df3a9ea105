/** Words that make the number behind them personal: `mrn_00123456` is looked at by the rules. */
const TELLING = new Set(
  (
    'acc acct account age bday birth birthdate call card cell chart claimant client code contact diag diagnosis dob dx ' +
    'emergency fax home hx icd ins insurance license lic mbi medicaid medicare mem member memid mob mobile mr mrn name ' +
    'passport patient person ph phone plan pol policy pt ptid rx soc ssn sub subscriber tax tel telephone zip'
  ).split(' '),
);

/** Words that make a short code behind them a diagnosis: `dx_f1120`. */
const TELLING_CODE = new Set('code diag diagnosis dx hx icd'.split(' '));

const LONGEST = 128;
/** A run of this many digits may be an account, a telephone or a social security number. */
const LONG_RUN = 9;
/** Eight digits that may be a date: 19820412, 04121982, 12041982. */
const MAY_BE_DATE = /(?:19|20)\d\d[01]\d[0-3]\d$|[0-3]\d[0-3]\d(?:19|20)\d\d$/;
/** ULID has 26 characters, KSUID 27, base62 tokens about as many. */
const TOKEN_LENGTH = 20;
const TOKEN_RUN = 12;
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([16, 32, 40, 64]);

/**
 * Tells at a glance that a text is an opaque identifier (`pat_0042`, `req_8aa79c51`, a UUID, a digest), the
 * shape of nearly all guarded strings: one pass over the characters. False means only "look closer".
 */
export function isOpaqueId(text: string): boolean {
  const { length } = text;
  if (length > LONGEST) return false;
  let digits = 0;
  let run = 0;
  let longestRun = 0;
  let beyondHex = 0;
  let uppers = 0;
  let separators = 0;
  let separatorAt = -1;
  let digitsBefore = 0;
  let beyondHexBefore = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      run += 1;
      if (run > longestRun) longestRun = run;
      continue;
    }
    run = 0;
    if (code >= 0x61 && code <= 0x7a) {
      if (code > 0x66) beyondHex += 1;
    } else if (code === 0x5f || code === 0x2d) {
      separators += 1;
      separatorAt = at;
      digitsBefore = digits;
      beyondHexBefore = beyondHex;
    } else if (code >= 0x41 && code <= 0x5a) uppers += 1;
    else return false;
  }
  if (separators === 0) {
    const letters = length - digits;
    if (length >= TOKEN_LENGTH && letters > 0 && digits > 0 && longestRun < TOKEN_RUN) return true;
    return uppers === 0 && beyondHex === 0 && letters > 0 && DIGEST_LENGTHS.has(length);
  }
  if (uppers > 0) return false;
  // A word, one separator, a number in decimal or hexadecimal.
  if (separators === 1) {
    const isNumber = digitsBefore === 0 && digits > 0 && beyondHex === beyondHexBefore;
    if (!isNumber || separatorAt < 2 || longestRun >= LONG_RUN) return false;
    if (longestRun === LONG_RUN - 1 && MAY_BE_DATE.test(text)) return false;
    const isDecimal = digits === length - separatorAt - 1;
    return !(isDecimal ? TELLING : TELLING_CODE).has(text.slice(0, separatorAt));
  }
  return separators === 4 && beyondHex === 0 && UUID.test(text);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
