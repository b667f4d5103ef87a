'use strict';

// indexOf and its relatives: numbers, bytes and strings in any encoding, forwards and backwards.

const { codes } = require('internal/errors');
const { encodingOf, UTF16LE, UTF8 } = require('internal/buffer/encodings');
const { codec, loadAt } = require('internal/buffer/engine_strings');
const { isUint8Array } = require('internal/buffer/views');

const LONG = 160; // from here a search by vectors pays
const FIRST_PIECE = 1024;
const PIECE = 65536;
const LARGEST = 65536; // a longer needle is searched for slowly
const MARGIN = 16; // a window may start before what it looks at

const { indexOf: typedIndexOf, lastIndexOf: typedLastIndexOf } = Uint8Array.prototype;

function bidirectionalIndexOf(buffer, value, byteOffset, encoding, forward) {
  if (!ArrayBuffer.isView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  byteOffset = +byteOffset;
  if (byteOffset !== byteOffset) byteOffset = forward ? 0 : buffer.length || buffer.byteLength;
  else byteOffset = Math.trunc(Math.min(Math.max(byteOffset, -0x80000000), 0x7fffffff));
  if (typeof value === 'number') return byteIndex(buffer, value >>> 0 & 0xff, byteOffset, forward);
  let found = UTF8;
  if (encoding !== undefined) found = encodingOf(encoding);
  if (typeof value === 'string') {
    if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return stringIndex(buffer, value, byteOffset, found, forward);
  }
  if (isUint8Array(value)) return bytesIndex(buffer, value, value.length, byteOffset, found === UTF16LE, forward);
  throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

/** Where to start, or -1 if nothing can be found there. */
function startOf(length, offset, needed, forward) {
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needed === 0 ? 0 : -1;
  }
  if (offset + needed <= length) return offset;
  if (needed === 0) return length;
  return forward ? -1 : length - 1;
}

function byteIndex(buffer, byte, offset, forward) {
  const { length } = buffer;
  const start = startOf(length, offset, 1, forward);
  if (start === -1 || length === 0) return -1;
  if (forward) {
    if (length - start < LONG || !isUint8Array(buffer)) return typedIndexOf.call(buffer, byte, start);
    return scan(buffer, undefined, byte, byte, 1, start, length - 1);
  }
  if (start < LONG || !isUint8Array(buffer)) return typedLastIndexOf.call(buffer, byte, start);
  return scanBack(buffer, undefined, byte, byte, 1, start);
}

function stringIndex(buffer, string, offset, encoding, forward) {
  if (string.length === 1 && encoding !== UTF16LE) {
    const unit = string.charCodeAt(0);
    if (unit < 0x80 && (encoding === UTF8 || encoding.name === 'latin1' || encoding.name === 'ascii')) {
      return byteIndex(buffer, unit, offset, forward);
    }
  }
  const needle = new Uint8Array(encoding.byteLength(string));
  const size = encoding.write(needle, string, 0, needle.length);
  return bytesIndex(buffer, needle, size, offset, encoding === UTF16LE, forward);
}

function bytesIndex(buffer, needle, size, offset, units, forward) {
  const { length } = buffer;
  const start = startOf(length, offset, size, forward);
  if (size === 0) return start;
  if (length === 0 || start === -1 || size > length || forward && start + size > length) return -1;
  if (units) return length < 2 || size < 2 ? -1 : unitsIndex(buffer, needle, size >>> 1, start >>> 1, forward);
  if (size === 1) return byteIndex(buffer, needle[0], start, forward);
  return forward ? next(buffer, needle, size, start) : previous(buffer, needle, size, Math.min(start, length - size));
}

function next(buffer, needle, size, start) {
  const limit = buffer.length - size;
  const first = needle[0];
  if (limit - start >= LONG && size <= LARGEST && isUint8Array(buffer)) {
    return scan(buffer, needle, first, needle[size - 1], size, start, limit);
  }
  return scanSlowly(buffer, needle, first, size, start, limit);
}

function previous(buffer, needle, size, start) {
  const first = needle[0];
  if (start >= LONG && size <= LARGEST && isUint8Array(buffer)) {
    return scanBack(buffer, needle, first, needle[size - 1], size, start);
  }
  return scanBackSlowly(buffer, needle, first, size, start);
}

/**
 * Searches by vectors, in pieces that become larger: what is found early is found soon.
 *
 * @param limit the last position that may match
 */
function scan(buffer, needle, first, last, size, start, limit) {
  let piece = FIRST_PIECE;
  const distance = size - 1;
  for (let at = start; at <= limit;) {
    const count = Math.min(limit - at + 1, piece);
    const engine = codec(count + size + 48);
    if (engine === undefined) return scanSlowly(buffer, needle, first, size, at, limit);
    loadAt(engine, 0, buffer, at, at + count + distance);
    for (let found = 0; (found = engine.find(found, count, first, last, distance)) < count; found++) {
      if (needle === undefined || matches(buffer, needle, at + found, distance)) return at + found;
    }
    at += count;
    if (piece < PIECE) piece *= 4;
  }
  return -1;
}

/** @param start the last position that may match */
function scanBack(buffer, needle, first, last, size, start) {
  let piece = FIRST_PIECE;
  const distance = size - 1;
  for (let end = start + 1; end > 0;) {
    const count = Math.min(end, piece);
    const engine = codec(count + size + 64);
    const from = end - count;
    if (engine === undefined) return scanBackSlowly(buffer, needle, first, size, end - 1);
    loadAt(engine, MARGIN, buffer, from, end + distance);
    // A window of sixteen that ends with the last position.
    let found = count;
    while ((found = engine.findLast(MARGIN + found - 16, MARGIN, first, last, distance) - MARGIN) >= 0) {
      if (needle === undefined || matches(buffer, needle, from + found, distance)) return from + found;
    }
    end = from;
    if (piece < PIECE) piece *= 4;
  }
  return -1;
}

function scanSlowly(buffer, needle, first, size, start, limit) {
  if (needle === undefined) return typedIndexOf.call(buffer, first, start);
  for (let at = start; at <= limit; at++) {
    if (buffer[at] === first && matches(buffer, needle, at, size)) return at;
  }
  return -1;
}

function scanBackSlowly(buffer, needle, first, size, start) {
  if (needle === undefined) return typedLastIndexOf.call(buffer, first, start);
  for (let at = start; at >= 0; at--) {
    if (buffer[at] === first && matches(buffer, needle, at, size)) return at;
  }
  return -1;
}

function matches(buffer, needle, at, size) {
  for (let i = 1; i < size; i++) {
    if (buffer[at + i] !== needle[i]) return false;
  }
  return true;
}

/** Two bytes a unit; only even offsets match. */
function unitsIndex(buffer, needle, count, start, forward) {
  const last = (buffer.length >>> 1) - count;
  const step = forward ? 1 : -1;
  for (let at = forward ? start : Math.min(start, last); at >= 0 && at <= last; at += step) {
    if (buffer[at * 2] === needle[0] && matches(buffer, needle, at * 2, count * 2)) return at * 2;
  }
  return -1;
}

module.exports = { bidirectionalIndexOf };
