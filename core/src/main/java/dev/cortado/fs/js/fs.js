'use strict';

// The module that programs see: put together from its parts, the rarer of which load when they are first used.

const attributes = require('internal/fs/attributes');
const constants = require('internal/fs/flags');
const descriptors = require('internal/fs/descriptors');
const directories = require('internal/fs/directories');
const paths = require('internal/fs/paths');
const reading = require('internal/fs/read_file');
const stat = require('internal/fs/stat');
const writing = require('internal/fs/write_file');
const { toUnixTimestamp } = require('internal/fs/utils');

/** A function of another module that is loaded by its first call. `length` is what programs see. */
function later(id, name, length, known = name) {
  const { [known]: call } = {
    [known](...args) {
      return Reflect.apply(require(id)[name], this, args);
    },
  };
  Object.defineProperty(call, 'length', { __proto__: null, value: length, configurable: true });
  return call;
}

function createReadStream(path, options) {
  return new (streams().ReadStream)(path, options);
}

function createWriteStream(path, options) {
  return new (streams().WriteStream)(path, options);
}

function streams() {
  return require('internal/fs/streams');
}

function watch(filename, options, listener) {
  return require('internal/fs/watchers').watch(filename, options, listener);
}

function watchFile(filename, options, listener) {
  return require('internal/fs/stat_watcher').watchFile(filename, options, listener);
}

function unwatchFile(filename, listener) {
  return require('internal/fs/stat_watcher').unwatchFile(filename, listener);
}

function openAsBlob(path, options = { __proto__: null }) {
  const { validateObject, validateString } = require('internal/validators');
  const { getValidatedPath } = require('internal/fs/utils');
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  path = getValidatedPath(path);
  // A promise, though nothing takes its time yet; what fails throws.
  return Promise.resolve(require('internal/blob').createBlobFromFilePath(path, { type }));
}

const fs = module.exports = {
  appendFile: writing.appendFile,
  appendFileSync: writing.appendFileSync,
  access: paths.access,
  accessSync: paths.accessSync,
  chown: attributes.chown,
  chownSync: attributes.chownSync,
  chmod: attributes.chmod,
  chmodSync: attributes.chmodSync,
  close: descriptors.close,
  closeSync: descriptors.closeSync,
  copyFile: paths.copyFile,
  copyFileSync: paths.copyFileSync,
  cp: later('internal/fs/cp', 'cp', 4),
  cpSync: later('internal/fs/cp', 'cpSync', 3),
  createReadStream,
  createWriteStream,
  exists: paths.exists,
  existsSync: paths.existsSync,
  fchown: attributes.fchown,
  fchownSync: attributes.fchownSync,
  fchmod: attributes.fchmod,
  fchmodSync: attributes.fchmodSync,
  fdatasync: descriptors.fdatasync,
  fdatasyncSync: descriptors.fdatasyncSync,
  fstat: stat.fstat,
  fstatSync: stat.fstatSync,
  fsync: descriptors.fsync,
  fsyncSync: descriptors.fsyncSync,
  ftruncate: descriptors.ftruncate,
  ftruncateSync: descriptors.ftruncateSync,
  futimes: attributes.futimes,
  futimesSync: attributes.futimesSync,
  glob: later('internal/fs/glob', 'globCallback', 3, 'glob'),
  globSync: later('internal/fs/glob', 'globSync', 2),
  lchown: attributes.lchown,
  lchownSync: attributes.lchownSync,
  lchmod: undefined, // not on Linux
  lchmodSync: undefined,
  link: paths.link,
  linkSync: paths.linkSync,
  lstat: stat.lstat,
  lstatSync: stat.lstatSync,
  lutimes: attributes.lutimes,
  lutimesSync: attributes.lutimesSync,
  mkdir: directories.mkdir,
  mkdirSync: directories.mkdirSync,
  mkdtemp: paths.mkdtemp,
  mkdtempSync: paths.mkdtempSync,
  mkdtempDisposableSync: paths.mkdtempDisposableSync,
  open: descriptors.open,
  openSync: descriptors.openSync,
  openAsBlob,
  readdir: directories.readdir,
  readdirSync: directories.readdirSync,
  read: descriptors.read,
  readSync: descriptors.readSync,
  readv: descriptors.readv,
  readvSync: descriptors.readvSync,
  readFile: reading.readFile,
  readFileSync: reading.readFileSync,
  readlink: paths.readlink,
  readlinkSync: paths.readlinkSync,
  realpath: paths.realpath,
  realpathSync: paths.realpathSync,
  rename: paths.rename,
  renameSync: paths.renameSync,
  rm: directories.rm,
  rmSync: directories.rmSync,
  rmdir: directories.rmdir,
  rmdirSync: directories.rmdirSync,
  stat: stat.stat,
  statfs: stat.statfs,
  statSync: stat.statSync,
  statfsSync: stat.statfsSync,
  symlink: paths.symlink,
  symlinkSync: paths.symlinkSync,
  truncate: descriptors.truncate,
  truncateSync: descriptors.truncateSync,
  unwatchFile,
  unlink: paths.unlink,
  unlinkSync: paths.unlinkSync,
  utimes: attributes.utimes,
  utimesSync: attributes.utimesSync,
  watch,
  watchFile,
  writeFile: writing.writeFile,
  writeFileSync: writing.writeFileSync,
  write: descriptors.write,
  writeSync: descriptors.writeSync,
  writev: descriptors.writev,
  writevSync: descriptors.writevSync,
  Dirent: require('internal/fs/dirent').Dirent,
  Stats: deprecatedStats(),

  get ReadStream() { return streams().ReadStream; },
  set ReadStream(value) { streams().ReadStream = value; },
  get WriteStream() { return streams().WriteStream; },
  set WriteStream(value) { streams().WriteStream = value; },
  get FileReadStream() { return fileStreams.ReadStream ?? streams().ReadStream; },
  set FileReadStream(value) { fileStreams.ReadStream = value; },
  get FileWriteStream() { return fileStreams.WriteStream ?? streams().WriteStream; },
  set FileWriteStream(value) { fileStreams.WriteStream = value; },
  get Utf8Stream() { return require('internal/fs/utf8_stream').Utf8Stream; },
  _toUnixTimestamp: toUnixTimestamp,
};

