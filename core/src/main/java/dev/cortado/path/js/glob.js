'use strict';
// Shell patterns over whole paths: *, ?, [classes], **, {braces} and extended groups like +(a|b). A pattern becomes one
// list of segments per brace alternative; a segment is a string, a regular expression, or `globstar`.

const { validateString } = require('internal/validators');

const globstar = Symbol('**');
const cacheLimit = 64;
const compiled = new Map();

function matchesGlob(path, pattern, windows) {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  if (pattern === '') return path === '';
  const key = `${windows ? 'w' : 'p'}${pattern}`;
  let alternatives = compiled.get(key);
  if (alternatives === undefined) {
    alternatives = expandBraces(pattern.replaceAll('\\', '/')).map((one) => compile(one));
    if (compiled.size === cacheLimit) compiled.clear();
    compiled.set(key, alternatives);
  }
  const names = segmentsOf(windows ? path.replaceAll('\\', '/') : path);
  for (const segments of alternatives) {
    if (matchFrom(names, 0, segments, 0)) return true;
  }
  return false;
}

/** The segments of a path: several slashes count as one, '.' and 'a/..' disappear. */
function segmentsOf(path) {
  const names = [];
  const parts = path.split(/\/+/);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === '.' && (i > 0 || parts.length > 1)) continue;
    const last = names[names.length - 1];
    if (part === '..' && last !== undefined && last !== '' && last !== '..' && last !== '**') names.pop();
    else names.push(part);
  }
  return names.length === 0 ? ['.'] : names;
}

function compile(pattern) {
  const segments = [];
  for (const part of segmentsOf(pattern)) {
    if (part !== '**') segments.push(compileSegment(part));
    else if (segments[segments.length - 1] !== globstar) segments.push(globstar);
  }
  return segments;
}

function matchFrom(names, n, segments, s) {
  for (; s < segments.length; s++, n++) {
    const segment = segments[s];
    // A trailing slash of the path may stay unmatched, but nothing of the pattern, not even '**'.
    if (n >= names.length) return false;
    if (segment === globstar) return matchGlobstar(names, n, segments, s + 1);
    const name = names[n];
    if (typeof segment === 'string' ? segment !== name : !segment.test(name)) return false;
  }
  return n === names.length || (n === names.length - 1 && names[n] === '');
}

function matchGlobstar(names, n, segments, s) {
  const hidden = (name) => name.charCodeAt(0) === 46;
  if (s === segments.length) {
    for (; n < names.length; n++) if (hidden(names[n])) return false;
    return true;
  }
  for (; n < names.length; n++) {
    if (matchFrom(names, n, segments, s)) return true;
    if (hidden(names[n])) return false;
  }
  return false;
}

// ---- one segment

function compileSegment(text) {
  const { source, magic } = translate(text, 0, false);
  if (!magic) return text;
  // A wildcard in front matches no leading dot; `.` and `..` are never matched by wildcards.
  const first = text.charCodeAt(0);
  const guard = first === 46 ? '(?!\\.{1,2}$)' : '(?!\\.)';
  return new RegExp(`^${guard}${/^[*?]+$/.test(text) ? '(?=.)' : ''}${source}$`, 'su');
}

const escaped = /[\\^$.*+?()[\]{}|/-]/u;

function literal(char) {
  return escaped.test(char) ? `\\${char}` : char;
}

/** Translates until the end, or within a group until its closing parenthesis. */
function translate(text, start, grouped) {
  const pieces = [];
  let magic = false;
  let i = start;
  while (i < text.length) {
    const char = String.fromCodePoint(text.codePointAt(i));
    if (grouped && (char === ')' || char === '|')) break;
    if (text[i + 1] === '(' && '!?+*@'.includes(char)) {
      const group = translateGroup(text, i + 2);
      if (group !== null) {
        pieces.push({ kind: char, group });
        i = group.end;
        magic = true;
        continue;
      }
    }
    if (char === '*') {
      while (text[i + 1] === '*') i++;
      pieces.push('[^/]*?');
      magic = true;
    } else if (char === '?') {
      pieces.push('[^/]');
      magic = true;
    } else if (char === '[') {
      const set = translateClass(text, i);
      pieces.push(set === null ? '\\[' : set.source);
      magic ||= set !== null;
      if (set !== null) i = set.end - 1;
    } else {
      pieces.push(literal(char));
      i += char.length - 1;
    }
    i++;
  }
  // From the right, as a negated group excludes a match together with what follows it.
  let source = '';
  for (const piece of pieces.toReversed()) {
    source = typeof piece === 'string' ? piece + source : groupSource(piece, source, grouped) + source;
  }
  return { source, magic, end: i };
}

