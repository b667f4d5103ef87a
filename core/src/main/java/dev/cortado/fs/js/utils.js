'use strict';

// Checks and conversions of arguments that the callback, synchronous and promise forms share.

const { codes } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInt32, validateInteger, validateObject, validateUint32,
} = require('internal/validators');
const { isArrayBufferView, isDate, isUint8Array } = require('internal/util/types');
const constants = require('internal/fs/flags');

const kMaxPosition = 2n ** 63n - 1n;
const kIoMaxLength = 2 ** 31 - 1;
const empty = Object.freeze({ __proto__: null });

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;
const flagNames = new Map([
  ['r', O_RDONLY], ['rs', O_RDONLY | O_SYNC], ['sr', O_RDONLY | O_SYNC],
  ['r+', O_RDWR], ['rs+', O_RDWR | O_SYNC], ['sr+', O_RDWR | O_SYNC],
  ['w', O_TRUNC | O_CREAT | O_WRONLY],
  ['wx', O_TRUNC | O_CREAT | O_WRONLY | O_EXCL], ['xw', O_TRUNC | O_CREAT | O_WRONLY | O_EXCL],
  ['w+', O_TRUNC | O_CREAT | O_RDWR],
  ['wx+', O_TRUNC | O_CREAT | O_RDWR | O_EXCL], ['xw+', O_TRUNC | O_CREAT | O_RDWR | O_EXCL],
  ['a', O_APPEND | O_CREAT | O_WRONLY],
  ['ax', O_APPEND | O_CREAT | O_WRONLY | O_EXCL], ['xa', O_APPEND | O_CREAT | O_WRONLY | O_EXCL],
  ['as', O_APPEND | O_CREAT | O_WRONLY | O_SYNC], ['sa', O_APPEND | O_CREAT | O_WRONLY | O_SYNC],
  ['a+', O_APPEND | O_CREAT | O_RDWR],
  ['ax+', O_APPEND | O_CREAT | O_RDWR | O_EXCL], ['xa+', O_APPEND | O_CREAT | O_RDWR | O_EXCL],
  ['as+', O_APPEND | O_CREAT | O_RDWR | O_SYNC], ['sa+', O_APPEND | O_CREAT | O_RDWR | O_SYNC],
]);

function stringToFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const number = typeof flags === 'string' ? flagNames.get(flags) : undefined;
  if (number === undefined) throw new codes.ERR_INVALID_ARG_VALUE(name, flags);
  return number;
}

