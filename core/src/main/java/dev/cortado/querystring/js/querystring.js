'use strict';

const needsEscape = /[^\w!'()*~.-]/;
const isEscaped = /%[0-9a-f]{2}/i;

function hexValue(code) {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Decodes percent sequences to bytes; what is no sequence stays. */
function unescapeBuffer(s, decodeSpaces) {
  const { Buffer } = require('buffer');
  const out = Buffer.allocUnsafe(s.length);
  let length = 0;
  for (let i = 0; i < s.length; i++) {
    let code = s.charCodeAt(i);
    if (code === 37 && i + 2 < s.length) {
      const high = hexValue(s.charCodeAt(i + 1));
      const low = hexValue(s.charCodeAt(i + 2));
      if (high >= 0 && low >= 0) {
        code = high * 16 + low;
        i += 2;
      }
    } else if (code === 43 && decodeSpaces) {
      code = 32;
    }
    out[length++] = code;
  }
  return length === out.length ? out : out.slice(0, length);
}

function qsUnescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return querystring.unescapeBuffer(s, decodeSpaces).toString();
  }
}

/** Like encodeURIComponent, but any unit of a surrogate pair joins with whatever unit follows it. */
function escapeLoneSurrogates(s) {
  let out = '';
  for (let i = 0; i < s.length; i++) {
    const code = s.charCodeAt(i);
    if ((code & 0xf800) !== 0xd800) {
      out += encodeURIComponent(s[i]);
      continue;
    }
    if (++i === s.length) throw new (require('internal/errors').codes.ERR_INVALID_URI)();
    out += encodeURIComponent(String.fromCodePoint(0x10000 + ((code & 0x3ff) << 10 | s.charCodeAt(i) & 0x3ff)));
  }
  return out;
}

function qsEscape(str) {
  if (typeof str !== 'string') {
    if (typeof str === 'object') str = String(str);
    else str += '';
  }
  if (!needsEscape.test(str)) return str;
  return str.isWellFormed() ? encodeURIComponent(str) : escapeLoneSurrogates(str);
}

function stringifyPrimitive(value, encode) {
  switch (typeof value) {
    case 'string':
      return value === '' ? '' : encode(value);
    case 'number':
      return Number.isFinite(value) ? encode(`${value}`) : '';
    case 'bigint':
    case 'boolean':
      return encode(`${value}`);
    default:
      return '';
  }
}

function stringify(obj, sep, eq, options) {
  if (obj === null || typeof obj !== 'object') return '';
  sep ||= '&';
  eq ||= '=';
  let encode = querystring.escape;
  if (typeof options?.encodeURIComponent === 'function') encode = options.encodeURIComponent;

  let out = '';
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const start = stringifyPrimitive(key, encode) + eq;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        if (out !== '') out += sep;
        out += start + stringifyPrimitive(value[i], encode);
      }
    } else {
      if (out !== '') out += sep;
      out += start + stringifyPrimitive(value, encode);
    }
  }
  return out;
}

function decodePart(part, decode, custom) {
  if (part.includes('+')) part = part.replaceAll('+', custom ? '%20' : ' ');
  if (!custom && !isEscaped.test(part)) return part;
  try {
    return decode(part);
  } catch {
    return querystring.unescape(part, true);
  }
}

function parse(qs, sep, eq, options) {
  const result = { __proto__: null };
  if (typeof qs !== 'string' || qs.length === 0) return result;
  sep = sep ? `${sep}` : '&';
  eq = eq ? `${eq}` : '=';

  let left = 1000;
  if (typeof options?.maxKeys === 'number') left = options.maxKeys > 0 ? options.maxKeys : -1;
  let decode = querystring.unescape;
  if (typeof options?.decodeURIComponent === 'function') decode = options.decodeURIComponent;
  const custom = decode !== qsUnescape;
  const plain = !custom && !qs.includes('%') && !qs.includes('+');

  for (let start = 0, end; start < qs.length && left !== 0; start = end + sep.length, left--) {
    end = sep === '' ? -1 : qs.indexOf(sep, start);
    if (end === -1) end = qs.length;
    if (end === start) continue;
    const split = qs.indexOf(eq, start);
    const bare = split === -1 || split + eq.length > end;
    let key = qs.slice(start, bare ? end : split);
    let value = bare ? '' : qs.slice(split + eq.length, end);
    if (!plain) {
      if (key !== '') key = decodePart(key, decode, custom);
      if (value !== '') value = decodePart(value, decode, custom);
    }
    const present = result[key];
    if (present === undefined) result[key] = value;
    else if (Array.isArray(present)) present.push(value);
    else result[key] = [present, value];
  }
  return result;
}

const querystring = module.exports = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