function groupSource({ kind, group }, rest, grouped) {
  const choice = `(?:${group.sources.join('|')})`;
  if (kind === '@') return choice;
  if (kind === '!') return `(?:(?!${choice}${rest}${grouped ? '' : '$'})[^/]*?)`;
  return choice + kind;
}

function translateGroup(text, start) {
  const sources = [];
  let i = start;
  for (;;) {
    const { source, end } = translate(text, i, true);
    sources.push(source);
    if (end >= text.length) return null;
    i = end + 1;
    if (text[end] === ')') return { sources, end: i };
  }
}

const posixClasses = {
  '__proto__': null,
  'alnum': '\\p{L}\\p{Nl}\\p{Nd}',
  'alpha': '\\p{L}\\p{Nl}',
  'ascii': '\\x00-\\x7f',
  'blank': '\\p{Zs}\\t',
  'cntrl': '\\p{Cc}',
  'digit': '\\p{Nd}',
  'lower': '\\p{Ll}',
  'punct': '\\p{P}',
  'space': '\\p{Z}\\t\\r\\n\\v\\f',
  'upper': '\\p{Lu}',
  'word': '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
  'xdigit': 'A-Fa-f0-9',
};

function translateClass(text, start) {
  let i = start + 1;
  const negated = text[i] === '!' || text[i] === '^';
  if (negated) i++;
  let source = '';
  let empty = true;
  for (; i < text.length; empty = false) {
    const char = String.fromCodePoint(text.codePointAt(i));
    if (char === ']' && !empty) return { source: source === '' ? '(?!)' : `[${negated ? '^' : ''}${source}]`, end: i + 1 };
    const named = char === '[' && /^\[:(\w+):\]/.exec(text.slice(i, i + 12));
    if (named && posixClasses[named[1]] !== undefined) {
      source += posixClasses[named[1]];
      i += named[0].length;
      continue;
    }
    i += char.length;
    if (text[i] === '-' && i + 1 < text.length && text[i + 1] !== ']') {
      const last = String.fromCodePoint(text.codePointAt(i + 1));
      i += 1 + last.length;
      if (char <= last) source += `${literal(char)}-${literal(last)}`;
    } else {
      source += literal(char);
    }
  }
  return null;
}

// ---- braces

/** `a{b,c}d` to `abd` and `acd`, `{1..3}` to `1`, `2` and `3`; what is no alternation stays. */
function expandBraces(pattern) {
  const open = pattern.indexOf('{');
  if (open === -1) return [pattern];
  const close = closingBrace(pattern, open);
  if (close === -1) {
    return expandBraces(pattern.slice(open + 1)).map((rest) => pattern.slice(0, open + 1) + rest);
  }
  const before = pattern.slice(0, open);
  const body = pattern.slice(open + 1, close);
  const after = expandBraces(pattern.slice(close + 1));
  let choices = splitAlternatives(body);
  if (choices.length > 1) {
    choices = choices.flatMap((choice) => expandBraces(choice));
  } else {
    choices = expandRange(body);
    if (choices === null) choices = expandBraces(body).map((inner) => `{${inner}}`);
  }
  return choices.flatMap((choice) => after.map((rest) => before + choice + rest));
}

function closingBrace(pattern, open) {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '{') depth++;
    else if (pattern[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function splitAlternatives(body) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    const char = body[i];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(body.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(body.slice(start));
  return parts;
}

function expandRange(body) {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(body);
  const letters = numbers ? null : /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?$/.exec(body);
  const found = numbers || letters;
  if (found === null) return null;
  const value = (text) => (numbers ? Number(text) : text.charCodeAt(0));
  const first = value(found[1]);
  const last = value(found[2]);
  const step = Math.max(Math.abs(Number(found[3] || 1)), 1);
  const width = numbers && /^-?0\d/.test(`${found[1]}`) || numbers && /^-?0\d/.test(found[2]) ?
    Math.max(found[1].length, found[2].length) : 0;
  const list = [];
  for (let v = first; first <= last ? v <= last : v >= last; v += first <= last ? step : -step) {
    if (!numbers) list.push(String.fromCharCode(v));
    else list.push(`${v < 0 ? '-' : ''}${String(Math.abs(v)).padStart(width - (v < 0 ? 1 : 0), '0')}`);
  }
  return list;
}

module.exports = { compile, expandBraces, globstar, matchesGlob };
