'use strict';

// What a FileHandle does with its descriptor. Each function takes the handle first; its name is the call that errors name.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { AbortError, codes } = require('internal/errors');
const { validateBoolean, validateBuffer, validateEncoding, validateInteger, validateObject, kValidateObjectAllowNullable } =
  require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { Buffer } = require('buffer');
const { lateFailure } = require('internal/fs/failure');
const {
  constants: { kIoMaxLength, kReadFileBufferLength, kReadFileUnknownBufferLength, kWriteFileMaxChunkSize }, getOptions,
  validateBufferArray, validateOffsetLengthRead, validateOffsetLengthWrite, validatePosition,
  validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const operations = require('internal/fs/operations');
const stat = require('internal/fs/stat');

const CURRENT = -1;

/** A promise of the count that an operation of the binding gives. */
function count(syscall, start) {
  return new Promise((resolve, reject) => {
    start(request((status) => (status < 0 ? reject(lateFailure(status, syscall)) : resolve(status)), 'FSReqPromise'));
  });
}

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

function vectorPosition(position) {
  return typeof position === 'number' || typeof position === 'bigint' ? position : CURRENT;
}

async function read(handle, bufferOrParams, offset, length, position) {
  let buffer = bufferOrParams;
  if (!isArrayBufferView(buffer)) {
    // read(options)
    if (bufferOrParams !== undefined) validateObject(bufferOrParams, 'options', kValidateObjectAllowNullable);
    ({
      buffer = Buffer.alloc(16384),
      offset = 0,
      length = buffer.byteLength - offset,
      position = null,
    } = bufferOrParams ?? {});
    validateBuffer(buffer);
  }
  if (offset !== null && typeof offset === 'object') {
    // read(buffer, options)
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  if (offset == null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  length ??= buffer.byteLength - offset;
  if (length === 0) return { __proto__: null, bytesRead: length, buffer };
  if (buffer.byteLength === 0) throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  if (position == null) {
    position = CURRENT;
  } else {
    validatePosition(position, 'position', length);
  }
  const bytesRead = await count('read', (r) => binding.read(r, handle.fd, buffer, offset, length, position));
  return { __proto__: null, bytesRead, buffer };
}

async function readv(handle, buffers, position) {
  validateBufferArray(buffers);
  const bytesRead = await count('read', (r) => binding.readv(r, handle.fd, vectorPosition(position), ...buffers));
  return { __proto__: null, bytesRead, buffers };
}

async function write(handle, buffer, offsetOrOptions, length, position) {
  if (buffer?.byteLength === 0) return { __proto__: null, bytesWritten: 0, buffer };
  let offset = offsetOrOptions;
  if (isArrayBufferView(buffer)) {
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
    }
    if (offset == null) {
      offset = 0;
    } else {
      validateInteger(offset, 'offset', 0);
    }
    if (typeof length !== 'number') length = buffer.byteLength - offset;
    validateOffsetLengthWrite(offset, length, buffer.byteLength);
    position = vectorPosition(position);
    const bytesWritten = await count('write', (r) => binding.write(r, handle.fd, buffer, offset, length, position));
    return { __proto__: null, bytesWritten, buffer };
  }
  validateStringAfterArrayBufferView(buffer, 'buffer');
  validateEncoding(buffer, length);
  const bytes = Buffer.from(buffer, length);
  const bytesWritten = await count('write', (r) => (
    binding.write(r, handle.fd, bytes, 0, bytes.length, vectorPosition(offset))));
  return { __proto__: null, bytesWritten, buffer };
}

async function writev(handle, buffers, position) {
  validateBufferArray(buffers);
  if (buffers.length === 0) return { __proto__: null, bytesWritten: 0, buffers };
  const bytesWritten = await count('write', (r) => binding.writev(r, handle.fd, vectorPosition(position), ...buffers));
  return { __proto__: null, bytesWritten, buffers };
}

async function fchmod(handle, mode) {
  return operations.fchmod(handle.fd, mode).promise();
}

async function fchown(handle, uid, gid) {
  return operations.fchown(handle.fd, uid, gid).promise();
}

async function fdatasync(handle) {
  return operations.fdatasync(handle.fd).promise();
}

async function fsync(handle) {
  return operations.fsync(handle.fd).promise();
}

async function ftruncate(handle, len = 0) {
  return operations.ftruncate(handle.fd, len).promise();
}

async function futimes(handle, atime, mtime) {
  return operations.futimes(handle.fd, atime, mtime).promise();
}

async function fstat(handle, options = { bigint: false }) {
  return stat.promises.fstat(handle.fd, options);
}

/** The rest of the file, piece by piece so that it can be aborted. */
async function readFile(handle, options) {
  options = getOptions(options, { flag: 'r' });
  const { signal, encoding } = options;
  checkAborted(signal);
  const stats = await stat.promises.fstat(handle.fd);
  checkAborted(signal);
  const size = stats.isFile() ? stats.size : 0;
  if (size > kIoMaxLength) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  const pieces = [];
  let total = 0;
  while (true) {
    checkAborted(signal);
    // One byte more than is left tells whether the file has grown.
    const length = size > 0 ? Math.min(Math.max(size - total, 1), kReadFileBufferLength) : kReadFileUnknownBufferLength;
    const piece = Buffer.allocUnsafeSlow(length);
    const bytes = await count('read', (r) => binding.read(r, handle.fd, piece, 0, length, CURRENT));
    if (bytes === 0) break;
    total += bytes;
    pieces.push(bytes === length ? piece : piece.subarray(0, bytes));
  }
  checkAborted(signal);
  const whole = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, total);
  return encoding && encoding !== 'buffer' ? whole.toString(encoding) : whole;
}

function isIterable(data) {
  return data !== null && typeof data === 'object' && !isArrayBufferView(data) &&
    (typeof data[Symbol.asyncIterator] === 'function' || typeof data[Symbol.iterator] === 'function');
}

async function writeAll(handle, bytes, signal) {
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < view.length;) {
    checkAborted(signal);
    const length = Math.min(kWriteFileMaxChunkSize, view.length - offset);
    offset += await count('write', (r) => binding.write(r, handle.fd, view, offset, length, CURRENT));
  }
}

/** Writes bytes, text, or what an iterable gives. */
async function writeContent(handle, data, signal, encoding) {
  checkAborted(signal);
  if (isIterable(data)) {
    for await (const chunk of data) {
      checkAborted(signal);
      if (!isArrayBufferView(chunk)) validateStringAfterArrayBufferView(chunk, 'data');
      await writeAll(handle, isArrayBufferView(chunk) ? chunk : Buffer.from(chunk, encoding || 'utf8'), signal);
      checkAborted(signal);
    }
    return;
  }
  await writeAll(handle, data, signal);
}

async function writeFile(handle, data, options) {
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
  validateBoolean(options.flush ?? false, 'options.flush');
  const { encoding, signal } = options;
  if (!isArrayBufferView(data) && !isIterable(data)) {
    validateStringAfterArrayBufferView(data, 'data');
    data = Buffer.from(data, encoding || 'utf8');
  }
  checkAborted(signal);
  await writeContent(handle, data, signal, encoding);
  if (options.flush) await handle.sync();
}

module.exports = {
  checkAborted, fchmod, fchown, fdatasync, fstat, fsync, ftruncate, futimes, isIterable, read, readFile, readv, write,
  writeContent, writeFile, writev,
};
