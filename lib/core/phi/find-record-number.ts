import { countDigits, findAll, findLabelled, type Labelled } from './labelled';
import { FLAG } from './lexicon/lexicon';
import { plausible } from './plausible-number';
import type { Reading, Span } from './reading';
import { THINGS_OF_A_PERSON } from './things-of-a-person';
import { wireSpans } from './wire-formats';

const NUMBER_WORD = '(?:[ _-]?(?:(?:id|ids|no|num|nbr|number|numbers|identifier|ident|code|card)\\b|#)[._]?)';

/** A number as offices write them: digits in groups, a short prefix or a check letter; not an opaque `usr_0001`. */
const RECORD_VALUE =
  /(?<![\w.-])[a-z]{0,4}-?\d(?:[\d]|-(?=\d)|[ ](?=\d{2,})){2,18}[a-z]{0,2}(?![\w]|\.\d|-\w)|(?<![\w.-])[a-z0-9]{2,5}(?:-[a-z0-9]{1,6}){1,3}(?![\w-])|(?<![\w.-])[a-z]\d[a-z0-9]{4,12}(?![\w-])|(?<![\w.-])(?=(?:[a-z]{0,8}\d){4})[a-z0-9]{8,16}(?![\w-])|(?<![\w.-])(?!(?:is|was|of|for|the|id|no|in|to|at|on|by|as|row)\b)[a-z]{1,4} ?\d{2,6}(?: \d{2,6}){1,4}(?![\w]|\.\d)|(?<![\w.-])\d(?: \d){4,13}(?![\w]|\.\d| \d)/;

