'use strict';

// What works on bytes alone: copy, compare, fill, swap.

const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');
const { codec, loadAt } = require('internal/buffer/engine_strings');
const { encodingOf, UTF8 } = require('internal/buffer/encodings');
const { bytesOf, isUint8Array } = require('internal/buffer/views');

const BYTES = ['Buffer', 'Uint8Array'];
const { isView } = ArrayBuffer;
const { fill: typedFill } = Uint8Array.prototype;
const byteLengthOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength').get);

const LONG = 256; // from here a comparison by vectors pays
const PIECE = 32768;

/** Index of the first difference; the length if there is none. */
function mismatch(a, aStart, b, bStart, length) {
  const looped = length < LONG ? length : 32; // most differences come early
  for (let i = 0; i < looped; i++) {
    if (a[aStart + i] !== b[bStart + i]) return i;
  }
  return looped === length ? length : mismatchOfLong(a, aStart, b, bStart, length, looped);
}

function mismatchOfLong(a, aStart, b, bStart, length, from) {
  for (let at = from; at < length; at += PIECE) {
    const count = Math.min(PIECE, length - at);
    const engine = codec(2 * PIECE + 64);
    if (engine === undefined) {
      while (at < length && a[aStart + at] === b[bStart + at]) at++;
      return at;
    }
    loadAt(engine, 0, a, aStart + at, aStart + at + count);
    loadAt(engine, PIECE, b, bStart + at, bStart + at + count);
    const index = engine.mismatch(0, PIECE, count);
    if (index < count) return at + index;
  }
  return length;
}

function compareBytes(a, aStart, aEnd, b, bStart, bEnd) {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  const length = aLength < bLength ? aLength : bLength;
  const different = mismatch(a, aStart, b, bStart, length);
  if (different < length) return a[aStart + different] < b[bStart + different] ? -1 : 1;
  return aLength < bLength ? -1 : aLength > bLength ? 1 : 0;
}

/** Buffer.compare */
function compare(a, b) {
  if (!isUint8Array(a)) throw new codes.ERR_INVALID_ARG_TYPE('buf1', BYTES, a);
  if (!isUint8Array(b)) throw new codes.ERR_INVALID_ARG_TYPE('buf2', BYTES, b);
  return a === b ? 0 : compareBytes(a, 0, a.length, b, 0, b.length);
}

