'use strict';

// Reading and writing 64-bit integers, floats and doubles.

const { boundsError, offsetTypeError, valueError } = require('internal/buffer/bounds');

const float = new Float32Array(1);
const floatBytes = new Uint8Array(float.buffer);
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);
const doubleBytes = new Uint8Array(double.buffer);
const unsigned = new BigUint64Array(double.buffer);
const signed = new BigInt64Array(double.buffer);

/** Eight bytes into the shared words. */
function loadLE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 7];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 8);
  doubleWords[0] = first | bytes[offset + 1] << 8 | bytes[offset + 2] << 16 | bytes[offset + 3] << 24;
  doubleWords[1] = bytes[offset + 4] | bytes[offset + 5] << 8 | bytes[offset + 6] << 16 | last << 24;
}

function loadBE(bytes, offset) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  const first = bytes[offset];
  const last = bytes[offset + 7];
  if (first === undefined || last === undefined) boundsError(offset, bytes.length - 8);
  doubleWords[1] = first << 24 | bytes[offset + 1] << 16 | bytes[offset + 2] << 8 | bytes[offset + 3];
  doubleWords[0] = bytes[offset + 4] << 24 | bytes[offset + 5] << 16 | bytes[offset + 6] << 8 | last;
}

function checkOffset(bytes, offset, size) {
  if (typeof offset !== 'number') offsetTypeError(offset);
  if (bytes[offset] === undefined || bytes[offset + size - 1] === undefined) boundsError(offset, bytes.length - size);
}

function storeLE(bytes, offset) {
  for (let i = 0; i < 8; i++) bytes[offset + i] = doubleBytes[i];
  return offset + 8;
}

function storeBE(bytes, offset) {
  for (let i = 0; i < 8; i++) bytes[offset + i] = doubleBytes[7 - i];
  return offset + 8;
}

function readBigUInt64LE(offset = 0) {
  loadLE(this, offset);
  return unsigned[0];
}

function readBigUInt64BE(offset = 0) {
  loadBE(this, offset);
  return unsigned[0];
}

function readBigInt64LE(offset = 0) {
  loadLE(this, offset);
  return signed[0];
}

function readBigInt64BE(offset = 0) {
  loadBE(this, offset);
  return signed[0];
}

function checkUnsigned(value) {
  if (value > 0xffffffffffffffffn || value < 0n) valueError(value, 0n, 0xffffffffffffffffn, 8);
}

function checkSigned(value) {
  if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) {
    valueError(value, -0x8000000000000000n, 0x7fffffffffffffffn, 8);
  }
}

/** What bit operations throw; an assignment would convert. */
function checkIsBigInt(value) {
  if (typeof value !== 'bigint') value & 0n; // eslint-disable-line no-unused-expressions
}

function writeBigUInt64LE(value, offset = 0) {
  checkUnsigned(value);
  checkOffset(this, offset, 8);
  checkIsBigInt(value);
  unsigned[0] = value;
  return storeLE(this, offset);
}

function writeBigUInt64BE(value, offset = 0) {
  checkUnsigned(value);
  checkOffset(this, offset, 8);
  checkIsBigInt(value);
  unsigned[0] = value;
  return storeBE(this, offset);
}

function writeBigInt64LE(value, offset = 0) {
  checkSigned(value);
  checkOffset(this, offset, 8);
  checkIsBigInt(value);
  signed[0] = value;
  return storeLE(this, offset);
}

function writeBigInt64BE(value, offset = 0) {
  checkSigned(value);
  checkOffset(this, offset, 8);
  checkIsBigInt(value);
  signed[0] = value;
  return storeBE(this, offset);
}

function readFloatForwards(offset = 0) {
  checkOffset(this, offset, 4);
  floatBytes[0] = this[offset];
  floatBytes[1] = this[offset + 1];
  floatBytes[2] = this[offset + 2];
  floatBytes[3] = this[offset + 3];
  return float[0];
}

function readFloatBackwards(offset = 0) {
  checkOffset(this, offset, 4);
  floatBytes[3] = this[offset];
  floatBytes[2] = this[offset + 1];
  floatBytes[1] = this[offset + 2];
  floatBytes[0] = this[offset + 3];
  return float[0];
}

function readDoubleForwards(offset = 0) {
  loadLE(this, offset);
  return double[0];
}

function readDoubleBackwards(offset = 0) {
  loadBE(this, offset);
  return double[0];
}

/** A NaN has one form here; the engine keeps several, and a typed array would show which. */
function toNumber(value) {
  value = +value;
  return value === value ? value : NaN;
}

function writeFloatForwards(value, offset = 0) {
  value = toNumber(value);
  checkOffset(this, offset, 4);
  float[0] = value;
  this[offset] = floatBytes[0];
  this[offset + 1] = floatBytes[1];
  this[offset + 2] = floatBytes[2];
  this[offset + 3] = floatBytes[3];
  return offset + 4;
}

function writeFloatBackwards(value, offset = 0) {
  value = toNumber(value);
  checkOffset(this, offset, 4);
  float[0] = value;
  this[offset] = floatBytes[3];
  this[offset + 1] = floatBytes[2];
  this[offset + 2] = floatBytes[1];
  this[offset + 3] = floatBytes[0];
  return offset + 4;
}

function writeDoubleForwards(value, offset = 0) {
  value = toNumber(value);
  checkOffset(this, offset, 8);
  double[0] = value;
  return storeLE(this, offset);
}

function writeDoubleBackwards(value, offset = 0) {
  value = toNumber(value);
  checkOffset(this, offset, 8);
  double[0] = value;
  return storeBE(this, offset);
}

module.exports = {
  readBigInt64BE,
  readBigInt64LE,
  readBigUInt64BE,
  readBigUInt64LE,
  readDoubleBackwards,
  readDoubleForwards,
  readFloatBackwards,
  readFloatForwards,
  writeBigInt64BE,
  writeBigInt64LE,
  writeBigUInt64BE,
  writeBigUInt64LE,
  writeDoubleBackwards,
  writeDoubleForwards,
  writeFloatBackwards,
  writeFloatForwards,
};