const MRN_RULES: readonly Labelled[] = [
  {
    label: new RegExp(
      `(?:\\b|_)(?:mrns?(?:\\/[a-z]{2,4}\\b)?|m\\.r\\.n\\.?|mr ?#|mr ?(?:no|num|number)\\b\\.?|(?:patient|pt|client) \\((?:id|no|mrn)\\b|med(?:ical)?\\.?[ _-]?rec(?:ord)?s?(?![a-z])\\.?${NUMBER_WORD}?#?|medicalrecord(?:number|no|id)|(?:health|hospital|hosp|unit|chart)[ _-]?(?:record)?(?:${NUMBER_WORD}| ?#)#?|chart ?#|(?:patient|pt|clt|resident|inmate)(?:'s)?(?: record| chart)?${NUMBER_WORD}#?|(?:patient|pt) ?#|pt\\. ?(?:no|num|id)\\b\\.?|clinic ?(?:no\\b\\.?|number|#)|record ?id \\(medical\\)|mr-(?=\\d{5})|pat[ _-]?(?:num|no|nbr|id)\\b|client(?:'s)? (?:id|chart|record|file) ?(?:number\\b|no\\b\\.?|#)|patient(?:number|no)|(?:ehr|emr|epic|cerner|avatar|credible|athena|nextgen|allscripts|meditech|ecw|kipu|valant|qualifacts|mychart|pointclickcare)${NUMBER_WORD}#?|(?:nhs|hrn|urn|e?mpi|cpi)${NUMBER_WORD}?#?|historia clinica|dossier|krankenakte)[._:#]*|(?<=[a-z])mrn\\b`,
      'g',
    ),
    value: RECORD_VALUE,
    reversible: true,
    accept: plausible(4),
  },
  { label: /\bmrn[-_]?(?=\d{4})/g, value: /^\d{4,14}(?![\w])/ },
  {
    label:
      /(?:\b|_)(?:patient|pt|patients|chart|client|encounter|admission|(?:patient|medical|client|clinical) record) (?=[a-z]{0,3}\d{5,10}\b(?!-))/g,
    value:
      /^[a-z]{0,3}\d{5,10}\b(?! ?(?:rows|records|ms|bytes|of|connections|requests|disconnected|closed|timed))/,
  },
  {
    label:
      /(?:\b|_)(?:visit|encounter|csn|fin|har|case|client|record|episode|referral|authorization|auth|admission)(?: ?(?:no\b\.?|num|nbr|number|#)| id)(?:[:#= ]+)(?=[a-z]{0,3}-?\d{5})/g,
    value: /^[a-z]{0,3}-?\d{5,12}(?![\w-]|\.\d)/,
  },
  // Account numbers of a stay, as charts print them; the docket number of a court.
  {
    label:
      /\b(?:prescription|rx|accession|specimen)(?: ?(?:no\b\.?|number|num\b|#| id\b))?[ :#=]{1,3}(?=[a-z]{0,3}\d)/g,
    value: /^[a-z]{0,3}\d{2,}(?:-\d{4,8}|\d{3,})(?![\w-]|\.\d| ?(?:mg|ms|bytes|rows|of)\b)/,
    accept: (value, lower, start) =>
      /rx|#|no|num|accession|specimen/.test(lower.slice(Math.max(start - 24, 0), start)) &&
      countDigits(value) > 5,
  },
  {
    label: /\brecord (?=\d{5,10}(?:-[a-z])?\b (?:of|for) (?:patient|pt|client)\b)/g,
    value: /^\d{5,10}(?:-[a-z])?/,
  },
  { label: /\b(?:fin|csn|har)[ :#=]{1,3}(?=\d{7})/g, value: /^\d{7,12}(?![\w-]|\.\d)/ },
  {
    label: /\b(?:case|docket|cause|court file) ?(?:no\b\.?|num|nbr|number|#)[ :#=]{1,3}(?=\d)/g,
    value: /^(?:(?:19|20)\d{2}|\d{2})-?[a-z]{1,3}-?\d{3,7}(?![\w-])/,
  },
  {
    label: /\b(?:file|folder|records?|chart) (?:no\.? ?|# ?)?(?=\d{2,3}-\d{2}-\d{2,3}\b)/g,
    value: /^\d{2,3}-\d{2}-\d{2,3}(?![\w-])/,
    accept: (_value, lower) => /\b(?:medical|patient|pt|chart|client)\b/.test(lower),
  },
  { label: /\bchart (?=\d{4,10}-[a-z]\b)/g, value: /^\d{4,10}-[a-z]\b/ },
];

/** Medical record numbers and their like, where something says that they are one. */
export function findMrn(reading: Reading): readonly Span[] {
  if (reading.digits < 4 || reading.field === 'user_agent') return [];
  const wired = wireSpans(reading, 'mrn');
  return (reading.flags & FLAG.mrn) === 0 ? wired : [...wired, ...findLabelled(reading.lower, MRN_RULES)];
}

const MEMBER =
  '(?:member|mbr|subscriber|insured|dental|vision plan|pharmacy benefit|insurance|policy ?holder|policyholder|policy|beneficiary|enrollee|dependent|medicaid|medicare|tricare|health ?plan|coverage|card ?holder|cardholder|guarantor|certificate|group policy|payer member|tenncare|masshealth|badgercare|soonercare|peachcare|ahcccs|kancare|mainecare|minnesotacare|familycare|husky health|bene|mco|medicaid recipient|medicaid member|edipi)';
const ACCOUNT = '(?:account|acct|a\\/c|bank account|billing account|patient account|iban|routing|aba)';
const LICENCE =
  "(?:driver'?s? ?licen[sc]e|drivers? lic|driving licen[sc]e|passport|cdl|green card|alien|state id|student id|employee id badge|dl|licen[sc]e plate|licen[sc]e(?= ?(?:no\\b|number|#))|plate|vin|device serial|medical device|dea|npi of patient|tribal id|visa)";

const MEMBER_RULES: readonly Labelled[] = [
  {
    label: new RegExp(
      `(?:\\b|_)${MEMBER}(?:'s)?(?: card| policy| account)?${NUMBER_WORD}#?[._:#]*|(?:\\b|_)(?:member|subscriber|policy|insured|medicaid|medicare)(?:id|no|number)\\b|\\b(?:member|subscriber|policy|beneficiary) ?#|\\b(?:plan|insurance|health|medical|ins|medicaid|member|benefits?)(?: id)? card(?: ?(?:no\\b|number|#))?|\\b(?:blue cross|blue shield|bcbs[a-z]{0,3}|uhc|aetna|cigna|humana|anthem|kaiser|molina|centene|tricare|united ?healthcare|optum|ambetter|wellcare)(?: (?:member|plan|policy|card))?(?: id| no| number|(?= ?#)|(?= [a-z]{0,4}\\d{3,}))\\b ?[#:.]*`,
      'g',
    ),
    value: RECORD_VALUE,
    reversible: true,
    accept: plausible(5),
  },
  {
    label: /\b(?:medicaid|medicare|tricare) (?:recipient|member|beneficiary|patient)\b/g,
    value: /(?<![\w.-])[a-z]{0,2}\d{6,12}[a-z]?(?!\w)/,
  },
  { label: /\b(?:dbn|edipi|dod id)\b/g, value: /(?<![\w.-])\d{10,11}(?!\w)/ },
  {
    label: /\b(?:mbi|hicn?|medicaid|medicare|cin|tmhp|medi-cal)\b[:#]*/g,
    value: /(?<![\w.-])(?=[a-z-]{0,6}\d)[a-z0-9]{2,4}-?[a-z0-9]{2,4}-?[a-z0-9]{2,6}(?![\w-])/,
    reversible: true,
    accept: plausible(4),
  },
  {
    label: new RegExp(
      `(?:\\b|_)${ACCOUNT}(?:'s)?(?: holder)?${NUMBER_WORD}#?[._:#]*|\\baccountnumber\\b|\\b(?:patient|bank|billing|checking|savings|guarantor|self-pay) (?:account|acct)\\b|\\brouting\\b|\\b(?:acct|iban|account ?#|acct ?#)[ .:#]*`,
      'g',
    ),
    value:
      /(?<![\w.-])(?:[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?|[a-z]{0,3}-?\d(?:\d|[- ](?=\d)){4,18})(?![\w]|\.\d)/,
    reversible: true,
    accept: (value, lower, start) =>
      plausible(5)(value, lower, start) &&
      !/\b(?:aws|amazon|iam|arn|gcp|azure|s3)\b/.test(lower.slice(Math.max(start - 48, 0), start)),
  },
  {
    label: new RegExp(`(?:\\b|_)${LICENCE}(?:'s)?${NUMBER_WORD}?#?[.:#]*`, 'g'),
    value: /(?<![\w.-])[a-z]{0,3}[- ]?\d[a-z0-9-]{4,18}(?![\w]|\.\d)/,
    accept: plausible(5),
  },
  ...THINGS_OF_A_PERSON,
  {
    label:
      /(?:\b|_)(?:member|subscriber|beneficiary|enrollee|insured|policyholder|mbr) (?=[a-z]{0,4}-?\d{6}|[a-z]{3} \d{3} \d{3} \d{3})/g,
    value:
      /^(?:[a-z]{3} \d{3} \d{3} \d{3}|[a-z]{0,4}-?\d{6,14})[a-z]?(?:-\d{1,3})?(?![\w]|\.\d)(?! (?:of|rows|bytes|ms))/,
  },
  {
    label: /\bins\.? ?(?:id|policy|member)(?: ?(?:no\b\.?|number|#))?[ .:#=]*/g,
    value: RECORD_VALUE,
    accept: plausible(8),
  },
  // What is printed on a plan's card: letters before the number, the group or the pharmacy's bin after it.
  {
    label:
      /\bid[ :#=]{1,3}(?=[a-z]{2,4}\d{6,12}[,;]? (?:grp|group ?(?:no|number|#)|rx ?bin|pcn)[ :#]{0,2}[a-z]{0,3}\d|\d{7,12}[,;]? (?:rx ?bin|pcn)[ :#]{0,2}[a-z]{0,3}\d)|\bcard (?:reads|shows|says|states|lists)\b[^/\d]{0,12}?\bid[ :#=]{1,3}(?=[a-z]{2,4}\d{6})/g,
    value: /^[a-z]{0,4}\d{6,12}(?!\w)/,
  },
  // "Card no" of a health plan, spaced as it is printed.
  {
    label: /\b(?:card|cardholder) ?(?:no\b\.?|num\b|number|#)[ .:#=]*/g,
    value: /^(?=[\d -]{8})\d{2,6}(?:[ -]?\d{2,6}){1,4}(?![\w-])/,
  },
  {
    label:
      /\b(?:eligib\w{3,6}|payer|coverage|ppo|hmo|epo|rx ?bin|rx ?grp|pharmacy|insur\w{2,5}|benefits?|270|271)\b[^/]{0,48}?\bid[ :#=]{1,3}(?=[a-z]{0,3}\d{8}|[a-z]{2,4}\d{5})/g,
    value: /^[a-z]{0,4}\d{5,12}[a-z]?(?![\w-]|\.\d)/,
  },
  {
    label:
      /\b(?:group|grp) ?(?:no\b\.?|number|#)?[ :#=]{1,3}[a-z\d]{4,10}[,;]? (?:member )?(?:id|no|#)[ :#=]{1,3}(?=[a-z]{0,3}\d{6})/g,
    value: /^[a-z]{0,3}\d{6,12}(?![\w-]|\.\d)/,
  },
  { label: /\bgroup ?\/ ?member(?: id| no| number| #)?[ :#=]{1,3}/g, value: /^\d{3,8}[-/ ]\d{5,12}(?!\w)/ },
  // Twelve digits are an account of a cloud.
  {
    label: /\b(?:account|acct) (?=\d{6,11}\b)/g,
    value: /^\d{6,11}\b(?!\.\d| (?:of|rows|bytes|ms|limit|users)\b)/,
  },
  {
    label:
      /\b(?:member|subscriber|insured|policyholder|beneficiary|enrollee)[:=#]{1,2} ?(?=[a-z]{0,4}\d{6})/g,
    value: /^[a-z]{0,4}\d{6,14}[a-z]?(?:-\d{1,3})?(?![\w]|\.\d)/,
  },
  {
    label: /\bpolicy (?=[a-z]{0,4}-?\d{6}|[a-z]{1,4}-\d{3})/g,
    value: /^(?:[a-z]{0,4}-?\d{6,14}|[a-z]{1,4}(?:-\d{3,6}){2,3})(?![\w-]|\.\d)/,
  },
  {
    label: /\bpolicy ?[:=] ?/g,
    value: /^\d{2,4}(?:-\d{2,6}){1,3}(?![\w-]|\.\d)/,
    accept: plausible(6),
  },
  { label: /\bhicn?[ :#=]{1,3}/g, value: /^\d{3}-\d{2}-\d{4}-?[a-z]{1,2}\d?(?!\w)/ },
  { label: /\b(?:imei|meid)(?: ?(?:no\b\.?|number|#))?[ :#=]{1,3}/g, value: /^\d{14,16}(?!\w)/ },
  { label: /\budi[ :#=]{1,3}\(01\)\d{14}(?:\(1[017]\)\w{1,20}){0,3}\(21\)/g, value: /^\w{4,20}/ },
  // The claim number of Medicare before 2020: a social security number and a letter.
  {
    label:
      /\b(?:coverage|eligib\w{3,6}|benefits?|claim|enrol\w{2,6}|medicare|plan|cob)\b[^\d/]{0,32}(?=\d{9}[a-dmt]\d?\b)/g,
    value: /^\d{9}[a-dmt]\d?(?![\w-])/,
  },
  {
    label:
      /\b(?:credit|debit|payment)? ?(?:card|visa|mastercard|amex|discover|pan|ccn?)(?: ?(?:no|num|number|#))?(?: ending(?: in)?)?[ .:#=]*/g,
    value: /^(?:is |of |was |on file )?\d(?:[ -]?\d){12,18}(?!\d)/,
  },
];

/** CMS, MBI format: letters without S, L, O, I, B, Z in fixed places. */
const MBI =
  /(?<![\w-])[1-9][ac-hjkmnp-rt-y][ac-hjkmnp-rt-y0-9]\d-?[ac-hjkmnp-rt-y][ac-hjkmnp-rt-y0-9]\d-?[ac-hjkmnp-rt-y]{2}\d{2}(?![\w-])/g;
const CARD = /(?<![\w.-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5})(?![\d-])/g;

/** Member, policy, account, card and licence numbers, where something says that they are one, or their form does. */
export function findMemberId(reading: Reading): readonly Span[] {
  if (reading.digits < 3 || reading.field === 'user_agent') return [];
  const { lower } = reading;
  return [
    ...wireSpans(reading, 'member_id'),
    ...((reading.flags & FLAG.member) !== 0 ? findLabelled(lower, MEMBER_RULES) : []),
    ...findAll(lower, MBI),
    ...(reading.longest < 15 ? [] : findAll(lower, CARD, (match) => passesLuhn(match[0]))),
  ];
}

/** ISO/IEC 7812-1 check digit. */
function passesLuhn(text: string): boolean {
  let sum = 0;
  let double = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) continue;
    const value = double ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    double = !double;
  }
  return sum % 10 === 0;
}
