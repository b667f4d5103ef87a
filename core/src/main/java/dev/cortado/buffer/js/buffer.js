'use strict';

// The public module: Buffer, and what else lives beside it.

const { codes } = require('internal/errors');
const { validateArray, validateInteger, validateNumber } = require('internal/validators');
const { customInspectSymbol, deprecate, kIsEncodingSymbol = Symbol('kIsEncodingSymbol') } = require('internal/util');
const { FastBuffer, createUnsafeBuffer } = require('internal/buffer');
const { encodingOf, UTF8 } = require('internal/buffer/encodings');
const { isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer/views');
const pool = require('internal/buffer/pool');
const integers = require('internal/buffer/integers');
const wide = require('internal/buffer/bigints_and_floats');
const slices = require('internal/buffer/slices');
const operations = require('internal/buffer/operations');
const { bidirectionalIndexOf } = require('internal/buffer/search');

const MAX_LENGTH = 9007199254740991;
const { MAX_STRING_LENGTH, decode, utf8Write } = slices;
const { isView } = ArrayBuffer;
const BYTES = ['Buffer', 'Uint8Array'];

FastBuffer.prototype.constructor = Buffer;
Buffer.prototype = FastBuffer.prototype;
Object.setPrototypeOf(Buffer, Uint8Array);
pool.setup(Buffer);

let warned = false;
function warnOfConstructor() {
  if (warned) return;
  const pending = require('internal/options').getOption('pending-deprecation');
  if (!pending && require('internal/url/caller').calledFromPackage()) return;
  warned = true;
  process.emitWarning('Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005', Buffer);
}

function Buffer(arg, encodingOrOffset, length) {
  warnOfConstructor();
  if (typeof arg === 'number') {
    if (typeof encodingOrOffset === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
    return Buffer.alloc(arg);
  }
  return Buffer.from(arg, encodingOrOffset, length);
}

function validateSize(size) {
  if (typeof size !== 'number' || !(size >= 0 && size <= MAX_LENGTH)) validateNumber(size, 'size', 0, MAX_LENGTH);
}

function SlowBuffer(size) {
  validateSize(size);
  return createUnsafeBuffer(size);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

Buffer.poolSize = 8192;

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return pool.fromString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    if (isUint8Array(value) && value.valueOf === Object.prototype.valueOf) return pool.fromArrayLike(value);
    if (isAnyArrayBuffer(value)) return pool.fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf && value.valueOf();
    if (primitive !== null && primitive !== undefined && primitive !== value &&
        (typeof primitive === 'string' || typeof primitive === 'object')) {
      return Buffer.from(primitive, encodingOrOffset, length);
    }
    const buffer = pool.fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const string = value[Symbol.toPrimitive]('string');
      if (typeof string === 'string') return pool.fromString(string, encodingOrOffset);
    }
  }
  throw new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
};

Buffer.copyBytesFrom = function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  const count = view.length;
  if (count === 0) return Buffer.alloc(0);
  let end = count;
  if (offset === undefined) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
    if (offset >= count) return Buffer.alloc(0);
  }
  if (length !== undefined) {
    validateInteger(length, 'length', 0);
    end = Math.min(offset + length, count);
  }
  const part = view.subarray(offset, end);
  return pool.fromArrayLike(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
};

({ of: Buffer.of } = {
  of(...items) {
    const buffer = createUnsafeBuffer(items.length);
    for (let i = 0; i < items.length; i++) buffer[i] = items[i];
    return buffer;
  },
});

Buffer.alloc = function alloc(size, fill, encoding) {
  validateSize(size);
  const buffer = new FastBuffer(size);
  return fill !== undefined && fill !== 0 && size > 0 ? operations.fill(buffer, fill, 0, buffer.length, encoding) : buffer;
};

Buffer.allocUnsafe = function allocUnsafe(size) {
  validateSize(size);
  return pool.allocate(size);
};

Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  validateSize(size);
  return createUnsafeBuffer(size);
};

Buffer.isBuffer = function isBuffer(b) {
  return b instanceof Buffer;
};

Buffer.compare = function compare(buf1, buf2) {
  return operations.compare(buf1, buf2);
};

Buffer.isEncoding = function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding.length !== 0 && encodingOf(encoding) !== undefined;
};
Buffer[kIsEncodingSymbol] = Buffer.isEncoding;

