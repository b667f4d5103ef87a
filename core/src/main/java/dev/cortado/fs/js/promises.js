'use strict';

// fs/promises.

const { codes, aggregateTwoErrors } = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');

const constants = require('internal/fs/flags');
const directories = require('internal/fs/directories');
const { FileHandle, use } = require('internal/fs/file_handle');
const io = require('internal/fs/handle_io');
const operations = require('internal/fs/operations');
const stat = require('internal/fs/stat');
const {
  copyObject, getOptions, getValidatedPath, stringToFlags, validateRmOptions, validateRmdirOptions,
} = require('internal/fs/utils');
const { decode, readPath } = require('internal/fs/read_file');
const { options: writeOptions, prepare, writePath } = require('internal/fs/write_file');

/** A promise of what a function with a callback gives. */
function promised(start) {
  return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
}

async function access(path, mode) {
  return operations.access(path, mode).promise();
}

async function copyFile(src, dest, mode) {
  return operations.copyFile(src, dest, mode).promise();
}

async function cp(src, dest, options) {
  return require('internal/fs/cp').cpPromise(src, dest, options);
}

async function* glob(pattern, options) {
  yield* require('internal/fs/glob').glob(pattern, options);
}

async function open(path, flags, mode) {
  return new FileHandle(await operations.open(path, flags, mode).promise());
}

async function opendir(path, options) {
  return promised((done) => require('internal/fs/dir').opendir(path, options ?? {}, done));
}

async function rename(oldPath, newPath) {
  return operations.rename(oldPath, newPath).promise();
}

async function truncate(path, len = 0) {
  const handle = await open(path, 'r+');
  return closeAfter(use(io.ftruncate, handle, len), handle.close);
}

/** Closes in any case, and tells of both failures if there are two. */
function closeAfter(operation, close) {
  return operation.then((result) => close().then(() => result), (error) => close().then(
    () => { throw error; },
    (closing) => { throw aggregateTwoErrors(closing, error); }));
}

async function rm(path, options) {
  path = getValidatedPath(path);
  const checked = await promised((done) => validateRmOptions(path, options, false, done));
  return directories.removeTree(path, checked);
}

async function rmdir(path, options) {
  if (options?.recursive) return promised((done) => directories.rmdir(path, options, done));
  path = getValidatedPath(path);
  validateRmdirOptions(options);
  return operations.rmdir(path).promise();
}

async function mkdir(path, options) {
  return operations.mkdir(path, options).promise();
}

async function readdir(path, options) {
  return directories.readdirPromise(path, options);
}

async function readlink(path, options) {
  return operations.readlink(path, options).promise();
}

async function symlink(target, path, type) {
  require('internal/validators').validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
  return operations.symlink(target, path).promise();
}

async function statfs(path, options) {
  return operations.statfs(path, options).promise();
}

async function link(existingPath, newPath) {
  return operations.link(existingPath, newPath).promise();
}

async function unlink(path) {
  return operations.unlink(path).promise();
}

async function chmod(path, mode) {
  return operations.chmod(path, mode).promise();
}

async function lchmod(path, mode) {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
}

async function lchown(path, uid, gid) {
  return operations.lchown(path, uid, gid).promise();
}

async function chown(path, uid, gid) {
  return operations.chown(path, uid, gid).promise();
}

async function utimes(path, atime, mtime) {
  return operations.utimes(path, atime, mtime).promise();
}

async function lutimes(path, atime, mtime) {
  return operations.lutimes(path, atime, mtime).promise();
}

async function realpath(path, options) {
  return operations.realpath(path, options).promise();
}

async function mkdtemp(prefix, options) {
  return operations.mkdtemp(prefix, options).promise();
}

async function mkdtempDisposable(prefix, options) {
  const cwd = process.cwd();
  const path = await mkdtemp(prefix, options);
  // Absolute, so that a change of directory meanwhile does not matter.
  const full = require('path').resolve(cwd, path);
  const remove = () => directories.removeTree(full, { maxRetries: 0, retryDelay: 0 });
  return { __proto__: null, path, remove, async [Symbol.asyncDispose]() { await remove(); } };
}

async function writeFile(path, data, options) {
  const settings = writeOptions(options);
  const { encoding, signal } = settings;
  if (path instanceof FileHandle) return use(io.writeFile, path, data, options);
  if (!io.isIterable(data)) {
    data = prepare(data, encoding || 'utf8');
    io.checkAborted(signal);
    path = getValidatedPath(path);
    if (signal === undefined) return promised((done) => writePath(path, data, settings, done));
    data = isArrayBufferView(data) ? data : require('buffer').Buffer.from(data);
  }
  io.checkAborted(signal);
  const handle = await open(path, settings.flag || 'w', settings.mode);
  const write = io.writeContent(handle, data, signal, encoding).then(() => (settings.flush ? handle.sync() : undefined));
  return closeAfter(write, handle.close);
}

async function appendFile(path, data, options) {
  options = copyObject(getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'a', flush: false }));
  options.flag ||= 'a';
  return writeFile(path, data, options);
}

async function readFile(path, options) {
  options = getOptions(options, { flag: 'r' });
  if (path instanceof FileHandle) return use(io.readFile, path, options);
  const { signal } = options;
  io.checkAborted(signal);
  path = getValidatedPath(path);
  const flags = stringToFlags(options.flag || 'r');
  if (signal !== undefined) {
    const handle = await open(path, flags, 0o666);
    return closeAfter(use(io.readFile, handle, options), handle.close);
  }
  return decode(await promised((done) => readPath(path, flags, undefined, done)), options.encoding);
}

async function* watch(filename, options = {}) {
  yield* require('internal/fs/watchers').watchPromise(filename, options);
}

module.exports = {
  access,
  copyFile,
  cp,
  glob,
  open,
  opendir,
  rename,
  truncate,
  rm,
  rmdir,
  mkdir,
  readdir,
  readlink,
  symlink,
  lstat: stat.promises.lstat,
  stat: stat.promises.stat,
  statfs,
  link,
  unlink,
  chmod,
  lchmod,
  lchown,
  chown,
  utimes,
  lutimes,
  realpath,
  mkdtemp,
  mkdtempDisposable,
  writeFile,
  appendFile,
  readFile,
  watch,
  constants,
};
