'use strict';

// Stats and BigIntStats. Dates are made when asked for.

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = require('internal/fs/flags');

const kNsPerMs = 10n ** 6n;
const kNsPerSecond = 10n ** 9n;

function StatsBase(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
}

Object.assign(StatsBase.prototype, {
  isDirectory() { return this._checkModeProperty(S_IFDIR); },
  isFile() { return this._checkModeProperty(S_IFREG); },
  isBlockDevice() { return this._checkModeProperty(S_IFBLK); },
  isCharacterDevice() { return this._checkModeProperty(S_IFCHR); },
  isSymbolicLink() { return this._checkModeProperty(S_IFLNK); },
  isFIFO() { return this._checkModeProperty(S_IFIFO); },
  isSocket() { return this._checkModeProperty(S_IFSOCK); },
});

/** Accessors atime, mtime, ctime and birthtime, which become plain properties when they are read or set. */
function defineDates(prototype) {
  for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
    const milliseconds = `${name}Ms`;
    Object.defineProperty(prototype, name, {
      enumerable: true,
      configurable: true,
      get() {
        return (this[name] = new Date(Math.round(Number(this[milliseconds]))));
      },
      set(value) {
        Object.defineProperty(this, name, { enumerable: true, configurable: true, writable: true, value });
      },
    });
  }
}

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  Reflect.apply(StatsBase, this, [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks]);
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
}

Object.setPrototypeOf(Stats.prototype, StatsBase.prototype);
Object.setPrototypeOf(Stats, StatsBase);
defineDates(Stats.prototype);
Stats.prototype._checkModeProperty = function(property) {
  return (this.mode & S_IFMT) === property;
};

function BigIntStats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeNs, mtimeNs, ctimeNs, birthtimeNs) {
  Reflect.apply(StatsBase, this, [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks]);
  this.atimeMs = atimeNs / kNsPerMs;
  this.mtimeMs = mtimeNs / kNsPerMs;
  this.ctimeMs = ctimeNs / kNsPerMs;
  this.birthtimeMs = birthtimeNs / kNsPerMs;
  this.atimeNs = atimeNs;
  this.mtimeNs = mtimeNs;
  this.ctimeNs = ctimeNs;
  this.birthtimeNs = birthtimeNs;
}

Object.setPrototypeOf(BigIntStats.prototype, StatsBase.prototype);
Object.setPrototypeOf(BigIntStats, StatsBase);
defineDates(BigIntStats.prototype);
BigIntStats.prototype._checkModeProperty = function(property) {
  return (this.mode & BigInt(S_IFMT)) === BigInt(property);
};

/** The object for 18 numbers from `at` on, as the binding fills them: seconds and nanoseconds last. */
function fromNumbers(v, at = 0) {
  return new Stats(v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5], v[at + 6], v[at + 7], v[at + 8], v[at + 9],
                   milliseconds(v[at + 10], v[at + 11]), milliseconds(v[at + 12], v[at + 13]),
                   milliseconds(v[at + 14], v[at + 15]), milliseconds(v[at + 16], v[at + 17]));
}

function milliseconds(seconds, nanoseconds) {
  return seconds * 1000 + nanoseconds / 1e6;
}

function fromBigInts(v, at = 0) {
  return new BigIntStats(v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5], v[at + 6], v[at + 7], v[at + 8],
                         v[at + 9], v[at + 10] * kNsPerSecond + v[at + 11], v[at + 12] * kNsPerSecond + v[at + 13],
                         v[at + 14] * kNsPerSecond + v[at + 15], v[at + 16] * kNsPerSecond + v[at + 17]);
}

function fromValues(values, offset = 0) {
  return typeof values[0] === 'bigint' ? fromBigInts(values, offset) : fromNumbers(values, offset);
}

class StatFs {
  constructor(type, bsize, blocks, bfree, bavail, files, ffree) {
    this.type = type;
    this.bsize = bsize;
    this.blocks = blocks;
    this.bfree = bfree;
    this.bavail = bavail;
    this.files = files;
    this.ffree = ffree;
  }
}

module.exports = { BigIntStats, StatFs, Stats, fromBigInts, fromNumbers, fromValues };
