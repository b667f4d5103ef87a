'use strict';

// Compression: deflate, gzip and raw deflate as streams, callbacks and at once. Brotli and zstd are not there yet.

const { Transform } = require('stream');
const { codes, genericNodeError } = require('internal/errors');
const { checkRangesOrGetDefault, validateFiniteNumber, validateFunction, validateUint32 } = require('internal/validators');
const { isAnyArrayBuffer } = require('util/types');
const { request } = require('internal/loop');
const { constants, codeNames } = require('internal/zlib/numbers');

const binding = internalBinding('zlib');
const result = new Int32Array(binding.result);
const { Z_NO_FLUSH, Z_BLOCK, Z_FINISH, Z_FULL_FLUSH, Z_SYNC_FLUSH, Z_PARTIAL_FLUSH, Z_STREAM_END, Z_OK, Z_BUF_ERROR } = constants;
const kMaxLength = () => require('buffer').kMaxLength;
const kFlushFlag = Symbol('kFlushFlag');
const kCodec = Symbol('kCodec');
const registry = new FinalizationRegistry((id) => binding.close(id));

const messages = {
  __proto__: null,
  [constants.Z_NEED_DICT]: 'Missing dictionary',
  [constants.Z_BUF_ERROR]: 'unexpected end of file',
};

function zlibError(stream, status) {
  const message = binding.message(stream[kCodec]) || messages[status] || 'zlib error';
  return genericNodeError(message, { errno: status, code: codeNames[status] });
}

/** What the JDK's zlib cannot do is refused, not ignored. */
function unsupported(what) {
  return new codes.ERR_METHOD_NOT_IMPLEMENTED(`zlib with ${what}`);
}