Buffer.concat = function concat(list, length) {
  validateArray(list, 'list');
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) {
    length = 0;
    for (let i = 0; i < list.length; i++) {
      if (list[i].length) length += list[i].length;
    }
  } else {
    validateInteger(length, 'length', 0);
  }
  const buffer = Buffer.allocUnsafe(length);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (!isUint8Array(part)) throw new codes.ERR_INVALID_ARG_TYPE(`list[${i}]`, BYTES, list[i]);
    at += operations.copyRange(part, buffer, at, 0, part.length);
  }
  return at < length ? operations.fill(buffer, 0, at, length) : buffer;
};

Buffer.byteLength = function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  return (encoding && encodingOf(encoding) || UTF8).byteLength(string);
};

Object.defineProperty(Buffer, Symbol.species, {
  __proto__: null, configurable: true, enumerable: false,
  get() { return FastBuffer; },
});

const { prototype } = Buffer;

// The order is what a program sees that enumerates them.
for (const kind of ['read', 'write']) {
  for (const type of ['BigUInt64', 'BigUint64', 'BigInt64']) {
    for (const order of ['LE', 'BE']) prototype[`${kind}${type}${order}`] = wide[`${kind}${type.replace('Uint', 'UInt')}${order}`];
  }
}
for (const kind of ['read', 'write']) {
  for (const type of ['UInt', 'Uint', 'Int']) {
    for (const size of ['LE', '32LE', '16LE', '8', 'BE', '32BE', '16BE']) {
      prototype[`${kind}${type}${size}`] = integers[`${kind}${type.replace('Uint', 'UInt')}${size}`];
    }
  }
}
for (const kind of ['read', 'write']) {
  for (const type of ['Float', 'Double']) {
    prototype[`${kind}${type}LE`] = wide[`${kind}${type}Forwards`];
    prototype[`${kind}${type}BE`] = wide[`${kind}${type}Backwards`];
  }
}
for (const kind of ['Slice', 'Write']) {
  for (const encoding of ['ascii', 'base64', 'base64url', 'latin1', 'hex', 'ucs2', 'utf8']) {
    prototype[`${encoding}${kind}`] = slices[`${encoding}${kind}`];
  }
}

for (const { 0: name, 1: source } of [['parent', 'buffer'], ['offset', 'byteOffset']]) {
  Object.defineProperty(prototype, name, {
    __proto__: null,
    enumerable: true,
    get() { return this instanceof Buffer ? this[source] : undefined; },
  });
}

prototype.copy = function copy(target, targetStart, sourceStart, sourceEnd) {
  return operations.copy(this, target, targetStart, sourceStart, sourceEnd);
};

prototype.toString = function toString(encoding, start, end) {
  if (arguments.length === 0) {
    if (this instanceof Uint8Array && isView(this)) return decode(UTF8, this, 0, this.length);
    return this.utf8Slice(0, this.length);
  }
  const { length } = this;
  if (start <= 0) start = 0;
  else if (start >= length) return '';
  else start = Math.trunc(start) || 0;
  if (end === undefined || end > length) end = length;
  else end = Math.trunc(end) || 0;
  if (end <= start) return '';
  let found = UTF8;
  if (encoding !== undefined && encoding !== 'utf8') {
    found = encodingOf(encoding);
    if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  return decode(found, this, start, end);
};

prototype.equals = function equals(otherBuffer) {
  return operations.equals(this, otherBuffer);
};

let inspectMaxBytes = 50;

prototype[customInspectSymbol] = function inspect(recurseTimes, ctx) {
  const shown = Math.min(inspectMaxBytes, this.length);
  const more = this.length - inspectMaxBytes;
  let text = this.hexSlice(0, shown).replace(/(.{2})/g, '$1 ').trim();
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  if (ctx) text += inspectProperties(this, ctx);
  return `<${this.constructor.name ?? 'Buffer'} ${text}>`;
};

/** Properties that a program has given a buffer. */
function inspectProperties(buffer, ctx) {
  const keys = require('internal/engine').getOwnNonIndexProperties(buffer, ctx.showHidden ? 0 : 2);
  if (keys.length === 0) return '';
  const object = { __proto__: null };
  for (const key of keys) object[key] = buffer[key];
  const text = require('internal/util/inspect').inspect(object, { ...ctx, breakLength: Infinity, compact: true });
  return (buffer.length !== 0 ? ', ' : '') + text.slice(text.indexOf('{') + 2, -2);
}

prototype.inspect = prototype[customInspectSymbol];

prototype.compare = function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  if (arguments.length === 1 && isUint8Array(target) && isUint8Array(this)) return operations.compare(this, target);
  return operations.compareRanges(this, target, targetStart, targetEnd, sourceStart, sourceEnd);
};

