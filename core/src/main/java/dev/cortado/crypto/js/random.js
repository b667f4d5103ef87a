'use strict';

// Random bytes, numbers and UUIDs.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber, validateObject } = require('internal/validators');
const { isAnyArrayBuffer } = require('util/types');
const { request } = require('internal/loop');

const binding = internalBinding('crypto');
const MAX_BYTES = 2 ** 31 - 1;
const MAX_RANGE = 2 ** 48 - 1;

function assertSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (Number.isNaN(size) || size > MAX_BYTES || size < 0) {
    throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MAX_BYTES}`, size);
  }
  if (size + offset > length) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  return size >>> 0;
}

function assertOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  const most = Math.min(length, MAX_BYTES);
  if (Number.isNaN(offset) || offset > most || offset < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, offset);
  }
  return offset >>> 0;
}

function randomBytes(size, callback) {
  size = assertSize(size, 1, 0, Infinity);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { FastBuffer } = require('internal/buffer');
  const bytes = new FastBuffer(size);
  if (callback === undefined) {
    if (size > 0) binding.randomFill(bytes);
    return bytes;
  }
  binding.randomFillAsync(request(() => callback(null, bytes), 'RANDOMBYTESREQUEST'), bytes);
  return undefined;
}

function checkBuffer(buffer) {
  if (!isAnyArrayBuffer(buffer) && !ArrayBuffer.isView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buffer);
  }
}

function part(buffer, offset, size) {
  return isAnyArrayBuffer(buffer) ? new Uint8Array(buffer, offset, size) :
    new Uint8Array(buffer.buffer, buffer.byteOffset + offset, size);
}

function randomFillSync(buffer, offset = 0, size) {
  checkBuffer(buffer);
  const elementSize = buffer.BYTES_PER_ELEMENT || 1;
  offset = assertOffset(offset, elementSize, buffer.byteLength);
  size = size === undefined ? buffer.byteLength - offset : assertSize(size, elementSize, offset, buffer.byteLength);
  if (size > 0) binding.randomFill(part(buffer, offset, size));
  return buffer;
}

function randomFill(buffer, offset, size, callback) {
  checkBuffer(buffer);
  const elementSize = buffer.BYTES_PER_ELEMENT || 1;
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = buffer.length;
  } else if (typeof size === 'function') {
    callback = size;
    size = buffer.length - offset;
  } else {
    validateFunction(callback, 'callback');
  }
  offset = assertOffset(offset, elementSize, buffer.byteLength);
  size = size === undefined ? buffer.byteLength - offset : assertSize(size, elementSize, offset, buffer.byteLength);
  if (size === 0) {
    callback(null, buffer);
    return;
  }
  binding.randomFillAsync(request(() => callback(null, buffer), 'RANDOMBYTESREQUEST'), part(buffer, offset, size));
}

const cache = new Uint8Array(6 * 1024);
let cacheOffset = cache.length;

/** 48 random bits. */
function next48() {
  if (cacheOffset === cache.length) {
    binding.randomFill(cache);
    cacheOffset = 0;
  }
  let value = 0;
  for (let i = 0; i < 6; i++) value = value * 256 + cache[cacheOffset + i];
  cacheOffset += 6;
  return value;
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (!(range <= MAX_RANGE)) {
    throw new codes.ERR_OUT_OF_RANGE(min === 0 ? 'max' : 'max - min', `<= ${MAX_RANGE}`, range);
  }
  // What lies above the largest multiple of the range would favour small results.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let value = next48();
  while (value >= limit) value = next48();
  const result = value % range + min;
  if (callback === undefined) return result;
  process.nextTick(callback, undefined, result);
  return undefined;
}

const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
const uuids = new Uint8Array(16 * 128);
let uuidOffset = uuids.length;

function randomUUID(options) {
  if (options !== undefined) validateObject(options, 'options');
  const { disableEntropyCache = false } = options ?? {};
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  let bytes = uuids;
  if (disableEntropyCache) {
    bytes = new Uint8Array(16);
    binding.randomFill(bytes);
    return format(bytes, 0);
  }
  if (uuidOffset === uuids.length) {
    binding.randomFill(uuids);
    uuidOffset = 0;
  }
  uuidOffset += 16;
  return format(bytes, uuidOffset - 16);
}

/** RFC 9562, version 4. */
function format(b, at) {
  return `${hex[b[at]]}${hex[b[at + 1]]}${hex[b[at + 2]]}${hex[b[at + 3]]}-${hex[b[at + 4]]}${hex[b[at + 5]]}-` +
    `${hex[b[at + 6] & 0x0f | 0x40]}${hex[b[at + 7]]}-${hex[b[at + 8] & 0x3f | 0x80]}${hex[b[at + 9]]}-` +
    `${hex[b[at + 10]]}${hex[b[at + 11]]}${hex[b[at + 12]]}${hex[b[at + 13]]}${hex[b[at + 14]]}${hex[b[at + 15]]}`;
}

module.exports = { randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
