'use strict';

// Reading and writing integers up to six bytes. Spelled out, since a loop or a DataView costs a multiple; an index that is out
// of range or no index reads undefined, which is the check.

const { boundsError, offsetTypeError, valueError } = require('internal/buffer/bounds');

function checkOffset(bytes, offset, size) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  if (bytes[offset] === undefined || bytes[offset + size - 1] === undefined) boundsError(offset, bytes.length - size);
}

function checkValue(value, min, max, size) {
  if (value > max || value < min) valueError(value, min, max, size);
}

function readUInt8(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const value = this[offset];
  if (value === undefined) boundsError(offset, this.length - 1);
  return value;
}

function readInt8(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const value = this[offset];
  if (value === undefined) boundsError(offset, this.length - 1);
  return value << 24 >> 24;
}

function readUInt16LE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 2);
  return last << 8 | first;
}

function readInt16LE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 2);
  return (last << 8 | first) << 16 >> 16;
}

function readUInt16BE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 2);
  return first << 8 | last;
}

function readInt16BE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 2);
  return (first << 8 | last) << 16 >> 16;
}

function readUInt24LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 2];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 3);
  return last << 16 | bytes[offset + 1] << 8 | first;
}

function readInt24LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 2];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 3);
  return (last << 16 | bytes[offset + 1] << 8 | first) << 8 >> 8;
}

function readUInt24BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 2];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 3);
  return first << 16 | bytes[offset + 1] << 8 | last;
}

function readInt24BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 2];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 3);
  return (first << 16 | bytes[offset + 1] << 8 | last) << 8 >> 8;
}

function readUInt32LE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 4);
  return (last << 24 | this[offset + 2] << 16 | this[offset + 1] << 8 | first) >>> 0;
}

function readInt32LE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 4);
  return last << 24 | this[offset + 2] << 16 | this[offset + 1] << 8 | first;
}

function readUInt32BE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 4);
  return (first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last) >>> 0;
}

function readInt32BE(offset = 0) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) boundsError(offset, this.length - 4);
  return first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last;
}

function readUInt40LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 4];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 5);
  return last * 4294967296 + ((bytes[offset + 3] << 24 | bytes[offset + 2] << 16 | bytes[offset + 1] << 8 | first) >>> 0);
}

function readInt40LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 4];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 5);
  return (last << 24 >> 24) * 4294967296 + ((bytes[offset + 3] << 24 | bytes[offset + 2] << 16 | bytes[offset + 1] << 8 | first) >>> 0);
}

function readUInt40BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 4];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 5);
  return first * 4294967296 + ((bytes[offset + 1] << 24 | bytes[offset + 2] << 16 | bytes[offset + 3] << 8 | last) >>> 0);
}

function readInt40BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 4];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 5);
  return (first << 24 >> 24) * 4294967296 + ((bytes[offset + 1] << 24 | bytes[offset + 2] << 16 | bytes[offset + 3] << 8 | last) >>> 0);
}

function readUInt48LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 5];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 6);
  return (last << 8 | bytes[offset + 4]) * 4294967296 + ((bytes[offset + 3] << 24 | bytes[offset + 2] << 16 | bytes[offset + 1] << 8 | first) >>> 0);
}

function readInt48LE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 5];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 6);
  return ((last << 8 | bytes[offset + 4]) << 16 >> 16) * 4294967296 + ((bytes[offset + 3] << 24 | bytes[offset + 2] << 16 | bytes[offset + 1] << 8 | first) >>> 0);
}

function readUInt48BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 5];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 6);
  return (first << 8 | bytes[offset + 1]) * 4294967296 + ((bytes[offset + 2] << 24 | bytes[offset + 3] << 16 | bytes[offset + 4] << 8 | last) >>> 0);
}

function readInt48BE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 5];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 6);
  return ((first << 8 | bytes[offset + 1]) << 16 >> 16) * 4294967296 + ((bytes[offset + 2] << 24 | bytes[offset + 3] << 16 | bytes[offset + 4] << 8 | last) >>> 0);
}

