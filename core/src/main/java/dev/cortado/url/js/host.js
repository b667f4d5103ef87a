'use strict';
// Hosts: URL Standard, 3.5 "host parsing". Each function returns null where the standard says failure.

const { CONTROL, FORBIDDEN_HOST, FORBIDDEN_DOMAIN, hasAny, encode } = require('internal/url/percent');

const plainDomain = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?$/;

function parseHost(input, special) {
  if (input.charCodeAt(0) === 91) {
    return input.endsWith(']') ? parseIPv6(input.slice(1, -1)) : null;
  }
  if (!special) return hasAny(input, FORBIDDEN_HOST) ? null : encode(input, CONTROL);
  let domain = input;
  if (domain.includes('%')) {
    try {
      // What is malformed here ends up as a forbidden or disallowed code point, so it fails either way.
      domain = decodeURIComponent(domain);
    } catch {
      return null;
    }
  }
  if (!plainDomain.test(domain) || domain.includes('xn--')) {
    domain = require('internal/url/idna').toASCII(domain);
    if (domain === null || domain === '' || hasAny(domain, FORBIDDEN_DOMAIN)) return null;
  }
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

function endsInNumber(domain) {
  const end = domain.endsWith('.') ? domain.length - 1 : domain.length;
  const last = domain.slice(domain.lastIndexOf('.', end - 1) + 1, end);
  return /^(?:\d+|0x[\da-f]*)$/i.test(last);
}

function parseIPv4Number(text) {
  let radix = 10;
  if (/^0x/i.test(text)) {
    text = text.slice(2);
    radix = 16;
  } else if (text.length > 1 && text[0] === '0') {
    text = text.slice(1);
    radix = 8;
  }
  if (text === '') return 0;
  const digits = radix === 10 ? /^\d+$/ : radix === 8 ? /^[0-7]+$/ : /^[\da-f]+$/i;
  return digits.test(text) ? Number.parseInt(text, radix) : -1;
}

function parseIPv4(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  let address = 0;
  for (let i = 0; i < parts.length; i++) {
    const number = parts[i] === '' ? -1 : parseIPv4Number(parts[i]);
    const last = i === parts.length - 1;
    if (number < 0 || number >= (last ? 256 ** (5 - parts.length) : 256)) return null;
    address += last ? number : number * 256 ** (3 - i);
  }
  return `${address >>> 24}.${address >>> 16 & 255}.${address >>> 8 & 255}.${address & 255}`;
}

/** The eight pieces of "IPv6 parsing", serialized with brackets. */
function parseIPv6(text) {
  const pieces = [];
  let compress = -1;
  let rest = text;
  if (rest.startsWith('::')) {
    compress = 0;
    rest = rest.slice(2);
  } else if (rest === '' || rest.startsWith(':')) {
    return null;
  }
  while (rest !== '') {
    if (pieces.length === 8) return null;
    if (rest[0] === ':') {
      if (compress !== -1) return null;
      compress = pieces.length;
      rest = rest.slice(1);
      continue;
    }
    const [digits] = /^[\da-f]{0,4}/i.exec(rest);
    if (rest[digits.length] === '.') {
      const quad = pieces.length <= 6 ? /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(rest) : null;
      if (quad === null) return null;
      const bytes = quad.slice(1);
      if (bytes.some((byte) => byte > 255 || (byte.length > 1 && byte[0] === '0'))) return null;
      const [a, b, c, d] = bytes.map(Number);
      pieces.push(a << 8 | b, c << 8 | d);
      break;
    }
    if (digits === '') return null;
    pieces.push(Number.parseInt(digits, 16));
    rest = rest.slice(digits.length);
    if (rest === '') break;
    if (rest[0] !== ':' || rest === ':') return null;
    rest = rest.slice(1);
  }
  if (compress === -1) {
    if (pieces.length !== 8) return null;
  } else {
    if (pieces.length === 8) return null;
    pieces.splice(compress, 0, ...new Array(8 - pieces.length).fill(0));
  }
  return `[${serializeIPv6(pieces)}]`;
}

function serializeIPv6(pieces) {
  let start = -1;
  let longest = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && pieces[end] === 0) end++;
    if (end - i > longest) {
      start = i;
      longest = end - i;
    }
    i = Math.max(i, end - 1);
  }
  const hex = (list) => list.map((piece) => piece.toString(16)).join(':');
  if (start === -1) return hex(pieces);
  return `${hex(pieces.slice(0, start))}::${hex(pieces.slice(start + longest))}`;
}

module.exports = { parseHost };
