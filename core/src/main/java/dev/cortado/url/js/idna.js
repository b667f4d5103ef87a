'use strict';
// Domains to ASCII and back: UTS #46, non-transitional, with CheckBidi, CheckJoiners, without CheckHyphens and
// VerifyDnsLength, as the URL Standard wants it. The mapping table is what V8's ICU knows of NFKC case folding, and the
// few code points where UTS #46 departs from that. Loaded for the first domain that is not plain ASCII.

const codec = require('internal/punycode/codec');

const changes = /^\p{Changes_When_NFKC_Casefolded}$/u;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const assigned = /^[\p{L}\p{M}\p{N}\p{S}\p{P}]+$/u;
const titlecase = /^\p{Lt}$/u;
const cherokeeSmall = /^[\u13f8-\u13fd\uab70-\uabbf]$/;
// Sharp s, final sigma and the two joiners stay themselves.
const deviations = /^[\xdf\u03c2\u200c\u200d]$/;
const disallowed =
  /^[\u061c\u200e\u200f\u202a-\u202e\u2065-\u2069\u2ff0-\u2fff\u31ef\ufe12\ufff0-\ufff8\ufffc\ufffd\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]$/u;
const fullStops = /^[\u3002\uff0e\uff61]$/;

const leadingMark = /^\p{M}/u;
const joiners = /[\u200c\u200d]/;
const afterVirama = new RegExp('[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0e3a\\u0eba' +
  '\\u0f84\\u1039\\u103a\\u1714\\u1734\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\u1bf2\\u1bf3\\u2d7f\\ua806\\ua82c\\ua8c4\\ua953\\ua9c0' +
  '\\uaaf6\\uabed\\u{10a3f}\\u{11046}\\u{1107f}\\u{110b9}\\u{11133}\\u{11134}\\u{111c0}\\u{11235}\\u{112ea}\\u{1134d}\\u{11442}' +
  '\\u{114c2}\\u{115bf}\\u{1163f}\\u{116b6}\\u{1172b}\\u{11839}\\u{1193d}\\u{1193e}\\u{119e0}\\u{11a34}\\u{11a47}\\u{11a99}' +
  '\\u{11c3f}\\u{11d44}\\u{11d45}\\u{11d97}]$', 'u');
// Joining_Type D or L (RFC 5892, A.1), with transparent characters behind.
const joinsLeft = new RegExp('[\\u0620\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063f\\u0641-\\u0647\\u0649-\\u064a\\u066e-\\u066f' +
  '\\u0678-\\u0687\\u069a-\\u06bf\\u06c1-\\u06c2\\u06cc\\u06ce\\u06d0-\\u06d1\\u06fa-\\u06fc\\u06ff\\u0712-\\u0714\\u071a-\\u071d' +
  '\\u071f-\\u0727\\u0729\\u072b\\u072d-\\u072e\\u074e-\\u0758\\u075c-\\u0766\\u0850-\\u0853\\u0855\\u08a0\\u08a2-\\u08a9\\u1807' +
  '\\u1820-\\u1877\\u1887-\\u18a8\\u18aa\\ua840-\\ua872]\\p{M}*$', 'u');

// Bidirectional classes (RFC 5893), as far as the rule tells them apart.
const arabicNumber = /[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u0890\u0891\u08e2\u{10d30}-\u{10d39}\u{10d40}-\u{10d49}\u{10e60}-\u{10e7e}]/u;
const europeanNumber = /[0-9\xb2\xb3\xb9\u06f0-\u06f9\u2070\u2074-\u2079\u2080-\u2089\u2488-\u249b\uff10-\uff19\u{102e1}-\u{102fb}\u{1d7ce}-\u{1d7ff}\u{1f100}-\u{1f10a}\u{1fbf0}-\u{1fbf9}]/u;
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const nonspacing = /[\p{Mn}\p{Me}]/u;
// Neutral and weak characters within the ranges of right-to-left scripts.
const neutralThere = /[\u0606-\u060a\u060c\u060e\u060f\u066a\u06de\u06e9\u07f6-\u07f9\ufb29\ufd3e-\ufd4f\ufdcf\ufdfd-\ufdff\ufeff\u{1091f}\u{10b39}-\u{10b3f}\u{10d6e}\u{10d8e}\u{10d8f}\u{1eef0}\u{1eef1}]/u;
const neutral = /[\u02b9\u02ba\u02c2-\u02cf\u02d2-\u02df\u02e5-\u02ed\u02ef-\u02ff\u0374\u0375\p{P}\p{S}\p{No}\p{Cf}]/u;

