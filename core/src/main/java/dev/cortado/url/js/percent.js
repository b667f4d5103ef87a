'use strict';
// Percent-encode sets of the URL Standard (1.3) and other classes of ASCII characters, as bits of one table.

const FRAGMENT = 1;
const QUERY = 2;
const SPECIAL_QUERY = 4;
const PATH = 8;
const USERINFO = 16;
const CONTROL = 32;
const FORBIDDEN_HOST = 64;
const FORBIDDEN_DOMAIN = 128;

const classes = new Uint8Array(128);

function mark(characters, bits) {
  for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] |= bits;
}

for (let code = 0; code < 128; code++) {
  if (code < 32 || code === 127) classes[code] = FRAGMENT | QUERY | SPECIAL_QUERY | PATH | USERINFO | CONTROL | FORBIDDEN_DOMAIN;
}
mark(' "<>`', FRAGMENT);
mark(' "#<>', QUERY | SPECIAL_QUERY | PATH | USERINFO);
mark('\'', SPECIAL_QUERY);
mark('?^`{}', PATH | USERINFO);
mark('/:;=@[\\]|', USERINFO);
mark('\0\t\n\r #/:<>?@[\\]^|', FORBIDDEN_HOST | FORBIDDEN_DOMAIN);
mark('%', FORBIDDEN_DOMAIN);

const hex = '0123456789ABCDEF';

function hasAny(text, bits) {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128 && (classes[code] & bits) !== 0) return true;
  }
  return false;
}

/** Percent-encodes, as UTF-8, what the set names and everything beyond ASCII. */
function encode(text, set) {
  let out = '';
  let clean = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if ((classes[code] & set) === 0) continue;
      out += `${text.slice(clean, i)}%${hex[code >> 4]}${hex[code & 15]}`;
    } else {
      let end = i + 1;
      while (end < text.length && text.charCodeAt(end) >= 128) end++;
      out += text.slice(clean, i) + encodeURIComponent(text.slice(i, end).toWellFormed());
      i = end - 1;
    }
    clean = i + 1;
  }
  return clean === 0 ? text : out + text.slice(clean);
}

/** Percent-decodes as UTF-8, what is malformed to U+FFFD. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    const { Buffer } = require('buffer');
    const bytes = Buffer.from(text, 'utf8');
    return require('querystring').unescapeBuffer(bytes.latin1Slice()).utf8Slice();
  }
}

module.exports = {
  FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO, CONTROL, FORBIDDEN_HOST, FORBIDDEN_DOMAIN,
  classes,
  hasAny,
  encode,
  decode,
};