class ZlibBase extends Transform {
  constructor(options, mode) {
    let chunkSize = constants.Z_DEFAULT_CHUNK;
    let maxOutputLength = kMaxLength();
    if (options) {
      chunkSize = options.chunkSize;
      if (!validateFiniteNumber(chunkSize, 'options.chunkSize')) chunkSize = constants.Z_DEFAULT_CHUNK;
      else if (chunkSize < constants.Z_MIN_CHUNK) {
        throw new codes.ERR_OUT_OF_RANGE('options.chunkSize', `>= ${constants.Z_MIN_CHUNK}`, chunkSize);
      }
      maxOutputLength = checkRangesOrGetDefault(options.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength(), kMaxLength());
      if (options.encoding || options.objectMode || options.writableObjectMode) {
        options = { ...options, encoding: null, objectMode: false, writableObjectMode: false };
      }
    }
    const flush = checkRangesOrGetDefault(options?.flush, 'options.flush', Z_NO_FLUSH, Z_BLOCK, Z_NO_FLUSH);
    const finishFlush = checkRangesOrGetDefault(options?.finishFlush, 'options.finishFlush', Z_NO_FLUSH, Z_BLOCK, Z_FINISH);
    const windowBits = checkRangesOrGetDefault(options?.windowBits, 'options.windowBits',
      mode === MODES.INFLATE || mode === MODES.GUNZIP || mode === MODES.UNZIP ? 0 : 8, 15, 15);
    const level = checkRangesOrGetDefault(options?.level, 'options.level', -1, 9, -1);
    checkRangesOrGetDefault(options?.memLevel, 'options.memLevel', 1, 9, 8);
    const strategy = checkRangesOrGetDefault(options?.strategy, 'options.strategy', 0, 4, 0);
    let dictionary = options?.dictionary;
    if (dictionary !== undefined && !ArrayBuffer.isView(dictionary)) {
      if (!isAnyArrayBuffer(dictionary)) {
        throw new codes.ERR_INVALID_ARG_TYPE('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
      }
      dictionary = Buffer.from(dictionary);
    }
    const compresses = mode === MODES.DEFLATE || mode === MODES.GZIP || mode === MODES.DEFLATERAW;
    if (compresses && windowBits !== 15) throw unsupported(`windowBits ${windowBits}`);
    if (strategy > 2) throw unsupported(`strategy ${strategy}`);
    for (const each of [flush, finishFlush]) {
      if (compresses && (each === Z_BLOCK || each === Z_PARTIAL_FLUSH)) throw unsupported(`flush ${each}`);
    }
    super({ autoDestroy: true, ...options });
    this[kCodec] = binding.open(mode, level, strategy, dictionary);
    registry.register(this, this[kCodec], this);
    this._mode = mode;
    this._level = level;
    this._strategy = strategy;
    this._chunkSize = chunkSize;
    this._maxOutputLength = maxOutputLength;
    this._defaultFlushFlag = flush;
    this._finishFlushFlag = finishFlush;
    this._info = options?.info;
    this._outBuffer = null;
    this._outOffset = 0;
    this._closed = false;
    this._ended = false;
    this.bytesWritten = 0;
    this._hadError = false;
  }

  reset() {
    if (this._closed) throw new codes.ERR_INTERNAL_ASSERTION('zlib binding closed');
    this._ended = false;
    binding.reset(this[kCodec]);
  }

  params(level, strategy, callback) {
    checkRangesOrGetDefault(level, 'level', -1, 9, -1);
    checkRangesOrGetDefault(strategy, 'strategy', 0, 4, 0);
    if (strategy > 2) throw unsupported(`strategy ${strategy}`);
    if (this._level === level && this._strategy === strategy) {
      process.nextTick(callback);
      return;
    }
    this.flush(Z_SYNC_FLUSH, (error) => {
      if (!error && !this.destroyed) {
        binding.params(this[kCodec], level, strategy);
        this._level = level;
        this._strategy = strategy;
      }
      callback(error);
    });
  }

  flush(kind, callback) {
    if (typeof kind === 'function') {
      callback = kind;
      kind = undefined;
    }
    kind ??= Z_FULL_FLUSH;
    if (this.writableFinished) {
      if (callback) process.nextTick(callback);
    } else if (this.writableEnded) {
      if (callback) this.once('end', callback);
    } else {
      const marker = Buffer.alloc(0);
      marker[kFlushFlag] = kind;
      this.write(marker, '', callback);
    }
  }

  close(callback) {
    if (callback) require('stream').finished(this, callback);
    this.destroy();
  }

  _destroy(error, callback) {
    this._release();
    callback(error);
  }

  _release() {
    if (this._closed) return;
    this._closed = true;
    registry.unregister(this);
    if (!this._busy) binding.close(this[kCodec]);
  }

  _final(callback) {
    callback();
  }

  _flush(callback) {
    this._transform(Buffer.alloc(0), '', callback);
  }

  _transform(chunk, encoding, callback) {
    let flag = this._defaultFlushFlag;
    if (typeof chunk[kFlushFlag] === 'number') flag = chunk[kFlushFlag];
    else if (this.writableEnded && this.writableLength === chunk.byteLength) flag = this._finishFlushFlag;
    this._process(chunk, flag, callback);
  }

  _output() {
    if (this._outBuffer === null || this._outOffset >= this._chunkSize) {
      this._outBuffer = Buffer.allocUnsafeSlow(this._chunkSize);
      this._outOffset = 0;
    }
    return this._outBuffer.subarray(this._outOffset);
  }

  /** Runs a chunk through on the pool, output buffer by output buffer. */
  _process(chunk, flush, callback) {
    let input = chunk;
    const step = () => {
      if (this.destroyed) {
        callback();
        return;
      }
      const output = this._output();
      this._busy = true;
      binding.run(this[kCodec], flush, input, output, request((_, [status, inLeft, outLeft]) => {
        this._busy = false;
        if (this._closed) {
          binding.close(this[kCodec]);
          callback();
          return;
        }
        const error = this._check(status, flush, inLeft, outLeft);
        if (error !== null) {
          this._hadError = true;
          callback(error);
          return;
        }
        this.bytesWritten += input.byteLength - inLeft;
        input = input.subarray(input.byteLength - inLeft);
        const made = output.byteLength - outLeft;
        if (made > 0) {
          this._outOffset += made;
          this.push(output.subarray(0, made));
        }
        if (status === Z_STREAM_END) {
          this._ended = true;
          if (this._restart(input)) {
            step();
            return;
          }
          if (this._decompresses()) this.push(null);
          callback();
        } else if (outLeft === 0 || inLeft > 0 && made > 0) {
          step();
        } else {
          callback();
        }
      }, 'Zlib'));
    };
    if (this._ended && !this._restart(input)) {
      callback();
      return;
    }
    step();
  }

  _decompresses() {
    return this._mode === MODES.INFLATE || this._mode === MODES.GUNZIP || this._mode === MODES.INFLATERAW || this._mode === MODES.UNZIP;
  }

  /** A further gzip member follows the last one; other bytes after it are left alone. */
  _restart(input) {
    if (this._mode !== MODES.GUNZIP && this._mode !== MODES.UNZIP || input.byteLength === 0 || input[0] !== 0x1f) return false;
    this._ended = false;
    binding.reset(this[kCodec]);
    return true;
  }

  _check(status, flush, inLeft, outLeft) {
    if (status === Z_OK || status === Z_STREAM_END) return null;
    if (status === Z_BUF_ERROR && flush !== Z_FINISH) return null;
    if (status === Z_BUF_ERROR && outLeft === 0) return null;
    return zlibError(this, status);
  }

  /** All of a buffer at once. */
  _processSync(input, flush) {
    const buffers = [];
    let total = 0;
    for (;;) {
      const output = this._output();
      const status = binding.runSync(this[kCodec], flush, input, output);
      const { 0: inLeft, 1: outLeft } = result;
      const error = this._check(status, flush, inLeft, outLeft);
      if (error !== null) {
        this._release();
        throw error;
      }
      this.bytesWritten += input.byteLength - inLeft;
      input = input.subarray(input.byteLength - inLeft);
      const made = output.byteLength - outLeft;
      if (made > 0) {
        this._outOffset += made;
        buffers.push(output.subarray(0, made));
        total += made;
        if (total > this._maxOutputLength) {
          this._release();
          throw new codes.ERR_BUFFER_TOO_LARGE(this._maxOutputLength);
        }
      }
      if (status === Z_STREAM_END ? !this._restart(input) : outLeft !== 0 && !(inLeft > 0 && made > 0)) break;
    }
    this._release();
    return buffers.length === 1 ? buffers[0] : Buffer.concat(buffers, total);
  }
}

const MODES = { DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7 };

/** A class that may be called without new, as Node's. */
function define(name, mode) {
  const Class = { [name]: function(options) {
    if (!(this instanceof Class)) return new Class(options);
    return Reflect.construct(ZlibBase, [options, mode], new.target);
  } }[name];
  Object.setPrototypeOf(Class.prototype, ZlibBase.prototype);
  Object.setPrototypeOf(Class, ZlibBase);
  return Class;
}

const Deflate = define('Deflate', MODES.DEFLATE);
const Inflate = define('Inflate', MODES.INFLATE);
const Gzip = define('Gzip', MODES.GZIP);
const Gunzip = define('Gunzip', MODES.GUNZIP);
const DeflateRaw = define('DeflateRaw', MODES.DEFLATERAW);
const InflateRaw = define('InflateRaw', MODES.INFLATERAW);
const Unzip = define('Unzip', MODES.UNZIP);

function toInput(buffer) {
  if (typeof buffer === 'string') return Buffer.from(buffer);
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  if (isAnyArrayBuffer(buffer)) return Buffer.from(buffer);
  throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], buffer);
}