function bidiClass(char) {
  if (nonspacing.test(char)) return 'n';
  if (arabicNumber.test(char)) return 'A';
  if (europeanNumber.test(char)) return 'E';
  if (rightToLeft.test(char)) return neutralThere.test(char) ? 'o' : 'R';
  return neutral.test(char) ? 'o' : 'L';
}

/** For a label with right-to-left characters. Like Node's, it lets a label of another start end with one. */
function followsBidiRule(label) {
  const classes = Array.from(label, bidiClass).join('');
  if (!/[RA]/.test(classes)) return true;
  if (classes[0] !== 'R') return /^[LEon]*.n*$/.test(classes);
  return /^R(?:[RAEon]*[RAE])?n*$/.test(classes) && !(classes.includes('E') && classes.includes('A'));
}

function foldCase(char) {
  if (cherokeeSmall.test(char)) return char.toUpperCase();
  const lower = titlecase.test(char) ? char : char.toLowerCase();
  return lower === char ? char.toUpperCase().toLowerCase() : lower;
}

/** What a code point becomes; null if it may not occur. */
function mapCodePoint(char) {
  if (deviations.test(char)) return char;
  if (fullStops.test(char)) return '.';
  if (disallowed.test(char)) return null;
  if (!changes.test(char)) return assigned.test(char) ? char : null;
  let mapped = '';
  for (const part of char.normalize('NFKC').replace(ignorable, '')) mapped += changes.test(part) ? foldCase(part) : part;
  mapped = mapped.normalize('NFKC').replace(ignorable, '');
  return mapped === '' || (assigned.test(mapped) && !mapped.includes('.')) ? mapped : null;
}

function map(domain) {
  let out = '';
  for (const char of domain) {
    const code = char.charCodeAt(0);
    if (code < 128) {
      out += code >= 65 && code <= 90 ? char.toLowerCase() : char;
      continue;
    }
    const mapped = mapCodePoint(char);
    if (mapped === null) return null;
    out += mapped;
  }
  return out.normalize('NFC');
}

function joinersFit(label) {
  for (let i = label.search(joiners); i < label.length; i++) {
    const code = label.charCodeAt(i);
    if (code !== 0x200c && code !== 0x200d) continue;
    const before = label.slice(0, i);
    if (!afterVirama.test(before) && !(code === 0x200c && joinsLeft.test(before) && i + 1 < label.length)) return false;
  }
  return true;
}

function isValid(label) {
  return !leadingMark.test(label) && (!joiners.test(label) || joinersFit(label)) &&
    (!rightToLeft.test(label) || followsBidiRule(label));
}

/** The label that a Punycode label stands for; null if it is not one that encoding makes. */
function decodeLabel(label) {
  let decoded;
  try {
    decoded = codec.decode(label.slice(4));
  } catch {
    return null;
  }
  // eslint-disable-next-line no-control-regex
  if (!/[^\0-\x7f]/.test(decoded) || decoded.startsWith('xn--') || map(decoded) !== decoded) return null;
  return decoded;
}

/** @return {string | null} null where the standard says failure */
function toASCII(domain) {
  const mapped = map(domain);
  if (mapped === null) return null;
  const labels = mapped.split('.');
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    let unicode = label;
    if (label.startsWith('xn--')) {
      unicode = decodeLabel(label);
      if (unicode === null) return null;
      // eslint-disable-next-line no-control-regex
    } else if (/[^\0-\x7f]/.test(label)) {
      labels[i] = `xn--${codec.encode(label)}`;
    }
    if (unicode !== '' && !isValid(unicode)) return null;
  }
  return labels.join('.');
}

/** Labels that do not decode stay as they are. */
function toUnicode(domain) {
  return domain.split('.').map((label) => {
    if (!label.startsWith('xn--')) return label;
    const decoded = decodeLabel(label);
    return decoded !== null && isValid(decoded) ? decoded : label;
  }).join('.');
}

module.exports = { toASCII, toUnicode };