/** The legacy names may be replaced without the others. */
const fileStreams = {};

/** The class for instanceof; calling it is deprecated. */
function deprecatedStats() {
  return require('internal/util').deprecate(require('internal/fs/stats').Stats, 'fs.Stats constructor is deprecated.', 'DEP0180');
}

function lazy(name, get) {
  Object.defineProperty(fs, name, { __proto__: null, configurable: true, enumerable: true, get });
}

let promises;

Object.defineProperties(fs, {
  Dir: { __proto__: null, enumerable: true, configurable: true, get: () => dir().Dir, set: (value) => replace('Dir', value) },
  opendir: { __proto__: null, enumerable: true, configurable: true, writable: true, value: later('internal/fs/dir', 'opendir', 3) },
  opendirSync: { __proto__: null, enumerable: true, configurable: true, writable: true, value: later('internal/fs/dir', 'opendirSync', 2) },
  constants: { __proto__: null, configurable: false, enumerable: true, value: constants },
});
let warned = false; // one warning serves all four, as they share a code
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(fs, name, {
    __proto__: null,
    enumerable: false,
    get() {
      if (!warned) {
        warned = true;
        process.emitWarning(`fs.${name} is deprecated, use fs.constants.${name} instead`, 'DeprecationWarning', 'DEP0176');
      }
      return constants[name] || 0;
    },
  });
}
lazy('promises', () => (promises ??= require('fs/promises')));

function dir() {
  return require('internal/fs/dir');
}

function replace(name, value) {
  Object.defineProperty(fs, name, { __proto__: null, enumerable: true, configurable: true, writable: true, value });
}

const { customPromisifyArgs } = require('internal/util');
for (const [name, args] of [
  ['read', ['bytesRead', 'buffer']], ['readv', ['bytesRead', 'buffers']],
  ['write', ['bytesWritten', 'buffer']], ['writev', ['bytesWritten', 'buffers']],
]) {
  Object.defineProperty(fs[name], customPromisifyArgs, { __proto__: null, value: args, enumerable: false });
}
