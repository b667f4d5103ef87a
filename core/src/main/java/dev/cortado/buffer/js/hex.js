'use strict';

// hex: decoding stops at the first pair that is not two digits.

const { codec } = require('internal/buffer/engine_strings');

const LONG = 32;
const { setFromHex, toHex } = Uint8Array.prototype; // absent before V8 14

const values = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  values[digit.charCodeAt(0)] = values[digit.toUpperCase().charCodeAt(0)] = i;
}

function digit(string, at) {
  return values[string.charCodeAt(at) & 0xff]; // as Node: only the low byte counts
}

function write(bytes, string, offset, limit) {
  const pairs = string.length >>> 1;
  const count = pairs < limit ? pairs : limit;
  if (count >= LONG && setFromHex !== undefined) {
    const target = new Uint8Array(bytes.buffer, bytes.byteOffset + offset, count);
    try {
      return setFromHex.call(target, string.length === count * 2 ? string : string.slice(0, count * 2)).written;
    } catch {
      // Something that is not a digit: find it.
    }
  }
  for (let i = 0; i < count; i++) {
    const value = digit(string, i * 2) << 4 | digit(string, i * 2 + 1);
    if (value < 0) return i;
    bytes[offset + i] = value;
  }
  return count;
}

const letters = new Uint8Array(16);
for (let i = 0; i < 16; i++) letters[i] = i.toString(16).charCodeAt(0);

function decode(bytes, start, end) {
  const length = end - start;
  if (toHex !== undefined) {
    return toHex.call(length === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, length));
  }
  const engine = codec(length * 2 + 16);
  const out = engine === undefined ? new Uint8Array(length * 2) : engine.bytes;
  for (let i = 0, n = 0; i < length; i++) {
    const byte = bytes[start + i];
    out[n++] = letters[byte >> 4];
    out[n++] = letters[byte & 15];
  }
  if (engine !== undefined) return engine.decodeUtf8(0, length * 2);
  return require('internal/buffer/single_byte').decodeLatin1(out, 0, length * 2);
}

module.exports = { decode, write };