function put8(bytes, value, offset, min, max) {
  value = +value;
  if (typeof offset !== 'number') offsetTypeError(offset);
  checkValue(value, min, max, 1);
  if (bytes[offset] === undefined) boundsError(offset, bytes.length - 1);
  bytes[offset] = value;
  return offset + 1;
}

function put16LE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 2);
  checkOffset(bytes, offset, 2);
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  return offset + 2;
}

function put16BE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 2);
  checkOffset(bytes, offset, 2);
  bytes[offset] = value >>> 8;
  bytes[offset + 1] = value;
  return offset + 2;
}

function put24LE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 3);
  checkOffset(bytes, offset, 3);
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value >>> 16;
  return offset + 3;
}

function put24BE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 3);
  checkOffset(bytes, offset, 3);
  bytes[offset] = value >>> 16;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value;
  return offset + 3;
}

function put32LE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 4);
  checkOffset(bytes, offset, 4);
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value >>> 16;
  bytes[offset + 3] = value >>> 24;
  return offset + 4;
}

function put32BE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 4);
  checkOffset(bytes, offset, 4);
  bytes[offset] = value >>> 24;
  bytes[offset + 1] = value >>> 16;
  bytes[offset + 2] = value >>> 8;
  bytes[offset + 3] = value;
  return offset + 4;
}

function put40LE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 5);
  checkOffset(bytes, offset, 5);
  const high = Math.floor(value / 4294967296);
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value >>> 16;
  bytes[offset + 3] = value >>> 24;
  bytes[offset + 4] = high;
  return offset + 5;
}

function put40BE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 5);
  checkOffset(bytes, offset, 5);
  const high = Math.floor(value / 4294967296);
  bytes[offset] = high;
  bytes[offset + 1] = value >>> 24;
  bytes[offset + 2] = value >>> 16;
  bytes[offset + 3] = value >>> 8;
  bytes[offset + 4] = value;
  return offset + 5;
}

function put48LE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 6);
  checkOffset(bytes, offset, 6);
  const high = Math.floor(value / 4294967296);
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value >>> 16;
  bytes[offset + 3] = value >>> 24;
  bytes[offset + 4] = high;
  bytes[offset + 5] = high >>> 8;
  return offset + 6;
}

function put48BE(bytes, value, offset, min, max) {
  value = +value;
  checkValue(value, min, max, 6);
  checkOffset(bytes, offset, 6);
  const high = Math.floor(value / 4294967296);
  bytes[offset] = high >>> 8;
  bytes[offset + 1] = high;
  bytes[offset + 2] = value >>> 24;
  bytes[offset + 3] = value >>> 16;
  bytes[offset + 4] = value >>> 8;
  bytes[offset + 5] = value;
  return offset + 6;
}

function writeUInt8(value, offset = 0) {
  return put8(this, value, offset, 0, 0xff);
}

function writeInt8(value, offset = 0) {
  return put8(this, value, offset, -0x80, 0x7f);
}

function writeUInt16LE(value, offset = 0) {
  return put16LE(this, value, offset, 0, 0xffff);
}

function writeInt16LE(value, offset = 0) {
  return put16LE(this, value, offset, -0x8000, 0x7fff);
}

function writeUInt16BE(value, offset = 0) {
  return put16BE(this, value, offset, 0, 0xffff);
}

function writeInt16BE(value, offset = 0) {
  return put16BE(this, value, offset, -0x8000, 0x7fff);
}

function writeUInt32LE(value, offset = 0) {
  return put32LE(this, value, offset, 0, 0xffffffff);
}

function writeInt32LE(value, offset = 0) {
  return put32LE(this, value, offset, -0x80000000, 0x7fffffff);
}

function writeUInt32BE(value, offset = 0) {
  return put32BE(this, value, offset, 0, 0xffffffff);
}

function writeInt32BE(value, offset = 0) {
  return put32BE(this, value, offset, -0x80000000, 0x7fffffff);
}

