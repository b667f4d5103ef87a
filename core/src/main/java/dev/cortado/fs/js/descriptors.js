'use strict';

// What is done with a file descriptor: open, close, read, write, their vector forms, flushing and cutting.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { codes } = require('internal/errors');
const { validateBuffer, validateFunction, validateInteger, validateObject, validateEncoding } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { failure, lateFailure } = require('internal/fs/failure');
const {
  getValidatedFd, makeCallback, validateBufferArray, validateOffsetLengthRead, validateOffsetLengthWrite, validatePosition,
  validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const operations = require('internal/fs/operations');

const NOW = -1;
const CURRENT = -1;

// Up to this size copying through memory that is shared anyway is cheaper than passing the buffer.
const kSmall = 16 * 1024;
const small = new Uint8Array(binding.scratch);

function bytesOf(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function open(path, flags, mode, callback) {
  if (arguments.length < 3) {
    callback = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = 0o666;
  }
  const operation = operations.open(path, flags, mode);
  operation.later(makeCallback(callback));
}

function openSync(path, flags, mode) {
  return operations.open(path, flags, mode).now();
}

function ignore(error) {
  if (error) throw error;
}

function close(fd, callback = ignore) {
  fd = getValidatedFd(fd);
  if (callback !== ignore) callback = makeCallback(callback);
  operations.close(fd).later(callback);
}

function closeSync(fd) {
  const status = binding.closeNow(getValidatedFd(fd));
  if (status < 0) throw failure(status, 'close', undefined, undefined, closeSync);
}

/** Byte lengths are those of the view, whatever its elements are. */
function checkRead(buffer, offset, length, position) {
  if (offset == null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  length |= 0;
  if (length !== 0) {
    if (buffer.byteLength === 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
    }
    validateOffsetLengthRead(offset, length, buffer.byteLength);
    if (position == null) {
      position = CURRENT;
    } else {
      validatePosition(position, 'position', length);
    }
  }
  return [offset, length, position];
}

function read(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  let params = null;
  if (arguments.length <= 4) {
    if (arguments.length === 4) {
      // read(fd, buffer, options, callback)
      validateObject(offsetOrOptions, 'options', require('internal/validators').kValidateObjectAllowNullable);
      callback = length;
      params = offsetOrOptions;
    } else if (arguments.length === 3) {
      // read(fd, bufferOrOptions, callback)
      if (!isArrayBufferView(buffer)) {
        params = buffer;
        ({ buffer = require('buffer').Buffer.alloc(16384) } = params ?? {});
      }
      callback = offsetOrOptions;
    } else {
      // read(fd, callback)
      callback = buffer;
      buffer = require('buffer').Buffer.alloc(16384);
    }
    if (params !== undefined) {
      validateObject(params, 'options', require('internal/validators').kValidateObjectAllowNullable);
    }
    ({ offset = 0, length = buffer?.byteLength - offset, position = null } = params ?? {});
  }
  validateBuffer(buffer);
  callback = makeCallback(callback);
  [offset, length, position] = checkRead(buffer, offset, length, position);
  if (length === 0) {
    process.nextTick(callback, null, 0, buffer);
    return;
  }
  binding.read(request((status) => {
    if (status < 0) return callback(lateFailure(status, 'read'), 0, buffer);
    callback(null, status, buffer);
  }, 'FSReqCallback'), fd, buffer, offset, length, position);
}

function readSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  validateBuffer(buffer);
  let offset = offsetOrOptions;
  if (arguments.length <= 3 || (offsetOrOptions !== null && typeof offsetOrOptions === 'object')) {
    if (offsetOrOptions !== undefined) {
      validateObject(offsetOrOptions, 'options', require('internal/validators').kValidateObjectAllowNullable);
    }
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
  }
  [offset, length, position] = checkRead(buffer, offset, length, position);
  if (length === 0) return 0;
  let status;
  if (length <= kSmall) {
    status = position < 0 ? binding.readNow(fd, length) : binding.readNow(fd, length, position);
    if (status > 0) bytesOf(buffer).set(small.subarray(0, status), offset);
  } else {
    status = binding.read(NOW, fd, buffer, offset, length, position);
  }
  if (status < 0) throw failure(status, 'read', undefined, undefined, readSync);
  return status;
}

function vectorPosition(position) {
  return typeof position === 'number' || typeof position === 'bigint' ? position : CURRENT;
}

/** Both vector reads and writes with a callback. */
function vector(operation, syscall, fd, buffers, position, callback) {
  operation(request((status) => {
    if (status < 0) return callback(lateFailure(status, syscall), 0, buffers);
    callback(null, status, buffers);
  }, 'FSReqCallback'), fd, position, ...buffers);
}

function readv(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback = makeCallback(callback || position);
  vector(binding.readv, 'read', fd, buffers, vectorPosition(position), callback);
}

function readvSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  const status = binding.readv(NOW, fd, vectorPosition(position), ...buffers);
  if (status < 0) throw failure(status, 'read', undefined, undefined, readvSync);
  return status;
}

/** Offset, length and position of a write of bytes. */
function checkWrite(buffer, offset, length, position) {
  if (offset == null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  validateOffsetLengthWrite(offset, length, buffer.byteLength);
  return [offset, length, typeof position === 'number' || typeof position === 'bigint' ? position : CURRENT];
}

function isLatin1(encoding) {
  return encoding === 'latin1' || encoding === 'binary';
}

function isUtf8(encoding) {
  return encoding === 'utf8' || encoding === 'utf-8' || encoding == null;
}

function write(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (isArrayBufferView(buffer)) {
    callback ||= position || length || offset;
    callback = makeCallback(callback);
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
    }
    if (typeof offset === 'function') offset = 0;
    [offset, length, position] = checkWrite(buffer, offset, length, position);
    binding.write(finishWrite(buffer, callback), fd, buffer, offset, length, position);
    return;
  }
  validateStringAfterArrayBufferView(buffer, 'buffer');
  // write(fd, text, position, encoding, callback)
  if (typeof position !== 'function') {
    if (typeof offset === 'function') {
      position = offset;
      offset = null;
    } else {
      position = length;
    }
    length = 'utf8';
  }
  const encoding = length;
  validateEncoding(buffer, encoding);
  callback = makeCallback(position);
  const at = typeof offset === 'number' || typeof offset === 'bigint' ? offset : CURRENT;
  if (isUtf8(encoding) || isLatin1(encoding)) {
    binding.writeString(finishWrite(buffer, callback), fd, buffer, at, isLatin1(encoding));
    return;
  }
  const bytes = require('buffer').Buffer.from(buffer, encoding);
  binding.write(finishWrite(buffer, callback), fd, bytes, 0, bytes.length, at);
}

function finishWrite(data, callback) {
  return request((status) => {
    if (status < 0) return callback(lateFailure(status, 'write'), 0, data);
    callback(null, status, data);
  }, 'FSReqCallback');
}

function writeSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  let status;
  if (isArrayBufferView(buffer)) {
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
    }
    [offset, length, position] = checkWrite(buffer, offset, length, position === undefined ? null : position);
    if (length <= kSmall) {
      small.set(bytesOf(buffer).subarray(offset, offset + length));
      status = position < 0 ? binding.writeNow(fd, length) : binding.writeNow(fd, length, position);
    } else {
      status = binding.write(NOW, fd, buffer, offset, length, position);
    }
  } else {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncoding(buffer, length);
    const at = typeof offset === 'number' || typeof offset === 'bigint' ? offset : CURRENT;
    if (isUtf8(length) || isLatin1(length)) {
      status = binding.writeString(NOW, fd, buffer, at, isLatin1(length));
    } else {
      const bytes = require('buffer').Buffer.from(buffer, length);
      status = binding.write(NOW, fd, bytes, 0, bytes.length, at);
    }
  }
  if (status < 0) throw failure(status, 'write', undefined, undefined, writeSync);
  return status;
}

