import type { Labelled } from './labelled';
import { plausible } from './plausible-number';

const DEVICE =
  '(?:pump|pacemaker|defibrillator|implant|stimulator|glucometer|(?:glucose|heart|holter|fetal|ankle|bp) (?:monitor|meter|sensor)|cgm|cpap|bipap|ventilator|nebuli[sz]er|wheelchair|prosthesis|hearing aid|medical device|concentrator)';

/** Vehicles, devices and files of one person (45 CFR 164.514(b)(2)(i)(L), (M), (R)): short numbers in their own forms. */
export const THINGS_OF_A_PERSON: readonly Labelled[] = [
  {
    label:
      /\b(?:licen[sc]e |vehicle |car |truck |auto )?(?:plates?|tags?)(?: ?(?:no\b\.?|number|#))?[ :#=]{1,3}/g,
    value:
      /^(?:(?:is|was|reads|state) )?(?:[a-z]{2} (?=[a-z\d]{5}|[a-z]{2,3}[- ]\d))?(?:[a-z]{2,3}[- ]?\d{3,4}[a-z]?|\d{1,3}[- ]?[a-z]{3}[- ]?\d{2,3}|\d{3,4}[- ]?[a-z]{2,3})(?![\w-]|\.\d| ?(?:ms|kb|mb|gb|rows))/,
    accept: (value, lower, start) =>
      /licen[sc]e|vehicle|car |truck|auto |plate/.test(lower.slice(Math.max(start - 28, 0), start)) &&
      !/^(?:rev|ver|row|pid|col|api|sku)/.test(value),
  },
  {
    label: new RegExp(
      `\\b${DEVICE}\\b[^\\d]{0,16}\\b(?:serial|sn|s\\/n)(?: ?(?:no\\b\\.?|number|#))?[ :#=]{0,3}|\\b(?:serial|sn|s\\/n)(?: ?(?:no\\b\\.?|number|#))? (?:of|for|on) (?:(?:the|her|his|a) )?(?:[a-z]{3,12} )?${DEVICE}[ :#=]{1,3}`,
      'g',
    ),
    value: /^(?=(?:[a-z-]{0,6}\d){4})[a-z\d-]{5,20}(?![\w]|\.\d)/,
  },
  {
    label:
      /\b(?:tribal (?:id|enrol\w{2,6})|cdib|(?:workers'? ?comp(?:ensation)?|wc|disability|injury) claim)(?: ?(?:no\b\.?|number|#))?[ :#=]{1,3}/g,
    value: /^(?=(?:[a-z-]{0,4}\d){4})[a-z\d-]{4,18}(?![\w]|\.\d)/,
  },
  {
    label:
      /\b(?:alien|a-?)(?: ?(?:no\b\.?|number|#))[ :#=]{1,3}|\buscis(?: ?(?:no\b\.?|number|#))?[ :#=]{1,3}/g,
    value: /^a?[ -]?\d{2,3}[ -]?\d{3}[ -]?\d{3}(?![\w-])/,
  },
  {
    label:
      /\b(?:va (?:file|claim)|booking|employee|badge|inmate|prisoner|offender|docket)(?: ?(?:no\b\.?|number|#| id\b))[ :#=]{1,3}/g,
    value: /^[a-z]{0,2}[- ]?\d(?:[- ]?\d){3,11}(?![\w-]|\.\d)/,
    accept: plausible(4),
  },
];
