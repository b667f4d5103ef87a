'use strict';

// Directory entries, and the packed form in which the binding gives them: names divided by slashes, each after a digit
// that tells its kind where kinds were asked for.

const {
  UV_DIRENT_BLOCK, UV_DIRENT_CHAR, UV_DIRENT_DIR, UV_DIRENT_FIFO, UV_DIRENT_FILE, UV_DIRENT_LINK, UV_DIRENT_SOCKET,
  UV_DIRENT_UNKNOWN,
} = require('internal/fs/flags');

const kType = Symbol('type');
const kStats = Symbol('stats');

class Dirent {
  constructor(name, parentPath, type) {
    this.name = name;
    this.parentPath = parentPath;
    this[kType] = type;
  }

  isDirectory() { return this[kType] === UV_DIRENT_DIR; }
  isFile() { return this[kType] === UV_DIRENT_FILE; }
  isBlockDevice() { return this[kType] === UV_DIRENT_BLOCK; }
  isCharacterDevice() { return this[kType] === UV_DIRENT_CHAR; }
  isSymbolicLink() { return this[kType] === UV_DIRENT_LINK; }
  isFIFO() { return this[kType] === UV_DIRENT_FIFO; }
  isSocket() { return this[kType] === UV_DIRENT_SOCKET; }
}

/** An entry of a file system that does not tell kinds: its own stats do. */
class DirentFromStats extends Dirent {
  constructor(name, stats, parentPath) {
    super(name, parentPath, null);
    this[kStats] = stats;
  }
}

for (const name of Object.getOwnPropertyNames(Dirent.prototype)) {
  if (name === 'constructor') continue;
  DirentFromStats.prototype[name] = function() {
    return this[kStats][name]();
  };
}

/** A folder and a name, either of which may be bytes. */
function join(path, name) {
  if ((typeof path === 'string' || path === undefined) && typeof name === 'string') {
    return path === undefined ? name : require('path').join(path, name);
  }
  const { Buffer } = require('buffer');
  if (typeof path !== 'string' && !(path instanceof Uint8Array) || typeof name !== 'string' && !(name instanceof Uint8Array)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer'], path);
  }
  return Buffer.concat([typeof path === 'string' ? Buffer.from(path) : path, Buffer.from('/'),
                        typeof name === 'string' ? Buffer.from(name) : name]);
}

/** One entry; with a callback it comes there, since its kind may have to be looked up. */
function getDirent(path, name, type, callback) {
  if (typeof callback === 'function') {
    if (type !== UV_DIRENT_UNKNOWN) return callback(null, new Dirent(name, path, type));
    let file;
    try {
      file = join(path, name);
    } catch (error) {
      return callback(error);
    }
    require('fs').lstat(file, (error, stats) => {
      if (error) return callback(error);
      callback(null, new DirentFromStats(name, stats, path));
    });
    return undefined;
  }
  if (type !== UV_DIRENT_UNKNOWN) return new Dirent(name, path, type);
  return new DirentFromStats(name, require('fs').lstatSync(join(path, name)), path);
}

/** Entries for arrays of names and kinds; with a callback they come there. */
function getDirents(path, { 0: names, 1: types }, callback) {
  if (typeof callback !== 'function') {
    for (let i = 0; i < names.length; i++) names[i] = getDirent(path, names[i], types[i]);
    return names;
  }
  let left = 1;
  let failed = false;
  const done = () => {
    if (--left === 0) callback(null, names);
  };
  for (let i = 0; i < names.length; i++) {
    if (failed) return undefined;
    if (types[i] !== UV_DIRENT_UNKNOWN) {
      names[i] = new Dirent(names[i], path, types[i]);
      continue;
    }
    left++;
    getDirent(path, names[i], types[i], (error, dirent) => {
      if (failed) return;
      if (error) {
        failed = true;
        return callback(error);
      }
      names[i] = dirent;
      done();
    });
  }
  if (!failed) done();
  return undefined;
}

/** Names from the packed form, in the encoding asked for. */
function unpack(packed, encoding) {
  if (typeof packed === 'string') {
    return packed === '' ? [] : packed.split('/');
  }
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const names = [];
  for (let start = 0; start < bytes.length;) {
    let end = bytes.indexOf(0x2f, start);
    if (end < 0) end = bytes.length;
    const name = bytes.subarray(start, end);
    names.push(encoding === 'buffer' ? Buffer.from(name) : name.toString(encoding));
    start = end + 1;
  }
  return names;
}

/** Names and kinds from the packed form with kinds. */
function unpackKinds(packed, encoding) {
  const names = [];
  const kinds = [];
  if (typeof packed === 'string') {
    if (packed !== '') {
      for (const entry of packed.split('/')) {
        kinds.push(entry.charCodeAt(0) - 48);
        names.push(entry.slice(1));
      }
    }
    return [names, kinds];
  }
  for (const entry of unpack(packed, 'buffer')) {
    kinds.push(entry[0] - 48);
    const name = entry.subarray(1);
    names.push(encoding === 'buffer' ? name : name.toString(encoding));
  }
  return [names, kinds];
}

module.exports = { Dirent, DirentFromStats, getDirent, getDirents, join, unpack, unpackKinds };