function writev(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback = makeCallback(callback || position);
  if (buffers.length === 0) {
    process.nextTick(callback, null, 0, buffers);
    return;
  }
  vector(binding.writev, 'write', fd, buffers, vectorPosition(position), callback);
}

function writevSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  if (buffers.length === 0) return 0;
  const status = binding.writev(NOW, fd, vectorPosition(position), ...buffers);
  if (status < 0) throw failure(status, 'write', undefined, undefined, writevSync);
  return status;
}

function fsync(fd, callback) {
  const operation = operations.fsync(fd);
  operation.later(makeCallback(callback));
}

function fsyncSync(fd) {
  return operations.fsync(fd).now();
}

function fdatasync(fd, callback) {
  const operation = operations.fdatasync(fd);
  operation.later(makeCallback(callback));
}

function fdatasyncSync(fd) {
  return operations.fdatasync(fd).now();
}

function ftruncate(fd, len = 0, callback) {
  if (typeof len === 'function') [callback, len] = [len, 0];
  const operation = operations.ftruncate(fd, len);
  operation.later(makeCallback(callback));
}

function ftruncateSync(fd, len = 0) {
  operations.ftruncate(fd, len).now();
}

function truncate(path, len, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  } else if (len === undefined) {
    len = 0;
  }
  validateInteger(len, 'len');
  len = Math.max(0, len);
  validateFunction(callback, 'cb');
  require('fs').open(path, 'r+', (error, fd) => {
    if (error) return callback(error);
    operations.ftruncate(fd, len).later((failed) => {
      require('fs').close(fd, (closing) => {
        callback(require('internal/errors').aggregateTwoErrors(closing, failed) ?? null);
      });
    });
  });
}

function truncateSync(path, len) {
  if (len === undefined) len = 0;
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, len);
  } finally {
    closeSync(fd);
  }
}

module.exports = {
  close, closeSync, fdatasync, fdatasyncSync, fsync, fsyncSync, ftruncate, ftruncateSync, open, openSync, read, readSync,
  readv, readvSync, truncate, truncateSync, write, writeSync, writev, writevSync,
};