function compareRanges(source, target, targetStart, targetEnd, sourceStart, sourceEnd) {
  if (!isUint8Array(source)) throw new codes.ERR_INVALID_ARG_TYPE('this', BYTES, source);
  if (!isUint8Array(target)) throw new codes.ERR_INVALID_ARG_TYPE('target', BYTES, target);
  if (targetStart === undefined) targetStart = 0;
  else validateInteger(targetStart, 'targetStart', 0);
  if (targetEnd === undefined) targetEnd = target.length;
  else validateInteger(targetEnd, 'targetEnd', 0, target.length);
  if (sourceStart === undefined) sourceStart = 0;
  else validateInteger(sourceStart, 'sourceStart', 0);
  if (sourceEnd === undefined) sourceEnd = source.length;
  else validateInteger(sourceEnd, 'sourceEnd', 0, source.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return compareBytes(source, sourceStart, sourceEnd, target, targetStart, targetEnd);
}

function equals(a, b) {
  if (!isUint8Array(a)) throw new codes.ERR_INVALID_ARG_TYPE('this', BYTES, a);
  if (!isUint8Array(b)) throw new codes.ERR_INVALID_ARG_TYPE('otherBuffer', BYTES, b);
  if (a === b) return true;
  const { length } = a;
  return length === b.length && mismatch(a, 0, b, 0, length) === length;
}

function toInteger(value, fallback) {
  value = +value;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Math.floor(value) : fallback;
}

/** buf.copy */
function copy(source, target, targetStart, sourceStart, sourceEnd) {
  if (!isUint8Array(source)) throw new codes.ERR_INVALID_ARG_TYPE('source', BYTES, source);
  if (!isUint8Array(target)) {
    if (!isView(target)) throw new codes.ERR_INVALID_ARG_TYPE('target', BYTES, target);
    target = bytesOf(target);
  }
  const { length } = source;
  if (targetStart === undefined) {
    targetStart = 0;
  } else {
    targetStart = toInteger(targetStart, 0);
    if (targetStart < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
  }
  if (sourceStart === undefined) {
    sourceStart = 0;
  } else {
    sourceStart = toInteger(sourceStart, 0);
    if (sourceStart < 0 || sourceStart > length) {
      throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${length}`, sourceStart);
    }
  }
  if (sourceEnd === undefined) {
    sourceEnd = length;
  } else {
    sourceEnd = toInteger(sourceEnd, 0);
    if (sourceEnd < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);
  }
  if (targetStart >= target.length || sourceStart >= sourceEnd) return 0;
  return copyRange(source, target, targetStart, sourceStart, sourceEnd);
}

const SHORT = 32;

/** Copies what fits; returns the number of bytes. */
function copyRange(source, target, targetStart, sourceStart, sourceEnd) {
  let size = sourceEnd - sourceStart;
  const room = target.length - targetStart;
  if (size > room) size = room;
  const there = source.length - sourceStart;
  if (size > there) size = there;
  if (size <= 0) return 0;
  if (size === source.length) {
    target.set(source, targetStart);
  } else if (size > SHORT) {
    target.set(new Uint8Array(source.buffer, source.byteOffset + sourceStart, size), targetStart);
  } else if (source.byteOffset + sourceStart < target.byteOffset + targetStart) {
    for (let i = size - 1; i >= 0; i--) target[targetStart + i] = source[sourceStart + i]; // they may overlap
  } else {
    for (let i = 0; i < size; i++) target[targetStart + i] = source[sourceStart + i];
  }
  return size;
}

/** buf.fill; also fills for Buffer.alloc. */
function fill(buffer, value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    return fillString(buffer, value, offset, end, encoding);
  }
  return fillValue(buffer, value, offset, end);
}

function fillString(buffer, string, offset, end, name) {
  let encoding = UTF8;
  if (name !== undefined && name !== null) {
    if (typeof name !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('encoding', 'string', name);
    if (name !== '') encoding = encodingOf(name);
    if (encoding === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name);
  }
  if (string.length === 0) return fillValue(buffer, 0, offset, end);
  if (string.length === 1) {
    const unit = string.charCodeAt(0);
    if (encoding === UTF8 && unit < 0x80 || encoding.name === 'latin1' && unit < 0x100) {
      return fillValue(buffer, unit, offset, end);
    }
  }
  const pattern = new Uint8Array(encoding.byteLength(string));
  const size = encoding.write(pattern, string, 0, pattern.length);
  return fillValue(buffer, size === pattern.length ? pattern : pattern.subarray(0, size), offset, end, string);
}

/** @param shown what an error calls the value */
function fillValue(buffer, value, offset, end, shown = value) {
  if (offset === undefined) {
    offset = 0;
    end = buffer.length;
  } else {
    validateInteger(offset, 'offset', 0);
    if (end === undefined) end = buffer.length;
    else validateInteger(end, 'end', 0, buffer.length);
    if (offset >= end) return buffer;
  }
  if (typeof value === 'number') {
    // A program may have given it a length of its own.
    if (end > byteLengthOf(buffer)) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
    return typedFill.call(buffer, value & 0xff, offset, end);
  }
  const bytes = bytesOf(buffer);
  if (!isView(value)) {
    typedFill.call(bytes, +value & 0xff, offset, end);
    return buffer;
  }
  const pattern = bytesOf(value);
  if (pattern.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', shown);
  if (offset >= end) return buffer;
  let done = Math.min(pattern.length, end - offset);
  bytes.set(done === pattern.length ? pattern : pattern.subarray(0, done), offset);
  while (offset + done < end) {
    const size = Math.min(done, end - offset - done); // twice as much each turn
    bytes.copyWithin(offset + done, offset, offset + size);
    done += size;
  }
  return buffer;
}

function exchange(bytes, a, b) {
  const byte = bytes[a];
  bytes[a] = bytes[b];
  bytes[b] = byte;
}

function swap(bytes, size) {
  const { length } = bytes;
  if (length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  if (length >= LONG && isUint8Array(bytes) && swapLong(bytes, size)) return bytes;
  if (size === 2) {
    for (let at = 0; at < length; at += 2) exchange(bytes, at, at + 1);
    return bytes;
  }
  for (let at = 0; at < length; at += size) {
    for (let i = 0; i < size / 2; i++) exchange(bytes, at + i, at + size - 1 - i);
  }
  return bytes;
}

function swapLong(bytes, size) {
  const { length } = bytes;
  const engine = codec(PIECE + 64);
  if (engine === undefined) return false;
  for (let at = 0; at < length; at += PIECE) {
    const count = Math.min(PIECE, length - at);
    loadAt(engine, 0, bytes, at, at + count);
    if (size === 2) engine.swap16(count);
    else if (size === 4) engine.swap32(count);
    else engine.swap64(count);
    bytes.set(engine.bytes.subarray(0, count), at);
  }
  return true;
}

module.exports = { compare, compareRanges, copy, copyRange, equals, fill, swap };
