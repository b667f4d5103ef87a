'use strict';

// readFile in its callback and synchronous forms. A regular file of moderate size is read in one operation of the binding;
// all others (large ones, pipes, devices, descriptors) piece by piece, so that they can be aborted in between.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { validateFunction } = require('internal/validators');
const { AbortError, aggregateTwoErrors, codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { failure, lateFailure } = require('internal/fs/failure');
const {
  constants: { kIoMaxLength, kReadFileBufferLength, kReadFileUnknownBufferLength }, getOptions, getValidatedPath, isFd,
  stringToFlags,
} = require('internal/fs/utils');

const kWhole = 512 * 1024;
const kStages = ['open', 'fstat', 'read', 'write', 'fsync', 'close'];

/** The error for a status that tells its stage; only opening names the path. */
function stageFailure(status, path, late, hide) {
  const stage = Math.trunc(-status / binding.stage);
  const errno = status + stage * binding.stage;
  const named = stage === 0 ? path : undefined;
  return late ? lateFailure(errno, kStages[stage], named) : failure(errno, kStages[stage], named, undefined, hide);
}

function decode(buffer, encoding) {
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function aborted(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

function asBuffer(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A whole file by its path: resolves to a Buffer. `done(error, buffer)`. */
function readPath(path, flags, signal, done) {
  binding.readFile(request((status, value) => {
    if (status < 0) return done(stageFailure(status, path, true));
    if (value instanceof Uint8Array) {
      return signal?.aborted ? done(aborted(signal)) : done(null, asBuffer(value));
    }
    const { 0: fd, 1: size } = value;
    readPieces(fd, size, signal, (error, buffer) => {
      require('fs').close(fd, (closing) => {
        error = aggregateTwoErrors(closing, error);
        done(error ?? null, buffer);
      });
    });
  }, 'FSReqCallback'), path, flags, kWhole);
}

/** The rest of an open file. */
function readPieces(fd, size, signal, done) {
  if (size > kIoMaxLength) return done(new codes.ERR_FS_FILE_TOO_LARGE(size));
  let length = 0;
  const pieces = size === 0 ? [] : null;
  const whole = size === 0 ? null : Buffer.allocUnsafeSlow(size);
  let piece;
  const next = () => {
    if (signal?.aborted) return done(aborted(signal));
    let offset = 0;
    let most = kReadFileUnknownBufferLength;
    if (pieces !== null) {
      piece = Buffer.allocUnsafeSlow(most);
    } else {
      piece = whole;
      offset = length;
      most = Math.min(kReadFileBufferLength, size - length);
    }
    binding.read(request((status) => {
      if (status < 0) return done(lateFailure(status, 'read'));
      length += status;
      if (pieces !== null && status > 0) pieces.push(piece.subarray(0, status));
      if (status > 0 && (pieces !== null || length < size)) return next();
      if (signal?.aborted) return done(aborted(signal));
      done(null, pieces !== null ? Buffer.concat(pieces, length) : length === size ? whole : whole.subarray(0, length));
    }, 'FSReqCallback'), fd, piece, offset, most, -1);
  };
  next();
}

function readFile(path, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = getOptions(options, { flag: 'r' });
  const { signal, encoding } = options;
  if (signal?.aborted) return callback(aborted(signal));
  const finish = (error, buffer) => {
    if (error) return callback(error);
    let result;
    try {
      result = decode(buffer, encoding);
    } catch (failed) {
      return callback(failed);
    }
    callback(null, result);
  };
  if (!isFd(path)) {
    path = getValidatedPath(path);
    readPath(path, stringToFlags(options.flag, 'options.flag'), signal, finish);
    return;
  }
  require('internal/fs/stat').fstat(path, (error, stats) => {
    if (error) return finish(error);
    readPieces(path, stats.isFile() ? stats.size : 0, signal, finish);
  });
}

function readFileSync(path, options) {
  options = getOptions(options, { flag: 'r' });
  const { encoding } = options;
  const owned = !isFd(path);
  if (owned) path = getValidatedPath(path);
  const flags = owned ? stringToFlags(options.flag) : 0;
  if (encoding === 'utf8' || encoding === 'utf-8') {
    const text = binding.readText(path, flags);
    if (typeof text === 'number') throw stageFailure(text, path, false, readFileSync);
    return text;
  }
  let fd = path;
  let size;
  if (owned) {
    const found = binding.readFileNow(path, flags);
    if (found >= 0) {
      const buffer = Buffer.allocUnsafeSlow(found);
      buffer.set(new Uint8Array(binding.scratch, 0, found));
      return decode(buffer, encoding);
    }
    if (found !== binding.large) throw stageFailure(found, path, false, readFileSync);
    ({ 0: fd, 1: size } = new Float64Array(binding.stats, 0, 2));
  } else {
    size = require('internal/fs/stat').sizeOfFile(fd);
  }
  try {
    return decode(readRest(fd, size), encoding);
  } finally {
    if (owned) binding.closeNow(fd);
  }
}

function readRest(fd, size) {
  if (size > kIoMaxLength) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  if (size > 0) {
    const buffer = Buffer.allocUnsafeSlow(size);
    const length = binding.fill(fd, buffer, 0);
    if (length < 0) throw failure(length, 'read', undefined, undefined, readFileSync);
    return length === size ? buffer : buffer.subarray(0, length);
  }
  const pieces = [];
  let total = 0;
  while (true) {
    const piece = Buffer.allocUnsafeSlow(kReadFileUnknownBufferLength);
    const length = binding.fill(fd, piece, 0);
    if (length < 0) throw failure(length, 'read', undefined, undefined, readFileSync);
    total += length;
    if (length > 0) pieces.push(piece.subarray(0, length));
    if (length < piece.length) return Buffer.concat(pieces, total);
  }
}

module.exports = { aborted, decode, readFile, readFileSync, readPath, readPieces, stageFailure };
