'use strict';

// UTF-8 by the WHATWG's rules: an invalid sequence becomes U+FFFD once per maximal subpart, and so does a lone surrogate.
// Short strings are looped over here; V8's codec takes the others.

const { codec, load, store } = require('internal/buffer/engine_strings');

const SHORT = 24;
const LONG = 256;
const REPLACEMENT = 0xfffd;
const { fromCharCode } = String;

/** Number of bytes of a string. */
function byteLength(string) {
  const { length } = string;
  if (length > SHORT) {
    const engine = codec(0);
    if (engine !== undefined) return engine.measureUtf8(string);
  }
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const unit = string.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes++;
    } else {
      bytes += 2;
      if (isHighSurrogate(unit) && i + 1 < length && isLowSurrogate(string.charCodeAt(i + 1))) i++; // four for both
    }
  }
  return bytes;
}

function isHighSurrogate(unit) {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit) {
  return (unit & 0xfc00) === 0xdc00;
}

/** Encodes as many whole characters as fit into limit bytes; returns the number of bytes. */
function write(bytes, string, offset, limit) {
  const { length } = string;
  if (length > SHORT) return writeLong(bytes, string, offset, limit);
  const ascii = length < limit ? length : limit;
  for (let i = 0; i < ascii; i++) {
    const unit = string.charCodeAt(i);
    if (unit >= 0x80) return i + writeUnits(bytes, string, i, offset + i, limit - i);
    bytes[offset + i] = unit;
  }
  return ascii;
}

function writeLong(bytes, string, offset, limit) {
  if (string.length > limit) string = string.slice(0, limit); // a pair that this cuts would not have fitted
  const engine = codec(string.length * 3 + 16);
  if (engine === undefined) return writeUnits(bytes, string, 0, offset, limit);
  let count = engine.encodeUtf8(string, 0);
  if (count > limit) {
    count = limit;
    while ((engine.bytes[count] & 0xc0) === 0x80) count--;
  }
  store(engine, count, bytes, offset);
  return count;
}

/** Encodes all of a long string into bytes that `make` makes once their number is known; undefined without V8's codec. */
function encodeLong(string, make) {
  const engine = codec(string.length * 3 + 16);
  if (engine === undefined) return undefined;
  const count = engine.encodeUtf8(string, 0);
  const bytes = make(count);
  store(engine, count, bytes, 0);
  return bytes;
}

function writeUnits(bytes, string, from, offset, limit) {
  const { length } = string;
  const end = offset + limit;
  let at = offset;
  for (let i = from; i < length; i++) {
    let point = string.charCodeAt(i);
    if (point < 0x80) {
      if (at >= end) break;
      bytes[at++] = point;
      continue;
    }
    if (point < 0x800) {
      if (end - at < 2) break;
      bytes[at++] = 0xc0 | point >> 6;
      bytes[at++] = 0x80 | point & 0x3f;
      continue;
    }
    if ((point & 0xf800) === 0xd800) {
      const next = i + 1 < length ? string.charCodeAt(i + 1) : 0;
      if (isHighSurrogate(point) && isLowSurrogate(next)) {
        if (end - at < 4) break;
        i++;
        point = 0x10000 + ((point & 0x3ff) << 10 | next & 0x3ff);
        bytes[at++] = 0xf0 | point >> 18;
        bytes[at++] = 0x80 | point >> 12 & 0x3f;
        bytes[at++] = 0x80 | point >> 6 & 0x3f;
        bytes[at++] = 0x80 | point & 0x3f;
        continue;
      }
      point = REPLACEMENT;
    }
    if (end - at < 3) break;
    bytes[at++] = 0xe0 | point >> 12;
    bytes[at++] = 0x80 | point >> 6 & 0x3f;
    bytes[at++] = 0x80 | point & 0x3f;
  }
  return at - offset;
}

function decode(bytes, start, end) {
  const length = end - start;
  const engine = codec(length + 16);
  if (engine === undefined) return decodeUnits(bytes, start, end);
  load(engine, bytes, start, end);
  return engine.decodeUtf8(0, length);
}

const BATCH = 4096;

function decodeUnits(bytes, start, end) {
  let text = '';
  let units = [];
  let at = start;
  while (at < end) {
    const first = bytes[at];
    if (first < 0x80) {
      units.push(first);
      at++;
    } else {
      const size = sequenceLength(bytes, at, end);
      if (size <= 0) {
        units.push(REPLACEMENT);
        at += size === 0 ? 1 : -size;
      } else {
        let point = size === 2 ? first & 0x1f : size === 3 ? first & 0x0f : first & 0x07;
        for (let i = 1; i < size; i++) point = point << 6 | bytes[at + i] & 0x3f;
        at += size;
        if (point < 0x10000) units.push(point);
        else units.push(0xd7c0 + (point >> 10), 0xdc00 | point & 0x3ff);
      }
    }
    if (units.length >= BATCH) {
      text += fromCharCode.apply(undefined, units);
      units = [];
    }
  }
  return text + fromCharCode.apply(undefined, units);
}

/**
 * Length of the sequence that a byte from 0x80 starts: 2 to 4 if it is valid, 0 if the byte starts none, otherwise the
 * negative length of its maximal valid part. See table 3-7 of the Unicode standard.
 */
function sequenceLength(bytes, at, end) {
  const first = bytes[at];
  let low = 0x80;
  let high = 0xbf;
  let size;
  if (first < 0xc2) return 0;
  if (first < 0xe0) {
    size = 2;
  } else if (first < 0xf0) {
    size = 3;
    if (first === 0xe0) low = 0xa0;
    else if (first === 0xed) high = 0x9f;
  } else if (first < 0xf5) {
    size = 4;
    if (first === 0xf0) low = 0x90;
    else if (first === 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  for (let i = 1; i < size; i++) {
    const next = at + i < end ? bytes[at + i] : 0;
    if (next < low || next > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return size;
}

function isValid(bytes) {
  const { length } = bytes;
  let at = length < LONG ? 0 : require('internal/buffer/single_byte').nonAsciiIndex(bytes, 0);
  while (at < length) {
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    const size = sequenceLength(bytes, at, length);
    if (size <= 0) return false;
    at += size;
  }
  return true;
}

/** Length of the sequence that the bytes end within: 0 if none is cut. */
function incompleteTail(bytes, start, end) {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(bytes, end - back, end) === -back ? back : 0;
  }
  return 0;
}

module.exports = { byteLength, decode, encodeLong, incompleteTail, isValid, write };
