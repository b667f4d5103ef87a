'use strict';

// fs.watchFile: asks a file's stats again and again.

const EventEmitter = require('events');
const { validateFunction, validateUint32 } = require('internal/validators');
const { BigIntStats, Stats } = require('internal/fs/stats');
const { getValidatedPath } = require('internal/fs/utils');

const watchers = new Map();
const compared = ['ctimeNs', 'mtimeNs', 'birthtimeNs', 'size', 'mode', 'uid', 'gid', 'ino', 'dev'];

/** What a file that is not there has. */
function nothing(bigint) {
  const zero = bigint ? 0n : 0;
  return new (bigint ? BigIntStats : Stats)(...new Array(14).fill(zero));
}

function plain(stats) {
  return new Stats(...['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks'].map((k) => Number(stats[k])),
                   ...['atimeNs', 'mtimeNs', 'ctimeNs', 'birthtimeNs'].map((k) => Number(stats[k] / 1000000000n) * 1000 +
                     Number(stats[k] % 1000000000n) / 1e6));
}

class StatWatcher extends EventEmitter {
  #bigint;
  #file;
  #interval;
  #timer;
  #referenced = true;
  #previous;
  #failed = 0;
  #stopped = true;

  constructor(bigint) {
    super();
    this.#bigint = bigint;
  }

  start(file, interval, persistent) {
    this.#file = file;
    this.#interval = interval;
    this.#referenced = persistent;
    this.#stopped = false;
    this.#ask();
  }

  #ask() {
    const begun = Date.now();
    this.#timer = undefined;
    require('internal/fs/stat').stat(this.#file, { bigint: true }, (error, stats) => {
      if (this.#stopped) return;
      this.#answer(error, stats);
      if (this.#stopped) return;
      const wait = this.#interval - (Date.now() - begun) % Math.max(this.#interval, 1);
      this.#timer = require('timers').setTimeout(() => this.#ask(), wait);
      if (!this.#referenced) this.#timer.unref();
    });
  }

  #answer(error, stats) {
    if (error) {
      if (this.#failed !== error.errno) {
        this.#failed = error.errno;
        const before = this.#previous ?? nothing(true);
        this.#previous = nothing(true);
        this.#tell(this.#previous, before);
      }
      return;
    }
    const before = this.#previous;
    const known = before !== undefined;
    this.#previous = stats;
    if (known && (this.#failed !== 0 || compared.some((name) => before[name] !== stats[name]))) this.#tell(stats, before);
    this.#failed = 0;
  }

  #tell(current, previous) {
    if (this.#bigint) {
      this.emit('change', current, previous);
    } else {
      this.emit('change', plain(current), plain(previous));
    }
  }

  stop() {
    if (this.#stopped) return;
    this.#stopped = true;
    if (this.#timer !== undefined) require('timers').clearTimeout(this.#timer);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#referenced = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#referenced = false;
    this.#timer?.unref();
    return this;
  }
}

function watchFile(filename, options, listener) {
  filename = require('path').resolve(asText(getValidatedPath(filename)));
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = null;
  }
  // 5007 ms is what it has always been.
  options = { interval: 5007, persistent: true, ...options };
  validateFunction(listener, 'listener');
  let watcher = watchers.get(filename);
  if (watcher === undefined) {
    watcher = new StatWatcher(options.bigint);
    validateUint32(options.interval, 'interval');
    watchers.set(filename, watcher);
    watcher.start(filename, options.interval, options.persistent);
  }
  watcher.addListener('change', listener);
  return watcher;
}

function asText(path) {
  return typeof path === 'string' ? path : require('buffer').Buffer.from(path).toString();
}

function unwatchFile(filename, listener) {
  filename = require('path').resolve(asText(getValidatedPath(filename)));
  const watcher = watchers.get(filename);
  if (watcher === undefined) return;
  if (typeof listener === 'function') {
    watcher.removeListener('change', listener);
  } else {
    watcher.removeAllListeners('change');
  }
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(filename);
  }
}

module.exports = { StatWatcher, unwatchFile, watchFile };
