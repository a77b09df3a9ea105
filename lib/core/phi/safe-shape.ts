/**
 * Tells at a glance that a text is an opaque identifier (`pat_0042`, a UUID, a hex digest), the shape of nearly
 * all guarded strings: one pass over the characters, no allocation. False means only "look closer".
 */
export function isOpaqueId(text: string): boolean {
  const length = text.length;
  if (length > 128) return false;
  let letters = 0;
  let run = 0;
  let longestRun = 0;
  let separators = 0;
  let hexOnly = true;
  let firstDigit = -1;
  let uppers = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      if (firstDigit < 0) firstDigit = at;
      run += 1;
      if (run > longestRun) longestRun = run;
    } else if (code >= 0x61 && code <= 0x7a) {
      letters += 1;
      run = 0;
      if (code > 0x66) hexOnly = false;
    } else if (code === 0x2d) {
      if (at !== 8 && at !== 13 && at !== 18 && at !== 23) hexOnly = false;
      run = 0;
      separators += 1;
    } else if (code === 0x5f) {
      hexOnly = false;
      run = 0;
      separators += 1;
    } else if (code >= 0x41 && code <= 0x5a) {
      letters += 1;
      uppers += 1;
      run = 0;
      hexOnly = false;
    } else return false;
  }
  // ULID, KSUID, base62: long, without a separator, letters and digits mixed.
  if (separators === 0 && length >= 20 && letters > 0 && firstDigit >= 0) return longestRun < 12;
  if (uppers > 0) return false;
  if (
    hexOnly &&
    (length === 36
      ? separators === 4
      : separators === 0 && (length === 32 || length === 64 || length === 16 || length === 40) && letters > 0)
  )
    return true;
  // A short word, one separator, digits: `pat_0042`. A label that makes its number personal is looked at.
  return (
    separators === 1 &&
    firstDigit > 2 &&
    firstDigit === length - run &&
    longestRun < 8 &&
    letters === firstDigit - 1 &&
    !isTellingPrefix(text)
  );
}

function isTellingPrefix(text: string): boolean {
  const code = text.charCodeAt(0);
  // d(ob), m(rn, bi, edicaid, ember), p(hone, atient), s(sn), t(el), z(ip), a(cct), c(hart, ell)
  if (code === 0x70)
    return (
      !text.startsWith('pat_') &&
      (text.startsWith('ph') ||
        text.startsWith('patient') ||
        text.startsWith('pt') ||
        text.startsWith('policy'))
    );
  if (code === 0x6d)
    return (
      text.startsWith('mr') ||
      text.startsWith('mbi') ||
      text.startsWith('med') ||
      text.startsWith('mem') ||
      text.startsWith('mob')
    );
  if (code === 0x73) return text.startsWith('ssn') || text.startsWith('soc') || text.startsWith('sub');
  if (code === 0x61) return text.startsWith('acc') || text.startsWith('age');
  if (code === 0x63)
    return (
      text.startsWith('cell') ||
      text.startsWith('chart') ||
      text.startsWith('card') ||
      text.startsWith('call')
    );
  return code === 0x64
    ? text.startsWith('do') || text.startsWith('dx')
    : code === 0x7a || code === 0x74
      ? text.startsWith('zip') || text.startsWith('te')
      : code === 0x66 || code === 0x69
        ? text.startsWith('fax') || text.startsWith('icd') || text.startsWith('ins')
        : false;
}
