'use strict';

// Errors of failed system calls: "CODE: description, call 'path' -> 'dest'".

const { errorMessage, errorName } = require('internal/errors/errno');

function text(path) {
  return typeof path === 'string' ? path : require('buffer').Buffer.from(path.buffer, path.byteOffset, path.byteLength).toString();
}

function make(errno, syscall, path, dest) {
  const code = errorName(errno);
  let message = `${code}: ${errorMessage(errno)}, ${syscall}`;
  if (path !== undefined) {
    path = text(path);
    message += ` '${path}'`;
    if (dest !== undefined) {
      dest = text(dest);
      message += ` -> '${dest}'`;
    }
  }
  const error = new Error(message);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

/** The error to throw from a function of the program's; `hide` and what it called stay out of the stack. */
function failure(errno, syscall, path, dest, hide = failure) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = make(errno, syscall, path, dest);
  Error.stackTraceLimit = limit;
  Error.captureStackTrace(error, hide);
  return error;
}

/** The error for a callback or promise: nothing of the program's is on the stack. */
function lateFailure(errno, syscall, path, dest) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = make(errno, syscall, path, dest);
  Error.stackTraceLimit = limit;
  return error;
}

module.exports = { failure, lateFailure };