function atOnce(Class, buffer, options) {
  const input = toInput(buffer);
  const engine = new Class(options);
  const bytes = engine._processSync(input, engine._finishFlushFlag);
  return options?.info ? { buffer: bytes, engine } : bytes;
}

function withCallback(Class, buffer, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  const input = toInput(buffer);
  const engine = new Class(options);
  const buffers = [];
  let total = 0;
  engine.on('data', (chunk) => {
    buffers.push(chunk);
    total += chunk.length;
    if (total > engine._maxOutputLength) {
      engine.removeAllListeners('end');
      engine.destroy();
      callback(new codes.ERR_BUFFER_TOO_LARGE(engine._maxOutputLength));
    }
  });
  engine.on('error', (error) => {
    engine.removeAllListeners('end');
    callback(error);
  });
  engine.on('end', () => {
    const bytes = buffers.length === 0 ? Buffer.alloc(0) : buffers.length === 1 ? buffers[0] : Buffer.concat(buffers, total);
    engine.close();
    if (options?.info) callback(null, { buffer: bytes, engine });
    else callback(null, bytes);
  });
  engine.end(input);
}

function crc32(data, value = 0) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  validateUint32(value, 'value');
  const bytes = toInput(data);
  if (value === 0) return binding.crc32(bytes);
  return require('internal/zlib/crc').update(bytes, value);
}

module.exports = {
  crc32, Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip,
  createDeflate: (options) => new Deflate(options),
  createInflate: (options) => new Inflate(options),
  createDeflateRaw: (options) => new DeflateRaw(options),
  createInflateRaw: (options) => new InflateRaw(options),
  createGzip: (options) => new Gzip(options),
  createGunzip: (options) => new Gunzip(options),
  createUnzip: (options) => new Unzip(options),
};

for (const [name, Class] of Object.entries({ deflate: Deflate, gzip: Gzip, deflateRaw: DeflateRaw, inflate: Inflate,
  gunzip: Gunzip, inflateRaw: InflateRaw, unzip: Unzip })) {
  module.exports[name] = { [name](buffer, options, callback) { withCallback(Class, buffer, options, callback); } }[name];
  const sync = `${name}Sync`;
  module.exports[sync] = { [sync]: (buffer, options) => atOnce(Class, buffer, options) }[sync];
}
// Deprecated, and still what packages use.
for (const name of Object.keys(constants)) {
  Object.defineProperty(module.exports, name,
    { __proto__: null, configurable: false, enumerable: false, writable: false, value: constants[name] });
}

Object.defineProperties(module.exports, {
  constants: { __proto__: null, configurable: false, enumerable: true, value: constants },
  codes: { __proto__: null, enumerable: true, writable: false, value: Object.freeze({ ...codeNames, ...Object.fromEntries(
    Object.entries(codeNames).map(([number, name]) => [name, Number(number)])) }) },
});

// The older numbers have been on the module itself for longer than in `constants`; ws takes them from there.
for (const [name, value] of Object.entries(constants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(module.exports, name, { __proto__: null, value });
}
