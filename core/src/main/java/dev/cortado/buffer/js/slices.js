'use strict';

// latin1Slice, utf8Write and their like: one encoding each, strict about the range. Node has them in its native half, and so
// their errors are plain ones.

const { codes } = require('internal/errors');
const { ASCII, BASE64, BASE64URL, HEX, LATIN1, UTF16LE, UTF8 } = require('internal/buffer/encodings');
const { bytesOf, nativeTypeError } = require('internal/buffer/views');

const { isView } = ArrayBuffer;
const MAX_STRING_LENGTH = 536870888; // V8's, on 64-bit machines

function indexError() {
  const error = new RangeError('Index out of range');
  error.code = 'ERR_OUT_OF_RANGE';
  return error;
}

/** An index as the native half reads it. */
function toIndex(value, fallback) {
  if (value === undefined) return fallback;
  const index = Math.trunc(value);
  return index === index ? index : 0;
}

function slice(encoding, view, start, end) {
  const bytes = view instanceof Uint8Array && isView(view) ? view : bytesOf(view);
  const { length } = bytes;
  start = toIndex(start, 0);
  end = toIndex(end, length);
  if (start < 0 || end < 0) throw indexError();
  if (end < start) end = start;
  if (end > length) throw indexError();
  return decode(encoding, bytes, start, end);
}

/** Decodes a range that is within the bytes. */
function decode(encoding, bytes, start, end) {
  if (end - start > MAX_STRING_LENGTH / 2) checkLength(encoding, bytes, start, end);
  if (start >= end) return '';
  return encoding.decode(bytes, start, end);
}

function checkLength(encoding, bytes, start, end) {
  const size = end - start;
  let length = size;
  if (encoding === HEX) length = size * 2;
  else if (encoding === BASE64) length = Math.ceil(size / 3) * 4;
  else if (encoding === BASE64URL) length = Math.ceil(size * 4 / 3);
  else if (encoding === UTF16LE) length = size >>> 1;
  if (length <= MAX_STRING_LENGTH) return;
  const error = new Error(`Cannot create a string longer than 0x${MAX_STRING_LENGTH.toString(16)} characters`);
  error.code = 'ERR_STRING_TOO_LONG';
  throw error;
}

/** Writes with the range that only the fast methods of Node check in full. */
function writeStrict(encoding, view, string, offset, length) {
  if (!isView(view)) bytesOf(view);
  if (typeof string !== 'string') throw nativeTypeError('argument must be a string');
  const bytes = view instanceof Uint8Array ? view : bytesOf(view);
  const { length: size } = bytes;
  if (offset === undefined) offset = 0;
  else if (offset < 0 || offset > size) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  else offset = toIndex(offset, 0);
  const room = size - offset;
  if (length === undefined) length = room;
  else if (length < 0 || length > room) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  else length = toIndex(length, room);
  return encoding.write(bytes, string, offset, length);
}

function writeLoose(encoding, view, string, offset, length) {
  const bytes = bytesOf(view);
  if (typeof string !== 'string') throw nativeTypeError('argument must be a string');
  const { length: size } = bytes;
  offset = toIndex(offset, 0);
  if (offset < 0) throw indexError();
  if (offset > size) {
    const error = new RangeError('"offset" is outside of buffer bounds');
    error.code = 'ERR_BUFFER_OUT_OF_BOUNDS';
    throw error;
  }
  const room = size - offset;
  length = toIndex(length, room);
  if (length < 0) throw indexError();
  return encoding.write(bytes, string, offset, length < room ? length : room);
}

// Methods without a prototype and with the lengths that Node's have.
const { asciiSlice, base64Slice, base64urlSlice, latin1Slice, hexSlice, ucs2Slice, utf8Slice,
  base64Write, base64urlWrite, hexWrite, ucs2Write } = {
  asciiSlice(start = undefined, end = undefined) { return slice(ASCII, this, start, end); },
  base64Slice(start = undefined, end = undefined) { return slice(BASE64, this, start, end); },
  base64urlSlice(start = undefined, end = undefined) { return slice(BASE64URL, this, start, end); },
  latin1Slice(start = undefined, end = undefined) { return slice(LATIN1, this, start, end); },
  hexSlice(start = undefined, end = undefined) { return slice(HEX, this, start, end); },
  ucs2Slice(start = undefined, end = undefined) { return slice(UTF16LE, this, start, end); },
  utf8Slice(start = undefined, end = undefined) { return slice(UTF8, this, start, end); },
  base64Write(string = undefined, offset = undefined, length = undefined) {
    return writeLoose(BASE64, this, string, offset, length);
  },
  base64urlWrite(string = undefined, offset = undefined, length = undefined) {
    return writeLoose(BASE64URL, this, string, offset, length);
  },
  hexWrite(string = undefined, offset = undefined, length = undefined) {
    return writeLoose(HEX, this, string, offset, length);
  },
  ucs2Write(string = undefined, offset = undefined, length = undefined) {
    return writeLoose(UTF16LE, this, string, offset, length);
  },
};

function asciiWrite(string, offset = 0, length = undefined) {
  return writeStrict(ASCII, this, string, offset, length);
}

function latin1Write(string, offset = 0, length = undefined) {
  return writeStrict(LATIN1, this, string, offset, length);
}

function utf8Write(string, offset = 0, length = undefined) {
  return writeStrict(UTF8, this, string, offset, length);
}

module.exports = {
  asciiSlice,
  base64Slice,
  base64urlSlice,
  latin1Slice,
  hexSlice,
  ucs2Slice,
  utf8Slice,
  asciiWrite,
  base64Write,
  base64urlWrite,
  latin1Write,
  hexWrite,
  ucs2Write,
  utf8Write,
  decode,
  MAX_STRING_LENGTH,
};
