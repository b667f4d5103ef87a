'use strict';

// latin1 and ascii: one byte per unit, the low eight bits of it. Decoding ascii drops the eighth.

const { codec, load, loadAt, store } = require('internal/buffer/engine_strings');

const SHORT = 48;
const BATCH = 4096;
const PIECE = 65536;
const { fromCharCode } = String;

function write(bytes, string, offset, limit) {
  const count = string.length < limit ? string.length : limit;
  if (count > SHORT) {
    const engine = codec(count * 3 + 64);
    if (engine !== undefined) {
      if (count < string.length) string = string.slice(0, count);
      // UTF-8 is the same for ASCII, and V8's fastest codec.
      if (!startsAscii(string) || engine.encodeUtf8(string, 0) !== count) engine.encodeLatin1(string, 0);
      store(engine, count, bytes, offset);
      return count;
    }
  }
  for (let i = 0; i < count; i++) bytes[offset + i] = string.charCodeAt(i);
  return count;
}

function startsAscii(string) {
  for (let i = 0; i < 32; i++) {
    if (string.charCodeAt(i) >= 0x80) return false;
  }
  return true;
}

function decodeLatin1(bytes, start, end) {
  const length = end - start;
  const units = length + 63 & ~63;
  const engine = codec(units * 3);
  if (engine === undefined) return decodeUnits(bytes, start, end, 0xff);
  load(engine, bytes, start, end);
  return engine.decodeLatin1(length, units);
}

function decodeAscii(bytes, start, end) {
  const length = end - start;
  const engine = codec(length + 16);
  if (engine === undefined) return decodeUnits(bytes, start, end, 0x7f);
  load(engine, bytes, start, end);
  const copy = engine.bytes;
  for (let i = engine.findNonAscii(0, length); i < length; i++) copy[i] &= 0x7f;
  return engine.decodeUtf8(0, length);
}

function decodeUnits(bytes, start, end, mask) {
  let text = '';
  for (let at = start; at < end; at += BATCH) {
    const batch = new Array(end - at < BATCH ? end - at : BATCH);
    for (let i = 0; i < batch.length; i++) batch[i] = bytes[at + i] & mask;
    text += fromCharCode.apply(undefined, batch);
  }
  return text;
}

/** Index of the first byte from 0x80, at or after another; the length if there is none. */
function nonAsciiIndex(bytes, start) {
  const { length } = bytes;
  let at = start;
  while (at < length) {
    const count = length - at < PIECE ? length - at : PIECE;
    const engine = count < SHORT ? undefined : codec(PIECE + 16);
    if (engine === undefined) {
      while (at < length && bytes[at] < 0x80) at++;
      return at;
    }
    loadAt(engine, 0, bytes, at, at + count);
    const found = engine.findNonAscii(0, count);
    if (found < count) return at + found;
    at += count;
  }
  return at;
}

function isAscii(bytes) {
  return nonAsciiIndex(bytes, 0) === bytes.length;
}

module.exports = { decodeAscii, decodeLatin1, isAscii, nonAsciiIndex, write };
