'use strict';

// Where the bytes of a new Buffer come from: memory of its own, or a piece of a pool that small ones share.

const { codes } = require('internal/errors');
const { FastBuffer, createUnsafeBuffer, markAsUntransferable } = require('internal/buffer');
const { encodeLong } = require('internal/buffer/utf8');
const { encodingOf, UTF8 } = require('internal/buffer/encodings');
const { isAnyArrayBuffer } = require('internal/buffer/views');

let poolSize = 0;
let poolOffset = 0;
let pool; // an ArrayBuffer
let poolBytes; // all of it
let settings; // Buffer, whose poolSize a program may set

function setup(Buffer) {
  settings = Buffer;
}

function createPool() {
  poolSize = settings.poolSize;
  pool = createUnsafeBuffer(poolSize).buffer;
  poolBytes = new Uint8Array(pool);
  markAsUntransferable(pool);
  poolOffset = 0;
}

/** A piece of the pool; the next one starts at a multiple of eight. */
function take(size) {
  const piece = new FastBuffer(pool, poolOffset, size);
  poolOffset = poolOffset + size + 7 & ~7;
  return piece;
}

function allocate(size) {
  if (size <= 0) return new FastBuffer();
  if (size < settings.poolSize >>> 1) {
    if (size > poolSize - poolOffset) createPool();
    return take(size);
  }
  return createUnsafeBuffer(size);
}

/** Up to here a string is written without its length being known, if the pool has room for the most it can take. */
const UNMEASURED = 1024;

function fromString(string, encoding) {
  let found = UTF8;
  if (typeof encoding === 'string' && encoding.length !== 0 && encoding !== 'utf8') {
    found = encodingOf(encoding);
    if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  const { length } = string;
  if (length === 0) return new FastBuffer();
  if (length <= UNMEASURED) {
    const most = length * 3;
    if (most <= poolSize - poolOffset && most < settings.poolSize >>> 1) {
      return take(found.write(poolBytes, string, poolOffset, most));
    }
  }
  if (found === UTF8 && length > UNMEASURED) {
    const buffer = encodeLong(string, allocate);
    if (buffer !== undefined) return buffer;
  }
  const size = found.byteLength(string);
  if (size >= settings.poolSize >>> 1) {
    const buffer = createUnsafeBuffer(size);
    const written = found.write(buffer, string, 0, size);
    return written === size ? buffer : new FastBuffer(buffer.buffer, 0, written);
  }
  if (size > poolSize - poolOffset) createPool();
  return take(found.write(poolBytes, string, poolOffset, size));
}

function fromArrayBuffer(buffer, byteOffset, length) {
  if (byteOffset === undefined) {
    byteOffset = 0;
  } else {
    byteOffset = +byteOffset;
    if (byteOffset !== byteOffset) byteOffset = 0;
  }
  const most = buffer.byteLength - byteOffset;
  if (most < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length !== undefined) {
    length = +length;
    if (length > 0) {
      if (length > most) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
    } else {
      length = 0;
    }
  }
  return new FastBuffer(buffer, byteOffset, length); // without a length it follows a resizable buffer
}

function fromArrayLike(object) {
  const { length } = object;
  if (length <= 0) return new FastBuffer();
  if (length < settings.poolSize >>> 1) {
    if (length > poolSize - poolOffset) createPool();
    const piece = take(length);
    piece.set(object, 0);
    return piece;
  }
  return new FastBuffer(object);
}

/** A copy of an array, of what looks like one, or of what JSON keeps of a Buffer; undefined for another object. */
function fromObject(object) {
  if (object.length !== undefined || isAnyArrayBuffer(object.buffer)) {
    return typeof object.length === 'number' ? fromArrayLike(object) : new FastBuffer();
  }
  if (object.type === 'Buffer' && Array.isArray(object.data)) return fromArrayLike(object.data);
  return undefined;
}

module.exports = { allocate, fromArrayBuffer, fromArrayLike, fromObject, fromString, setup };