function assertEncoding(encoding) {
  if (encoding && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

/** Options that may be a string, the encoding. */
function getOptions(options, defaults = empty) {
  if (options == null || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    options = { ...defaults, encoding: options };
  } else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (options.encoding !== 'buffer') assertEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

function copyObject(source) {
  const target = {};
  for (const key in source) target[key] = source[key];
  return target;
}

function isFd(path) {
  return typeof path === 'number' && path >>> 0 === path;
}

function getValidatedFd(fd, name = 'fd') {
  if (Object.is(fd, -0)) return 0;
  validateInt32(fd, name, 0);
  return fd;
}

function nullCheck(path, name) {
  if (typeof path === 'string' ? path.includes('\u0000') : path.includes(0)) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
}

function validatePath(path, name = 'path') {
  if (typeof path !== 'string' && !isUint8Array(path)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  nullCheck(path, name);
}

function getValidatedPath(path, name = 'path') {
  if (typeof path !== 'string') {
    if (path !== null && typeof path === 'object' && path.href) path = require('internal/url').toPathIfFileURL(path);
    validatePath(path, name);
  } else if (path.includes('\u0000')) {
    nullCheck(path, name);
  }
  return path;
}

function makeCallback(callback) {
  validateFunction(callback, 'cb');
  return callback;
}

/** For access modes and copy flags. */
function getValidMode(mode, max = 7) {
  if (mode == null) return 0;
  validateInteger(mode, 'mode', 0, max);
  return mode;
}

function validateOffsetLengthRead(offset, length, bufferLength) {
  if (offset < 0) throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > bufferLength) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${bufferLength - offset}`, length);
}

function validateOffsetLengthWrite(offset, length, byteLength) {
  if (offset > byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
}

function validatePosition(position, name, length) {
  if (typeof position === 'number') {
    validateInteger(position, name, -1);
  } else if (typeof position === 'bigint') {
    const most = kMaxPosition - BigInt(length);
    if (!(position >= -1n && position <= most)) throw new codes.ERR_OUT_OF_RANGE(name, `>= -1 && <= ${most}`, position);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
}

function validateBufferArray(buffers, name = 'buffers') {
  if (!Array.isArray(buffers)) throw new codes.ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  for (let i = 0; i < buffers.length; i++) {
    if (!isArrayBufferView(buffers[i])) throw new codes.ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  }
  return buffers;
}

function validateStringAfterArrayBufferView(data, name) {
  if (typeof data !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
}

/** Seconds since the epoch, from a number, a numeric string or a Date. */
function toUnixTimestamp(time, name = 'time') {
  // eslint-disable-next-line eqeqeq
  if (typeof time === 'string' && +time == time) return +time;
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (isDate(time)) return time.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

const rmDefaults = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };
const rmdirDefaults = { retryDelay: 100, maxRetries: 0, recursive: false };

function validateRmdirOptions(options, defaults = rmdirDefaults) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  validateBoolean(options.recursive, 'options.recursive');
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
  return options;
}

function checkRmOptions(options) {
  options = validateRmdirOptions(options, rmDefaults);
  validateBoolean(options.force, 'options.force');
  return options;
}

function directoryError(path) {
  return new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: 21 });
}

/** Whether a path may be removed so: calls back with an error or the checked options. */
function validateRmOptions(path, options, expectDirectory, callback) {
  options = checkRmOptions(options);
  require('fs').lstat(path, (error, stats) => {
    if (error) {
      return options.force && error.code === 'ENOENT' ? callback(null, options) : callback(error, options);
    }
    if (expectDirectory && !stats.isDirectory()) return callback(false);
    if (stats.isDirectory() && !options.recursive) return callback(directoryError(path));
    return callback(null, options);
  });
}

function validateRmOptionsSync(path, options, expectDirectory) {
  options = checkRmOptions(options);
  if (!options.force || expectDirectory || !options.recursive) {
    const isDirectory = require('fs').lstatSync(path, { throwIfNoEntry: !options.force })?.isDirectory();
    if (expectDirectory && !isDirectory) return false;
    if (isDirectory && !options.recursive) throw directoryError(path);
  }
  return options;
}

/** Turns a name that came as bytes into what the options ask for. */
function encodeName(name, encoding) {
  if (typeof name === 'string') {
    return encoding === undefined || encoding === null || /^utf-?8$/i.test(encoding) ? name
      : require('buffer').Buffer.from(name).toString(encoding);
  }
  const { Buffer } = require('buffer');
  const buffer = Buffer.from(name.buffer, name.byteOffset, name.byteLength);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

/** Whether names with this encoding have to come as bytes. */
function wantsBytes(encoding) {
  return !!encoding && encoding !== 'utf8' && encoding !== 'utf-8';
}

module.exports = {
  assertEncoding,
  checkRmOptions,
  constants: { kIoMaxLength, kMaxUserId: 2 ** 32 - 1, kReadFileBufferLength: 512 * 1024, kReadFileUnknownBufferLength: 64 * 1024, kWriteFileMaxChunkSize: 512 * 1024 },
  copyObject,
  directoryError,
  encodeName,
  getOptions,
  getValidMode,
  getValidatedFd,
  getValidatedPath,
  isFd,
  makeCallback,
  nullCheck,
  stringToFlags,
  toUnixTimestamp,
  validateBufferArray,
  validateOffsetLengthRead,
  validateOffsetLengthWrite,
  validatePath,
  validatePosition,
  validateRmOptions,
  validateRmOptionsSync,
  validateRmdirOptions,
  validateStringAfterArrayBufferView,
  wantsBytes,
  get Dirent() { return require('internal/fs/dirent').Dirent; },
  get getDirent() { return require('internal/fs/dirent').getDirent; },
  get getDirents() { return require('internal/fs/dirent').getDirents; },
  get BigIntStats() { return require('internal/fs/stats').BigIntStats; },
  get Stats() { return require('internal/fs/stats').Stats; },
  get getStatsFromBinding() { return require('internal/fs/stats').fromValues; },
};