prototype.indexOf = function indexOf(value, byteOffset, encoding) {
  return bidirectionalIndexOf(this, value, byteOffset, encoding, true);
};

prototype.lastIndexOf = function lastIndexOf(value, byteOffset, encoding) {
  return bidirectionalIndexOf(this, value, byteOffset, encoding, false);
};

prototype.includes = function includes(value, byteOffset, encoding) {
  return bidirectionalIndexOf(this, value, byteOffset, encoding, true) !== -1;
};

prototype.fill = function fill(value, offset, end, encoding) {
  return operations.fill(this, value, offset, end, encoding);
};

prototype.write = function write(string, offset, length, encoding) {
  if (offset === undefined) return utf8Write.call(this, string, 0, this.length);
  if (length === undefined && typeof offset === 'string') {
    encoding = offset;
    length = this.length;
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0, this.length);
    const room = this.length - offset;
    if (length === undefined) {
      length = room;
    } else if (typeof length === 'string') {
      encoding = length;
      length = room;
    } else {
      validateInteger(length, 'length', 0, this.length);
      if (length > room) length = room;
    }
  }
  if (!encoding) return utf8Write.call(this, string, offset, length);
  const found = encodingOf(encoding);
  if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  if (typeof string !== 'string' || !isUint8Array(this)) return slices.hexWrite.call(this, string, offset, length);
  return found.write(this, string, offset, length);
};

prototype.toJSON = function toJSON() {
  const { length } = this;
  const data = new Array(length);
  for (let i = 0; i < length; i++) data[i] = this[i];
  return { type: 'Buffer', data };
};

function toOffset(offset, length) {
  offset = Math.trunc(offset);
  if (offset !== offset || offset === 0) return 0;
  if (offset < 0) return offset + length > 0 ? offset + length : 0;
  return offset < length ? offset : length;
}

prototype.subarray = function subarray(start, end) {
  const { length } = this;
  start = start === undefined ? 0 : toOffset(start, length);
  end = end === undefined ? length : toOffset(end, length);
  return new FastBuffer(this.buffer, this.byteOffset + start, end > start ? end - start : 0);
};

prototype.slice = function slice(start, end) {
  return this.subarray(start, end);
};

prototype.swap16 = function swap16() {
  return operations.swap(this, 2);
};

prototype.swap32 = function swap32() {
  return operations.swap(this, 4);
};

prototype.swap64 = function swap64() {
  return operations.swap(this, 8);
};

prototype.toLocaleString = prototype.toString;
// Node's own place for it is last.
delete prototype[customInspectSymbol];
prototype[customInspectSymbol] = prototype.inspect;

module.exports = {
  Buffer,
  SlowBuffer: deprecate(SlowBuffer, 'SlowBuffer() is deprecated. Please use Buffer.allocUnsafeSlow()', 'DEP0030'),
  transcode: undefined,
  isUtf8: undefined,
  isAscii: undefined,
  kMaxLength: MAX_LENGTH,
  kStringMaxLength: MAX_STRING_LENGTH,
  btoa: undefined,
  atob: undefined,
};

for (const { 0: id, 1: names } of [
  ['internal/buffer/text', ['transcode', 'isUtf8', 'isAscii']],
  ['internal/buffer/web_base64', ['btoa', 'atob']],
]) {
  for (const name of names) lazily(id, name);
}

/** Loads what few programs use when it is first read. */
function lazily(id, name) {
  const define = (value) => Object.defineProperty(module.exports, name,
    { __proto__: null, configurable: true, enumerable: true, writable: true, value });
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const value = require(id)[name];
      define(value);
      return value;
    },
    set: define,
  });
}

Object.defineProperties(module.exports, {
  constants: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { __proto__: null, enumerable: true, value: MAX_LENGTH },
      MAX_STRING_LENGTH: { __proto__: null, enumerable: true, value: MAX_STRING_LENGTH },
    }),
  },
  INSPECT_MAX_BYTES: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return inspectMaxBytes; },
    set(value) {
      validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      inspectMaxBytes = value;
    },
  },
});
lazily('internal/blob', 'Blob');
lazily('internal/blob', 'resolveObjectURL');
lazily('internal/file', 'File');
