'use strict';

// What is done with names: access, links, renaming, copying, canonical paths, temporary directories.

const binding = internalBinding('fs');
const { promisify } = require('internal/util');
const { getOptions, getValidatedPath, makeCallback, encodeName, wantsBytes } = require('internal/fs/utils');
const operations = require('internal/fs/operations');

function access(path, mode, callback) {
  if (typeof mode === 'function') [callback, mode] = [mode, 0];
  const operation = operations.access(path, mode);
  operation.later(makeCallback(callback));
}

function accessSync(path, mode) {
  operations.access(path, mode).now();
}

function exists(path, callback) {
  callback = makeCallback(callback);
  let operation;
  try {
    operation = operations.access(path, 0);
  } catch {
    return callback(false);
  }
  operation.later((error) => callback(!error));
}

Object.defineProperty(exists, promisify.custom, {
  __proto__: null,
  value: function exists(path) {
    return new Promise((resolve) => module.exports.exists(path, resolve));
  },
});

let warned = false;

function existsSync(path) {
  try {
    path = getValidatedPath(path);
  } catch (error) {
    if (!warned && error?.code === 'ERR_INVALID_ARG_TYPE') {
      warned = true;
      process.emitWarning('Passing invalid argument types to fs.existsSync is deprecated', 'DeprecationWarning', 'DEP0187');
    }
    return false;
  }
  return binding.existsNow(path) === 0;
}

function rename(oldPath, newPath, callback) {
  callback = makeCallback(callback);
  operations.rename(oldPath, newPath).later(callback);
}

function renameSync(oldPath, newPath) {
  operations.rename(oldPath, newPath).now();
}

function link(existingPath, newPath, callback) {
  callback = makeCallback(callback);
  operations.link(existingPath, newPath).later(callback);
}

function linkSync(existingPath, newPath) {
  operations.link(existingPath, newPath).now();
}

/** The type matters on Windows alone, but a wrong one is refused everywhere. */
function checkType(type) {
  require('internal/validators').validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
}

function symlink(target, path, type, callback) {
  if (callback === undefined) {
    callback = makeCallback(type);
    type = undefined;
  } else {
    checkType(type);
  }
  const operation = operations.symlink(target, path);
  operation.later(makeCallback(callback));
}

function symlinkSync(target, path, type) {
  checkType(type);
  operations.symlink(target, path).now();
}

function readlink(path, options, callback) {
  callback = makeCallback(typeof options === 'function' ? options : callback);
  operations.readlink(path, options).later(callback);
}

function readlinkSync(path, options) {
  return operations.readlink(path, options).now();
}

function unlink(path, callback) {
  callback = makeCallback(callback);
  operations.unlink(path).later(callback);
}

function unlinkSync(path) {
  operations.unlink(path).now();
}

function copyFile(src, dest, mode, callback) {
  if (typeof mode === 'function') [callback, mode] = [mode, 0];
  const operation = operations.copyFile(src, dest, mode);
  operation.later(makeCallback(callback));
}

function copyFileSync(src, dest, mode) {
  operations.copyFile(src, dest, mode).now();
}

function mkdtemp(prefix, options, callback) {
  callback = makeCallback(typeof options === 'function' ? options : callback);
  operations.mkdtemp(prefix, options).later(callback);
}

function mkdtempSync(prefix, options) {
  return operations.mkdtemp(prefix, options).now();
}

function mkdtempDisposableSync(prefix, options) {
  const path = mkdtempSync(prefix, options);
  // Absolute, so that a change of directory meanwhile does not matter.
  const full = require('path').resolve(process.cwd(), path);
  const remove = () => {
    require('internal/fs/directories').rmSync(full, { maxRetries: 0, recursive: true, force: true, retryDelay: 0 });
  };
  return { path, remove, [Symbol.dispose]: remove };
}

/**
 * Resolves links one by one. Unlike realpath(3) it goes through what /proc calls a link though nothing is there (pipes),
 * and its errors tell the step that failed.
 */
function* walk(path) {
  const { resolve } = require('path');
  let left = resolve(path).split('/').filter(Boolean);
  let done = '';
  while (left.length > 0) {
    const next = `${done}/${left.shift()}`;
    const stats = yield ['lstat', next];
    if (!stats.isSymbolicLink()) {
      done = next;
      continue;
    }
    const real = yield ['stat', next]; // fails for a link that leads nowhere or in circles
    const target = yield ['readlink', next];
    const full = resolve(done || '/', target, ...left);
    if (real.isFIFO() || real.isSocket()) return full;
    left = full.split('/').filter(Boolean);
    done = '';
  }
  return done || '/';
}

/** Paths as text for walking; bytes that are no UTF-8 stay with the system's own resolver. */
function asText(path) {
  return typeof path === 'string' ? path
    : require('buffer').Buffer.from(path.buffer, path.byteOffset, path.byteLength).toString();
}

function resolvePath(path) {
  // The system resolves '' to an error where Node means the current directory.
  return typeof path === 'string' ? require('path').resolve(path) : path;
}

function realpathSync(path, options) {
  options = getOptions(options);
  const { encoding } = options;
  path = getValidatedPath(path);
  const found = binding.realpath(-1, resolvePath(path), wantsBytes(encoding));
  if (typeof found !== 'number') return encodeName(found, encoding);
  const fs = require('fs');
  const steps = walk(asText(path));
  let step = steps.next();
  while (!step.done) {
    const [name, file] = step.value;
    step = steps.next(fs[`${name}Sync`](file));
  }
  return encodeName(encoding === 'buffer' ? require('buffer').Buffer.from(step.value) : step.value, encoding);
}

function realpath(path, options, callback) {
  callback = makeCallback(typeof options === 'function' ? options : callback);
  const { encoding } = getOptions(options);
  path = getValidatedPath(path);
  operations.realpath(resolvePath(path), { encoding }).later((error, found) => {
    if (!error) return callback(null, found);
    const fs = require('fs');
    const steps = walk(asText(path));
    const advance = (step) => {
      if (step.done) {
        const result = encoding === 'buffer' ? require('buffer').Buffer.from(step.value) : step.value;
        return callback(null, encodeName(result, encoding));
      }
      const [name, file] = step.value;
      fs[name](file, (failed, value) => (failed ? callback(failed) : advance(steps.next(value))));
    };
    advance(steps.next());
  });
}

realpath.native = function native(path, options, callback) {
  callback = makeCallback(callback || options);
  operations.realpath(path, options).later(callback);
};

realpathSync.native = function native(path, options) {
  return operations.realpath(path, options).now();
};

module.exports = {
  access, accessSync, copyFile, copyFileSync, exists, existsSync, link, linkSync, mkdtemp, mkdtempDisposableSync,
  mkdtempSync, readlink, readlinkSync, realpath, realpathSync, rename, renameSync, symlink, symlinkSync, unlink, unlinkSync,
};
