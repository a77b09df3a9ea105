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

/** Length and first letter of those words. */
const TELLING_STARTS: ReadonlySet<number> = new Set(
  [...TELLING, ...TELLING_CODE].map((word) => word.length * 256 + word.charCodeAt(0)),
);

const LONGEST = 128;
/** A run of this many digits may be an account, a telephone or a social security number. */
const LONG_RUN = 9;
/** Eight digits that may be a date: 19820412, 04121982, 12041982. */
const MAY_BE_DATE = /(?:19|20)\d\d[01]\d[0-3]\d$|[0-3]\d[0-3]\d(?:19|20)\d\d$/;
/** ULID has 26 characters, KSUID 27, base62 tokens about as many. */
const TOKEN_LENGTH = 20;
const TOKEN_RUN = 12;
const UUID_DASHES = [8, 13, 18, 23] as const;
const DASH = 0x2d;
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([16, 32, 40, 64]);

/** What a byte is in an id, as bits, so that most of the count needs no branch. */
const DIGIT = 1;
const BEYOND_HEX = 2;
const SEPARATOR = 4;
const UPPER = 8;
const OTHER = 16;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const unit = String.fromCharCode(byte);
  if (/[0-9]/.test(unit)) return DIGIT;
  if (/[a-z]/.test(unit)) return unit > 'f' ? BEYOND_HEX : 0;
  if (/[A-Z]/.test(unit)) return UPPER;
  return unit === '_' || unit === '-' ? SEPARATOR : OTHER;
});

const SCRATCH = new Uint8Array(LONGEST);
const SCRATCH_BYTES = Buffer.from(SCRATCH.buffer);

/**
 * Tells at a glance that a text is an opaque identifier (`pat_0042`, `req_8aa79c51`, a UUID, a digest), the
 * shape of nearly all guarded strings: one pass over the characters. False means only "look closer".
 */
export function isOpaqueId(text: string): boolean {
  const { length } = text;
  if (length > LONGEST || SCRATCH_BYTES.write(text, 'utf8') !== length) return false;
  return isOpaqueAscii(text, SCRATCH, 0, length);
}

/**
 * The same for a part of a text whose ASCII is at hand, which is read several times faster.
 *
 * @param text what the bytes are of
 */
export function isOpaqueAscii(text: string, bytes: Uint8Array, from: number, end: number): boolean {
  const length = end - from;
  if (length > LONGEST) return false;
  const kinds = KINDS;
  let seen = 0;
  let digits = 0;
  let beyondHex = 0;
  let separators = 0;
  let separatorAt = 0;
  let digitsBefore = 0;
  let beyondHexBefore = 0;
  for (let at = from; at < end; at += 1) {
    const kind = kinds[bytes[at] ?? 0] ?? OTHER;
    seen |= kind;
    digits += kind & DIGIT;
    beyondHex += (kind >>> 1) & 1;
    if ((kind & SEPARATOR) === 0) continue;
    separators += 1;
    separatorAt = at;
    digitsBefore = digits;
    beyondHexBefore = beyondHex;
  }
  if ((seen & OTHER) !== 0) return false;
  const hasUpper = (seen & UPPER) !== 0;
  if (separators === 0) {
    const letters = length - digits;
    if (letters === 0) return false;
    if (!hasUpper && beyondHex === 0 && DIGEST_LENGTHS.has(length)) return true;
    return length >= TOKEN_LENGTH && digits > 0 && longestRun(bytes, from, end) < TOKEN_RUN;
  }
  if (hasUpper) return false;
  // A word, one separator, a number in decimal or hexadecimal.
  if (separators === 1) {
    const isNumber = digitsBefore === 0 && digits > 0 && beyondHex === beyondHexBefore;
    if (!isNumber || separatorAt - from < 2) return false;
    if (digits >= LONG_RUN - 1) {
      const run = longestRun(bytes, from, end);
      if (run >= LONG_RUN) return false;
      if (run === LONG_RUN - 1 && MAY_BE_DATE.test(text.slice(from, end))) return false;
    }
    const isDecimal = digits === end - separatorAt - 1;
    return !isTelling(isDecimal ? TELLING : TELLING_CODE, text, bytes, from, separatorAt);
  }
  return (
    separators === 4 &&
    beyondHex === 0 &&
    length === 36 &&
    UUID_DASHES.every((at) => bytes[from + at] === DASH)
  );
}

/** How many digits follow one another at most. */
function longestRun(bytes: Uint8Array, from: number, end: number): number {
  let longest = 0;
  let run = 0;
  for (let at = from; at < end; at += 1) {
    run = ((KINDS[bytes[at] ?? 0] ?? 0) & DIGIT) === 0 ? 0 : run + 1;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Few words begin like one that tells: only those are looked up. */
function isTelling(
  words: ReadonlySet<string>,
  text: string,
  bytes: Uint8Array,
  from: number,
  end: number,
): boolean {
  return TELLING_STARTS.has((end - from) * 256 + (bytes[from] ?? 0)) && words.has(text.slice(from, end));
}