function readUIntLE(offset, byteLength) {
  if (offset === undefined) offsetTypeError(offset);
  switch (byteLength) {
    case 1: return readUInt8.call(this, offset);
    case 2: return readUInt16LE.call(this, offset);
    case 3: return readUInt24LE(this, offset);
    case 4: return readUInt32LE.call(this, offset);
    case 5: return readUInt40LE(this, offset);
    case 6: return readUInt48LE(this, offset);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function writeUIntLE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, 0, 0xff);
    case 2: return put16LE(this, value, offset, 0, 0xffff);
    case 3: return put24LE(this, value, offset, 0, 0xffffff);
    case 4: return put32LE(this, value, offset, 0, 0xffffffff);
    case 5: return put40LE(this, value, offset, 0, 0xffffffffff);
    case 6: return put48LE(this, value, offset, 0, 0xffffffffffff);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function readIntLE(offset, byteLength) {
  if (offset === undefined) offsetTypeError(offset);
  switch (byteLength) {
    case 1: return readInt8.call(this, offset);
    case 2: return readInt16LE.call(this, offset);
    case 3: return readInt24LE(this, offset);
    case 4: return readInt32LE.call(this, offset);
    case 5: return readInt40LE(this, offset);
    case 6: return readInt48LE(this, offset);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function writeIntLE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, -0x80, 0x7f);
    case 2: return put16LE(this, value, offset, -0x8000, 0x7fff);
    case 3: return put24LE(this, value, offset, -0x800000, 0x7fffff);
    case 4: return put32LE(this, value, offset, -0x80000000, 0x7fffffff);
    case 5: return put40LE(this, value, offset, -0x8000000000, 0x7fffffffff);
    case 6: return put48LE(this, value, offset, -0x800000000000, 0x7fffffffffff);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function readUIntBE(offset, byteLength) {
  if (offset === undefined) offsetTypeError(offset);
  switch (byteLength) {
    case 1: return readUInt8.call(this, offset);
    case 2: return readUInt16BE.call(this, offset);
    case 3: return readUInt24BE(this, offset);
    case 4: return readUInt32BE.call(this, offset);
    case 5: return readUInt40BE(this, offset);
    case 6: return readUInt48BE(this, offset);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function writeUIntBE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, 0, 0xff);
    case 2: return put16BE(this, value, offset, 0, 0xffff);
    case 3: return put24BE(this, value, offset, 0, 0xffffff);
    case 4: return put32BE(this, value, offset, 0, 0xffffffff);
    case 5: return put40BE(this, value, offset, 0, 0xffffffffff);
    case 6: return put48BE(this, value, offset, 0, 0xffffffffffff);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function readIntBE(offset, byteLength) {
  if (offset === undefined) offsetTypeError(offset);
  switch (byteLength) {
    case 1: return readInt8.call(this, offset);
    case 2: return readInt16BE.call(this, offset);
    case 3: return readInt24BE(this, offset);
    case 4: return readInt32BE.call(this, offset);
    case 5: return readInt40BE(this, offset);
    case 6: return readInt48BE(this, offset);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

function writeIntBE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, -0x80, 0x7f);
    case 2: return put16BE(this, value, offset, -0x8000, 0x7fff);
    case 3: return put24BE(this, value, offset, -0x800000, 0x7fffff);
    case 4: return put32BE(this, value, offset, -0x80000000, 0x7fffffff);
    case 5: return put40BE(this, value, offset, -0x8000000000, 0x7fffffffff);
    case 6: return put48BE(this, value, offset, -0x800000000000, 0x7fffffffffff);
  }
  return boundsError(byteLength, 6, 'byteLength');
}

module.exports = {
  readUInt8,
  readUInt16LE,
  readUInt16BE,
  readUInt32LE,
  readUInt32BE,
  readUIntLE,
  readUIntBE,
  readInt8,
  readInt16LE,
  readInt16BE,
  readInt32LE,
  readInt32BE,
  readIntLE,
  readIntBE,
  writeUInt8,
  writeUInt16LE,
  writeUInt16BE,
  writeUInt32LE,
  writeUInt32BE,
  writeUIntLE,
  writeUIntBE,
  writeInt8,
  writeInt16LE,
  writeInt16BE,
  writeInt32LE,
  writeInt32BE,
  writeIntLE,
  writeIntBE,
};
