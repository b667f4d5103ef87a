'use strict';

// stat, lstat, fstat and statfs. Results come through memory that is shared with the binding: slot 0 for the synchronous
// forms, one of the others for each request under way.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { failure, lateFailure } = require('internal/fs/failure');
const { fromBigInts, fromNumbers } = require('internal/fs/stats');
const { getValidatedFd, getValidatedPath, makeCallback } = require('internal/fs/utils');
const operations = require('internal/fs/operations');

const kFields = 18;
const kNames = ['stat', 'lstat', 'fstat'];
const STAT = 0;
const LSTAT = 1;
const FSTAT = 2;
const ENOENT = -2;
const ENOTDIR = -20;

const numbers = new Float64Array(binding.stats);
const bigints = new BigInt64Array(binding.stats);
const free = [];
for (let slot = numbers.length / kFields - 1; slot > 0; slot--) free.push(slot);

function now(path, kind, options, hide) {
  const bigint = options.bigint === true;
  const status = kind === FSTAT ? (bigint ? binding.fstatNow(path, 1) : binding.fstatNow(path))
    : bigint ? binding.statNow(path, kind, 1) : binding.statNow(path, kind);
  if (status < 0) {
    if (options.throwIfNoEntry === false && kind !== FSTAT && (status === ENOENT || status === ENOTDIR)) return undefined;
    throw failure(status, kNames[kind], kind === FSTAT ? undefined : path, undefined, hide);
  }
  return bigint ? fromBigInts(bigints) : fromNumbers(numbers);
}

function later(path, kind, bigint, done, resource) {
  const slot = free.length > 0 ? free.pop() : -1;
  binding.stat(request((status, value) => {
    if (slot > 0) free.push(slot);
    if (status < 0) return done(lateFailure(status, kNames[kind], kind === FSTAT ? undefined : path));
    if (value !== undefined) return done(null, bigint ? fromBigInts(value.map(BigInt)) : fromNumbers(value.map(Number)));
    // Out of the shared memory before anything else may use the slot.
    done(null, bigint ? fromBigInts(bigints, slot * kFields) : fromNumbers(numbers, slot * kFields));
  }, resource), path, kind, slot, bigint);
}

async function promise(path, kind, options) {
  const { error, stats } = await new Promise((resolve) => {
    later(path, kind, options.bigint === true, (error, stats) => resolve({ error, stats }), 'FSReqPromise');
  });
  if (error === null) return stats;
  // The stack names who awaits.
  Error.captureStackTrace(error, promise);
  throw error;
}

const plain = { bigint: false };

function stat(path, options = plain, callback) {
  if (typeof options === 'function') [callback, options] = [options, plain];
  callback = makeCallback(callback);
  later(getValidatedPath(path), STAT, options.bigint === true, callback, 'FSReqCallback');
}

function lstat(path, options = plain, callback) {
  if (typeof options === 'function') [callback, options] = [options, plain];
  callback = makeCallback(callback);
  later(getValidatedPath(path), LSTAT, options.bigint === true, callback, 'FSReqCallback');
}

function fstat(fd, options = plain, callback) {
  if (typeof options === 'function') [callback, options] = [options, plain];
  fd = getValidatedFd(fd);
  callback = makeCallback(callback);
  later(fd, FSTAT, options.bigint === true, callback, 'FSReqCallback');
}

function statSync(path, options = plain) {
  return now(getValidatedPath(path), STAT, options, statSync);
}

function lstatSync(path, options = plain) {
  return now(getValidatedPath(path), LSTAT, options, lstatSync);
}

function fstatSync(fd, options = plain) {
  return now(getValidatedFd(fd), FSTAT, options, fstatSync);
}

function statfs(path, options = plain, callback) {
  if (typeof options === 'function') [callback, options] = [options, plain];
  callback = makeCallback(callback);
  operations.statfs(path, options).later(callback);
}

function statfsSync(path, options = plain) {
  return operations.statfs(path, options).now();
}

const promises = {
  stat: async (path, options = plain) => promise(getValidatedPath(path), STAT, options),
  lstat: async (path, options = plain) => promise(getValidatedPath(path), LSTAT, options),
  fstat: (fd, options = plain) => promise(fd, FSTAT, options),
};

module.exports = {
  fstat, fstatSync, lstat, lstatSync, promises, stat, statSync, statfs, statfsSync,
  /** Whether `fd` is a regular file and how large it is, without an object: [size or -1]. */
  sizeOfFile(fd) {
    const status = binding.fstatNow(fd);
    if (status < 0) throw failure(status, 'fstat');
    return (numbers[1] & 0o170000) === 0o100000 ? numbers[8] : 0;
  },
};
