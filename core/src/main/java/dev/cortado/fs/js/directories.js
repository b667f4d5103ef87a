'use strict';

// Directories as a whole: making, listing and removing them.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { validateBoolean } = require('internal/validators');
const { failure, lateFailure } = require('internal/fs/failure');
const {
  getOptions, getValidatedPath, makeCallback, validateRmOptions, validateRmOptionsSync, validateRmdirOptions,
} = require('internal/fs/utils');
const { UV_DIRENT_DIR, UV_DIRENT_LINK, UV_DIRENT_UNKNOWN } = require('internal/fs/flags');
const { getDirents, join } = require('internal/fs/dirent');
const operations = require('internal/fs/operations');

function mkdir(path, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  const operation = operations.mkdir(path, options);
  operation.later(makeCallback(callback));
}

function mkdirSync(path, options) {
  return operations.mkdir(path, options).now();
}

function listing(path, options) {
  options = getOptions(options);
  path = getValidatedPath(path);
  if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
  return [path, options];
}

function readdir(path, options, callback) {
  callback = makeCallback(typeof options === 'function' ? options : callback);
  [path, options] = listing(path, options);
  if (options.recursive) {
    listTree(path, options, true, false).then((entries) => process.nextTick(callback, null, entries),
                                 (error) => process.nextTick(callback, error));
    return;
  }
  operations.readdir(path, options).later((error, found) => {
    if (error) return callback(error);
    if (!options.withFileTypes) return callback(null, found);
    getDirents(path, found, callback);
  });
}

function readdirSync(path, options) {
  [path, options] = listing(path, options);
  if (options.recursive) {
    const tree = walkTree(path, options, true, false);
    let step = tree.next();
    while (!step.done) step = tree.next(step.value.now());
    return step.value;
  }
  const found = operations.readdir(path, options).now();
  return options.withFileTypes ? getDirents(path, found) : found;
}

function readdirPromise(path, options) {
  [path, options] = listing(path, options);
  if (options.recursive) return listTree(path, options, !options.withFileTypes, true);
  return operations.readdir(path, options).promise().then((found) => {
    if (!options.withFileTypes) return found;
    return new Promise((resolve, reject) => {
      getDirents(path, found, (error, entries) => (error ? reject(error) : resolve(entries)));
    });
  });
}

async function listTree(path, options, follow, last) {
  const tree = walkTree(path, options, follow, last);
  let step = tree.next();
  while (!step.done) step = tree.next(await step.value.promise());
  return step.value;
}

/**
 * Lists a tree; yields the operation that lists one directory and takes its result.
 *
 * @param {boolean} follow links to directories
 * @param {boolean} last goes on with the folder that was found last instead of first
 */
function* walkTree(base, options, follow, last) {
  const result = [];
  const folders = [base];
  const { relative } = require('path');
  for (let i = 0; last ? folders.length > 0 : i < folders.length; i++) {
    const path = last ? folders.pop() : folders[i];
    const { 0: names, 1: kinds } = yield operations.readdir(path, { ...options, withFileTypes: true });
    const children = names.map((name) => join(path, name));
    if (options.withFileTypes) {
      for (const dirent of getDirents(path, [names.slice(), kinds])) result.push(dirent);
    }
    for (let n = 0; n < names.length; n++) {
      if (!options.withFileTypes) {
        const child = children[n];
        result.push(typeof child === 'string' && typeof base === 'string' ? relative(base, child)
          : child.subarray(require('buffer').Buffer.byteLength(base) + 1));
      }
      if (isFolder(children[n], kinds[n], follow)) folders.push(children[n]);
    }
  }
  return result;
}

function isFolder(path, kind, follow) {
  if (kind === UV_DIRENT_DIR) return true;
  if (kind !== UV_DIRENT_UNKNOWN && !(follow && kind === UV_DIRENT_LINK)) return false;
  try {
    return require('fs')[follow ? 'statSync' : 'lstatSync'](path).isDirectory();
  } catch {
    return false; // a link that leads nowhere, or a file that has gone
  }
}

/** The error for what removing a tree reports: [errno, call, path]. */
function treeFailure(found) {
  return lateFailure(found[0], found[1], found[2]);
}

function removeTree(path, options) {
  return new Promise((resolve, reject) => {
    binding.removeAll(request((status, found) => (found === undefined ? resolve() : reject(treeFailure(found))), 'FSReqCallback'),
                      path, options.maxRetries, options.retryDelay);
  });
}

let warnedRecursive = false;

function warnRecursive() {
  if (warnedRecursive) return;
  warnedRecursive = true;
  process.emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
    'Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
}

function rmdir(path, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  callback = makeCallback(callback);
  path = getValidatedPath(path);
  if (options?.recursive) {
    warnRecursive();
    validateRmOptions(path, { ...options, force: false }, true, (error, checked) => {
      if (error === false) return operations.rmdir(path).later(callback);
      if (error) return callback(error);
      removeTree(path, checked).then(() => process.nextTick(callback, null), (failed) => process.nextTick(callback, failed));
    });
    return;
  }
  validateRmdirOptions(options);
  operations.rmdir(path).later(callback);
}

function rmdirSync(path, options) {
  path = getValidatedPath(path);
  if (options?.recursive) {
    warnRecursive();
    options = validateRmOptionsSync(path, { ...options, force: false }, true);
    if (options !== false) return removeTreeSync(path, options);
  } else {
    validateRmdirOptions(options);
  }
  operations.rmdir(path).now();
}

function removeTreeSync(path, options) {
  const found = binding.removeAll(-1, path, options.maxRetries, options.retryDelay);
  if (found !== undefined) throw failure(found[0], found[1], found[2]);
}

function rm(path, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  path = getValidatedPath(path);
  validateRmOptions(path, options, false, (error, checked) => {
    if (error) return callback(error);
    removeTree(path, checked).then(() => process.nextTick(callback, null), (failed) => process.nextTick(callback, failed));
  });
}

function rmSync(path, options) {
  path = getValidatedPath(path);
  removeTreeSync(path, validateRmOptionsSync(path, options, false));
}

module.exports = {
  mkdir, mkdirSync, readdir, readdirPromise, readdirSync, removeTree, rm, rmSync, rmdir, rmdirSync,
};
