'use strict';

// One description for each operation that is one call of the binding: its checked arguments, the system call's name for
// errors, and how the result looks. The three forms of the API run it: now(), later(callback) and promise().

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { parseFileMode, validateBoolean, validateInteger } = require('internal/validators');
const { failure, lateFailure } = require('internal/fs/failure');
const {
  constants: { kMaxUserId }, encodeName, getOptions, getValidMode, getValidatedFd, getValidatedPath, stringToFlags,
  toUnixTimestamp, wantsBytes,
} = require('internal/fs/utils');

const NOW = -1;

class Operation {
  /**
   * @param {string} syscall named in errors
   * @param {(request: number) => any} start calls the binding
   * @param {string|Uint8Array} [path] named in errors
   * @param {string|Uint8Array} [dest] named in errors
   * @param {(value: any) => any} [convert] makes the result; without it there is none
   */
  constructor(syscall, start, path, dest, convert) {
    this.syscall = syscall;
    this.start = start;
    this.path = path;
    this.dest = dest;
    this.convert = convert;
  }

  now() {
    const result = this.start(NOW);
    if (typeof result === 'number' && result < 0) {
      throw failure(result, this.syscall, this.path, this.dest, this.now);
    }
    return this.convert === undefined ? undefined : this.convert(result);
  }

  later(callback) {
    this.start(request((status, value) => {
      if (status < 0) return callback(lateFailure(status, this.syscall, this.path, this.dest));
      if (this.convert === undefined) return callback(null);
      callback(null, this.convert(value === undefined ? status : value));
    }, 'FSReqCallback'));
  }

  async promise() {
    const result = await new Promise((resolve) => {
      this.start(request((status, value) => resolve(value === undefined ? status : value), 'FSReqPromise'));
    });
    // Made here and not before, so that the stack names who awaits.
    if (typeof result === 'number' && result < 0) {
      throw failure(result, this.syscall, this.path, this.dest, this.promise);
    }
    return this.convert === undefined ? undefined : this.convert(result);
  }
}

const same = (value) => value;

function access(path, mode) {
  path = getValidatedPath(path);
  mode = getValidMode(mode);
  return new Operation('access', (r) => binding.access(r, path, mode), path);
}

function open(path, flags, mode) {
  path = getValidatedPath(path);
  flags = stringToFlags(flags);
  mode = parseFileMode(mode, 'mode', 0o666);
  return new Operation('open', (r) => binding.open(r, path, flags, mode), path, undefined, same);
}

function close(fd) {
  return new Operation('close', (r) => binding.close(r, fd));
}

function fsync(fd) {
  fd = getValidatedFd(fd);
  return new Operation('fsync', (r) => binding.fsync(r, fd));
}

function fdatasync(fd) {
  fd = getValidatedFd(fd);
  return new Operation('fdatasync', (r) => binding.fdatasync(r, fd));
}

function ftruncate(fd, length = 0) {
  fd = getValidatedFd(fd);
  validateInteger(length, 'len');
  length = Math.max(0, length);
  return new Operation('ftruncate', (r) => binding.ftruncate(r, fd, length));
}

function rename(from, to) {
  from = getValidatedPath(from, 'oldPath');
  to = getValidatedPath(to, 'newPath');
  return new Operation('rename', (r) => binding.rename(r, from, to), from, to);
}

function link(existing, name) {
  existing = getValidatedPath(existing, 'existingPath');
  name = getValidatedPath(name, 'newPath');
  return new Operation('link', (r) => binding.link(r, existing, name), existing, name);
}

function symlink(target, path) {
  target = getValidatedPath(target, 'target');
  path = getValidatedPath(path);
  return new Operation('symlink', (r) => binding.symlink(r, target, path), target, path);
}

function readlink(path, options) {
  const { encoding } = getOptions(options);
  path = getValidatedPath(path);
  return new Operation('readlink', (r) => binding.readlink(r, path, wantsBytes(encoding)), path, undefined,
                       (name) => encodeName(name, encoding));
}

function realpath(path, options) {
  const { encoding } = getOptions(options);
  path = getValidatedPath(path);
  return new Operation('realpath', (r) => binding.realpath(r, path, wantsBytes(encoding)), path, undefined,
                       (name) => encodeName(name, encoding));
}

function unlink(path) {
  path = getValidatedPath(path);
  return new Operation('unlink', (r) => binding.unlink(r, path), path);
}

function rmdir(path) {
  return new Operation('rmdir', (r) => binding.rmdir(r, path), path);
}

