'use strict';

// Hashes, HMAC, random values and comparison. Ciphers, signatures, keys and certificates are not there yet.

const { codes } = require('internal/errors');
const { isAnyArrayBuffer } = require('util/types');
const { Hash, Hmac, hash } = require('internal/crypto/hash');
const random = require('internal/crypto/random');
const algorithms = require('internal/crypto/algorithms');

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function createHmac(hmac, key, options) {
  return new Hmac(hmac, key, options);
}

function bytesOf(value, name) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
}

/** Takes the same time wherever two values differ. */
function timingSafeEqual(buf1, buf2) {
  const a = bytesOf(buf1, 'buf1');
  const b = bytesOf(buf2, 'buf2');
  if (a.length !== b.length) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

module.exports = {
  createHash,
  createHmac,
  getHashes: () => [...algorithms.names],
  Hash,
  hash,
  Hmac,
  prng: random.randomBytes,
  pseudoRandomBytes: random.randomBytes,
  randomBytes: random.randomBytes,
  randomFill: random.randomFill,
  randomFillSync: random.randomFillSync,
  randomInt: random.randomInt,
  randomUUID: random.randomUUID,
  rng: random.randomBytes,
  timingSafeEqual,
};
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  Object.defineProperty(module.exports, name, { __proto__: null, configurable: true, enumerable: false, writable: true,
    value: random.randomBytes });
}
