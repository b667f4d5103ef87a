'use strict';

// Hash and Hmac: streams over a digest that Java keeps.

const { Transform } = require('stream');
const { codes } = require('internal/errors');
const { validateEncoding, validateObject, validateString, validateUint32 } = require('internal/validators');
const { find } = require('internal/crypto/algorithms');
const { normalizeEncoding } = require('internal/util');

const binding = internalBinding('crypto');
const kHandle = Symbol('kHandle');
const kAlgorithm = Symbol('kAlgorithm');
const kFinalized = Symbol('kFinalized');
const kOptions = Symbol('kOptions');

// A digest whose Hash was dropped unfinished is dropped in Java too.
const registry = new FinalizationRegistry(({ drop, id }) => drop(id));

function invalidDigest() {
  return new Error('Digest method not supported');
}

function toBytes(data, encoding) {
  if (typeof data !== 'string') return data;
  const normalized = normalizeEncoding(encoding);
  // Java takes a string's UTF-8 itself.
  return normalized === 'utf8' || normalized === undefined || encoding === 'buffer' ? data : Buffer.from(data, normalized);
}

function checkData(data) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
}

function output(bytes, encoding) {
  const { buffer } = bytes;
  const result = Buffer.from(buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? result.toString(normalizeEncoding(encoding)) : result;
}

function Hash(algorithm, options) {
  if (!new.target) return new Hash(algorithm, options);
  let copied;
  if (algorithm instanceof Hash) {
    copied = algorithm;
    this[kAlgorithm] = copied[kAlgorithm];
  } else {
    validateString(algorithm, 'algorithm');
    this[kAlgorithm] = find(algorithm);
    if (this[kAlgorithm] === undefined) throw invalidDigest();
  }
  const length = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (length !== undefined) {
    validateUint32(length, 'options.outputLength');
    if (length !== this[kAlgorithm].length) {
      const error = new Error('Unsupported state or unable to set XOF length');
      error.code = 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH';
      throw error;
    }
  }
  this[kOptions] = options;
  this[kHandle] = copied === undefined ? binding.createHash(this[kAlgorithm].digest) : binding.copyHash(copied[kHandle]);
  this[kFinalized] = false;
  registry.register(this, { drop: binding.dropHash, id: this[kHandle] });
  Reflect.apply(Transform, this, [options]);
}
Object.setPrototypeOf(Hash.prototype, Transform.prototype);
Object.setPrototypeOf(Hash, Transform);

Hash.prototype.copy = function copy(options) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  return new Hash(this, options);
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  binding.updateHash(this[kHandle], toBytes(chunk, encoding));
  callback();
};

Hash.prototype._flush = function _flush(callback) {
  this.push(this.digest());
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  checkData(data);
  if (typeof data === 'string') validateEncoding(data, encoding);
  binding.updateHash(this[kHandle], toBytes(data, encoding));
  return this;
};

Hash.prototype.digest = function digest(encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const bytes = binding.digestHash(this[kHandle]);
  this[kFinalized] = true;
  return output(bytes, encoding === undefined ? undefined : `${encoding}`);
};

/** The bytes of a secret: a string, a view or an ArrayBuffer. */
function keyBytes(key, encoding) {
  if (typeof key === 'string') return Buffer.from(key, encoding);
  if (ArrayBuffer.isView(key)) return key;
  if (require('util/types').isAnyArrayBuffer(key)) return new Uint8Array(key);
  throw new codes.ERR_INVALID_ARG_TYPE('key',
    ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'], key);
}

function Hmac(hmac, key, options) {
  if (!new.target) return new Hmac(hmac, key, options);
  validateString(hmac, 'hmac');
  if (options?.encoding !== undefined) validateString(options.encoding, 'options.encoding');
  const bytes = keyBytes(key, options?.encoding);
  const algorithm = find(hmac);
  if (algorithm === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(hmac);
  this[kHandle] = binding.createHmac(algorithm.mac, bytes);
  this[kFinalized] = false;
  registry.register(this, { drop: binding.dropHmac, id: this[kHandle] });
  Reflect.apply(Transform, this, [options]);
}
Object.setPrototypeOf(Hmac.prototype, Transform.prototype);
Object.setPrototypeOf(Hmac, Transform);

Hmac.prototype.update = function update(data, encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  checkData(data);
  if (typeof data === 'string') validateEncoding(data, encoding);
  binding.updateHmac(this[kHandle], toBytes(data, encoding));
  return this;
};

Hmac.prototype.digest = function digest(encoding) {
  // A second digest is empty, as in Node.
  if (this[kFinalized]) return output(new Uint8Array(0), encoding);
  const bytes = binding.digestHmac(this[kHandle]);
  this[kFinalized] = true;
  return output(bytes, encoding);
};

Hmac.prototype._transform = function _transform(chunk, encoding, callback) {
  binding.updateHmac(this[kHandle], toBytes(chunk, encoding));
  callback();
};
Hmac.prototype._flush = Hash.prototype._flush;

/** crypto.hash(): a digest in one call. */
function hash(algorithm, input, options) {
  validateString(algorithm, 'algorithm');
  checkInput(input);
  let encoding = options ?? 'hex';
  if (typeof encoding !== 'string') {
    validateObject(encoding, 'options');
    encoding = encoding.outputEncoding ?? 'hex';
  }
  validateString(encoding, 'outputEncoding');
  const normalized = encoding === 'buffer' ? 'buffer' : normalizeEncoding(encoding);
  if (normalized === undefined) throw new codes.ERR_INVALID_ARG_VALUE('outputEncoding', encoding);
  const found = find(algorithm);
  if (found === undefined) throw invalidDigest();
  return output(binding.hash(found.digest, input), normalized);
}

function checkInput(input) {
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
  }
}

module.exports = { Hash, Hmac, hash };