function mkdir(path, options) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = parseFileMode(options, 'mode');
  } else if (options) {
    if (options.recursive !== undefined) {
      recursive = options.recursive;
      validateBoolean(recursive, 'options.recursive');
    }
    if (options.mode !== undefined) mode = parseFileMode(options.mode, 'options.mode');
  }
  path = getValidatedPath(path);
  if (!recursive) return new Operation('mkdir', (r) => binding.mkdir(r, path, mode), path);
  return new Operation('mkdir', (r) => binding.mkdirAll(r, path, mode), path, undefined,
                       (first) => (typeof first === 'string' ? first : undefined));
}

let warnedTemplate = false;

/** The X at the end of a prefix may be taken for the template's on other systems. */
function warnOnTemplate(prefix) {
  const last = typeof prefix === 'string' ? prefix.charCodeAt(prefix.length - 1) : prefix[prefix.length - 1];
  if (warnedTemplate || last !== 0x58) return;
  warnedTemplate = true;
  process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
    'For details see: https://nodejs.org/api/fs.html');
}

function mkdtemp(prefix, options) {
  const { encoding } = getOptions(options);
  prefix = getValidatedPath(prefix, 'prefix');
  warnOnTemplate(prefix);
  const template = typeof prefix === 'string' ? `${prefix}XXXXXX`
    : require('buffer').Buffer.concat([prefix, require('buffer').Buffer.from('XXXXXX')]);
  return new Operation('mkdtemp', (r) => binding.mkdtemp(r, template, wantsBytes(encoding)), template, undefined,
                       (name) => encodeName(name, encoding));
}

function copyFile(from, to, mode) {
  from = getValidatedPath(from, 'src');
  to = getValidatedPath(to, 'dest');
  mode = getValidMode(mode);
  return new Operation('copyfile', (r) => binding.copyFile(r, from, to, mode), from, to);
}

function chmod(path, mode) {
  path = getValidatedPath(path);
  mode = parseFileMode(mode, 'mode');
  return new Operation('chmod', (r) => binding.chmod(r, path, mode), path);
}

function fchmod(fd, mode) {
  fd = getValidatedFd(fd);
  mode = parseFileMode(mode, 'mode');
  return new Operation('fchmod', (r) => binding.fchmod(r, fd, mode));
}

function owner(uid, gid) {
  validateInteger(uid, 'uid', -1, kMaxUserId);
  validateInteger(gid, 'gid', -1, kMaxUserId);
}

function chown(path, uid, gid) {
  path = getValidatedPath(path);
  owner(uid, gid);
  return new Operation('chown', (r) => binding.chown(r, path, uid, gid), path);
}

function lchown(path, uid, gid) {
  path = getValidatedPath(path);
  owner(uid, gid);
  return new Operation('lchown', (r) => binding.lchown(r, path, uid, gid), path);
}

function fchown(fd, uid, gid) {
  fd = getValidatedFd(fd);
  owner(uid, gid);
  return new Operation('fchown', (r) => binding.fchown(r, fd, uid, gid));
}

function utimes(path, atime, mtime) {
  path = getValidatedPath(path);
  atime = toUnixTimestamp(atime);
  mtime = toUnixTimestamp(mtime);
  return new Operation('utime', (r) => binding.utimes(r, path, atime, mtime), path);
}

function lutimes(path, atime, mtime) {
  path = getValidatedPath(path);
  atime = toUnixTimestamp(atime);
  mtime = toUnixTimestamp(mtime);
  return new Operation('lutime', (r) => binding.lutimes(r, path, atime, mtime), path);
}

function futimes(fd, atime, mtime) {
  fd = getValidatedFd(fd);
  atime = toUnixTimestamp(atime, 'atime');
  mtime = toUnixTimestamp(mtime, 'mtime');
  return new Operation('futime', (r) => binding.futimes(r, fd, atime, mtime));
}

function statfs(path, options = { bigint: false }) {
  path = getValidatedPath(path);
  return new Operation('statfs', (r) => binding.statfs(r, path), path, undefined, (found) => {
    const { StatFs } = require('internal/fs/stats');
    return new StatFs(...(options.bigint ? found.map(BigInt) : found.map(Number)));
  });
}

function readdir(path, options) {
  const { encoding, withFileTypes } = options;
  const asBytes = wantsBytes(encoding);
  return new Operation('scandir', (r) => binding.readdir(r, path, !!withFileTypes, asBytes), path, undefined,
                       (packed) => require('internal/fs/dirent')[withFileTypes ? 'unpackKinds' : 'unpack'](packed, encoding));
}

module.exports = {
  Operation, access, chmod, chown, close, copyFile, fchmod, fchown, fdatasync, fsync, ftruncate, futimes, lchown, link,
  lutimes, mkdir, mkdtemp, open, readdir, readlink, realpath, rename, rmdir, statfs, symlink, unlink, utimes,
};
