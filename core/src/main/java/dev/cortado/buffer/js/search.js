'use strict';

// indexOf and its relatives: numbers, bytes and strings in any encoding, forwards and backwards.

const { codes } = require('internal/errors');
const { encodingOf, UTF16LE, UTF8 } = require('internal/buffer/encodings');
const { isUint8Array } = require('internal/buffer/views');

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
  return forward ? typedIndexOf.call(buffer, byte, start) : typedLastIndexOf.call(buffer, byte, start);
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
  const last = size - 1;
  const lastByte = needle[last];
  let at = start;
  // The engine's search is fast over long stretches and slow to call: worth it while the first byte is rare.
  let tries = 0;
  while (at <= limit) {
    if (tries < 32 || at > tries * 64) {
      at = typedIndexOf.call(buffer, first, at);
      if (at === -1 || at > limit) return -1;
      tries++;
    } else if (buffer[at] !== first) {
      at++;
      continue;
    }
    if (buffer[at + last] === lastByte && matches(buffer, needle, at, last)) return at;
    at++;
  }
  return -1;
}

function previous(buffer, needle, size, start) {
  const first = needle[0];
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
