'use strict';

// base64 and base64url. Decoding takes both alphabets, skips what belongs to neither, and stops at "="; V8's own decoder is
// stricter, so that it only takes what it accepts.

const { codec } = require('internal/buffer/engine_strings');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_ALPHABET = `${ALPHABET.slice(0, 62)}-_`;
const EQUALS = 0x3d;
const SKIP = 64;
const STOP = 65;
const LONG = 64;

const { setFromBase64, toBase64 } = Uint8Array.prototype; // absent before V8 14
const PADDED = { __proto__: null, alphabet: 'base64', omitPadding: false };
const UNPADDED = { __proto__: null, alphabet: 'base64url', omitPadding: true };
const DECODED = { __proto__: null, alphabet: 'base64', lastChunkHandling: 'loose' };
const DECODED_URL = { __proto__: null, alphabet: 'base64url', lastChunkHandling: 'loose' };

const values = new Uint8Array(256).fill(SKIP);
const digits = new Uint8Array(64);
const urlDigits = new Uint8Array(64);
for (let i = 0; i < 64; i++) {
  digits[i] = ALPHABET.charCodeAt(i);
  urlDigits[i] = URL_ALPHABET.charCodeAt(i);
  values[digits[i]] = values[urlDigits[i]] = i;
}
values[EQUALS] = STOP;

/** Bytes that a string may take at most. */
function byteLength(string) {
  let { length } = string;
  if (length > 0 && string.charCodeAt(length - 1) === EQUALS) length--;
  if (length > 1 && string.charCodeAt(length - 1) === EQUALS) length--;
  return Math.floor(length * 3 / 4);
}

function write(bytes, string, offset, limit) {
  if (string.length >= LONG && setFromBase64 !== undefined) {
    const count = writeLong(bytes, string, offset, limit);
    if (count >= 0) return count;
  }
  const { length } = string;
  const end = offset + limit;
  let at = offset;
  let bits = 0;
  let pending = 0;
  for (let i = 0; i < length && at < end; i++) {
    const unit = string.charCodeAt(i);
    const value = values[unit & 0xff]; // as Node: only the low byte counts
    if (value >= SKIP) {
      if (value === STOP) break;
      continue;
    }
    bits = bits << 6 | value;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at++] = bits >> pending;
      bits &= 0x3f;
    }
  }
  return at - offset;
}

/** By V8's decoder; -1 if the string is not strictly base64. */
function writeLong(bytes, string, offset, limit) {
  const target = offset === 0 && limit === bytes.length ? bytes :
    new Uint8Array(bytes.buffer, bytes.byteOffset + offset, limit);
  const options = string.includes('-') || string.includes('_') ? DECODED_URL : DECODED;
  try {
    const { read, written } = setFromBase64.call(target, string, options);
    // It stops before a group that does not fit whole; ours fills up.
    return read < string.length && written < limit ? -1 : written;
  } catch {
    return -1;
  }
}

function decode(bytes, start, end) {
  if (toBase64 !== undefined && end - start >= LONG) return toBase64.call(range(bytes, start, end), PADDED);
  return decodeShort(bytes, start, end, digits, true);
}

function decodeUrl(bytes, start, end) {
  if (toBase64 !== undefined && end - start >= LONG) return toBase64.call(range(bytes, start, end), UNPADDED);
  return decodeShort(bytes, start, end, urlDigits, false);
}

function range(bytes, start, end) {
  return end - start === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}

function decodeShort(bytes, start, end, alphabet, padded) {
  const length = end - start;
  const size = Math.ceil(length / 3) * 4;
  const engine = codec(size + 16);
  const out = engine === undefined ? new Uint8Array(size) : engine.bytes;
  const whole = end - length % 3;
  let n = 0;
  let at = start;
  while (at < whole) {
    const bits = bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2];
    at += 3;
    out[n++] = alphabet[bits >> 18];
    out[n++] = alphabet[bits >> 12 & 0x3f];
    out[n++] = alphabet[bits >> 6 & 0x3f];
    out[n++] = alphabet[bits & 0x3f];
  }
  if (at < end) {
    const second = at + 1 < end;
    const bits = bytes[at] << 16 | (second ? bytes[at + 1] << 8 : 0);
    out[n++] = alphabet[bits >> 18];
    out[n++] = alphabet[bits >> 12 & 0x3f];
    if (second) out[n++] = alphabet[bits >> 6 & 0x3f];
    if (padded) {
      if (!second) out[n++] = EQUALS;
      out[n++] = EQUALS;
    }
  }
  return engine === undefined ? require('internal/buffer/single_byte').decodeLatin1(out, 0, n) : engine.decodeUtf8(0, n);
}

module.exports = { byteLength, decode, decodeUrl, write };
