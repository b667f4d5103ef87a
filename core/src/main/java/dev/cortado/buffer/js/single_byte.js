'use strict';

// latin1 and ascii: one byte per unit, the low eight bits of it. Decoding ascii drops the eighth.

const { codec, load, store } = require('internal/buffer/engine_strings');

const SHORT = 48;
const BATCH = 4096;
const { fromCharCode } = String;

function write(bytes, string, offset, limit) {
  const count = string.length < limit ? string.length : limit;
  if (count > SHORT) {
    const engine = codec(count * 2 + 64);
    if (engine !== undefined) {
      engine.encodeLatin1(count < string.length ? string.slice(0, count) : string, 0);
      store(engine, count, bytes, offset);
      return count;
    }
  }
  for (let i = 0; i < count; i++) bytes[offset + i] = string.charCodeAt(i);
  return count;
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
  for (let i = 0; i < length; i++) copy[i] &= 0x7f;
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

function isAscii(bytes) {
  const { length } = bytes;
  for (let i = 0; i < length; i++) {
    if (bytes[i] >= 0x80) return false;
  }
  return true;
}

module.exports = { decodeAscii, decodeLatin1, isAscii, write };
