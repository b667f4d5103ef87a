'use strict';

// fs.Utf8Stream: writes small pieces to a file in larger ones. Not a stream.Writable: it collects strings (or bytes) until
// there is enough for a write, and never has more than one write under way.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32,
} = require('internal/validators');
const { Buffer } = require('buffer');
const { clearInterval, setInterval, setTimeout } = require('timers');
const { dirname } = require('path');

const kMaxWrite = 16 * 1024;
const kBusyTimeout = 100;
const kFunctions = ['write', 'writeSync', 'fsync', 'fsyncSync', 'close', 'open', 'openSync', 'mkdir', 'mkdirSync'];

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isBusy(error) {
  return error.code === 'EAGAIN' || error.code === 'EBUSY';
}

class Utf8Stream extends EventEmitter {
  #fs;
  #fd = -1;
  #file = null;
  #mode;
  #minLength;
  #maxLength;
  #maxWrite;
  #highWaterMark;
  #sync;
  #fsync;
  #append;
  #mkdir;
  #retryEAGAIN;
  #contentMode;
  #periodicFlush;
  #interval;
  #pieces = [];
  #current; // what the write under way has still to write
  #length = 0;
  #writing = false;
  #ending = false;
  #reopening = false;
  #opening = false;
  #destroyed = false;
  #flushPending = false;
  #drainScheduled = false;

  constructor(options = {}) {
    super();
    validateObject(options, 'options');
    let { fd } = options;
    const {
      dest, minLength = 0, maxLength = 0, maxWrite = kMaxWrite, periodicFlush = 0, sync = false, append = true, mkdir = false,
      retryEAGAIN, fsync = false, contentMode = 'utf8', mode, fs = require('fs'),
    } = options;
    fd ??= dest;
    if (typeof fd !== 'number' && typeof fd !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], fd);
    }
    validateUint32(minLength, 'options.minLength');
    validateUint32(maxLength, 'options.maxLength');
    validateUint32(maxWrite, 'options.maxWrite');
    validateUint32(periodicFlush, 'options.periodicFlush');
    validateBoolean(sync, 'options.sync');
    validateBoolean(fsync, 'options.fsync');
    validateBoolean(append, 'options.append');
    validateBoolean(mkdir, 'options.mkdir');
    validateOneOf(contentMode, 'options.contentMode', ['buffer', 'utf8']);
    if (retryEAGAIN !== undefined) validateFunction(retryEAGAIN, 'options.retryEAGAIN');
    validateObject(fs, 'options.fs');
    const own = {};
    for (const name of kFunctions) {
      if (fs[name] !== undefined) validateFunction(fs[name], `options.fs.${name}`);
      own[name] = fs[name] ?? require('fs')[name];
    }
    this.#fs = own;
    this.#minLength = minLength;
    this.#maxLength = maxLength;
    this.#maxWrite = maxWrite || kMaxWrite;
    this.#periodicFlush = periodicFlush;
    this.#sync = sync;
    this.#fsync = fsync;
    this.#append = append;
    this.#mkdir = mkdir;
    this.#mode = mode;
    this.#contentMode = contentMode;
    this.#retryEAGAIN = retryEAGAIN ?? (() => true);
    this.#current = this.#nothing();
    this.#highWaterMark = Math.max(minLength, 16387);
    if (this.#minLength >= this.#maxWrite) {
      throw new codes.ERR_INVALID_ARG_VALUE('minLength', minLength, `should be smaller than maxWrite (${this.#maxWrite})`);
    }
    if (typeof fd === 'number') {
      this.#fd = fd;
      process.nextTick(() => this.emit('ready'));
    } else {
      this.#open(fd);
    }
    this.on('newListener', (name) => {
      if (name === 'drain') this.#drainScheduled = false;
    });
    if (periodicFlush !== 0) {
      this.#interval = setInterval(() => this.flush(null), periodicFlush);
      this.#interval.unref();
    }
  }

  #nothing() {
    return this.#contentMode === 'utf8' ? '' : Buffer.alloc(0);
  }

  /** Counts `n` written bytes as done; returns what is left of the piece. */
  #consume(piece, n) {
    if (typeof piece !== 'string') {
      n ??= piece.length;
      this.#length = Math.max(this.#length - n, 0);
      return piece.subarray(n);
    }
    // Lengths are in characters, writes in bytes.
    if (Buffer.byteLength(piece) !== n) n = Buffer.from(piece).subarray(0, n).toString().length;
    this.#length = Math.max(this.#length - n, 0);
    return piece.slice(n);
  }

  #assertUsable() {
    if (this.#destroyed) throw new codes.ERR_INVALID_STATE('Utf8Stream is destroyed');
  }

  write(data) {
    this.#assertUsable();
    if (this.#contentMode === 'utf8') {
      if (typeof data !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('data', 'string', data);
    } else if (!(data instanceof Uint8Array)) {
      throw new codes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'Uint8Array'], data);
    }
    const length = this.#length + data.length;
    if (this.#maxLength && length > this.#maxLength) {
      this.emit('drop', data);
      return this.#length < this.#highWaterMark;
    }
    const last = this.#pieces.length - 1;
    if (last < 0 || this.#pieces[last].length + data.length > this.#maxWrite) {
      this.#pieces.push(data);
    } else if (typeof data === 'string') {
      this.#pieces[last] += data;
    } else {
      this.#pieces[last] = Buffer.concat([this.#pieces[last], data]);
    }
    this.#length = length;
    if (!this.#writing && length >= this.#minLength) this.#next();
    return length < this.#highWaterMark;
  }

  #writeCurrent(done) {
    if (typeof this.#current === 'string') {
      this.#fs.write(this.#fd, this.#current, 'utf8', done);
    } else {
      this.#fs.write(this.#fd, this.#current, done);
    }
  }

  #writeSync(piece) {
    return typeof piece === 'string' ? this.#fs.writeSync(this.#fd, piece, 'utf8') : this.#fs.writeSync(this.#fd, piece);
  }

  /** Begins with the next piece. */
  #next() {
    this.#writing = true;
    if (this.#current.length === 0) this.#current = this.#pieces.shift() ?? this.#nothing();
    this.#go();
  }

  #go() {
    if (!this.#sync) {
      this.#writeCurrent((error, n) => this.#wrote(error, n));
      return;
    }
    let n;
    try {
      n = this.#writeSync(this.#current);
    } catch (error) {
      this.#wrote(error);
      return;
    }
    this.#wrote(null, n);
  }

  #wrote(error, n) {
    if (error) {
      if (!isBusy(error) || !this.#retryEAGAIN(error, this.#current.length, this.#length - this.#current.length)) {
        this.#writing = false;
        this.emit('error', error);
      } else if (this.#sync) {
        sleep(kBusyTimeout);
        this.#go();
      } else {
        setTimeout(() => this.#go(), kBusyTimeout);
      }
      return;
    }
    this.emit('write', n);
    this.#current = this.#consume(this.#current, n);
    if (this.#current.length > 0) {
      this.#go();
      return;
    }
    if (this.#fsync) this.#fs.fsyncSync(this.#fd);
    if (this.#reopening) {
      this.#writing = false;
      this.#reopening = false;
      this.reopen();
    } else if (this.#length > this.#minLength) {
      this.#next();
    } else if (this.#ending) {
      if (this.#length > 0) return this.#next();
      this.#writing = false;
      this.#close();
    } else {
      this.#writing = false;
      this.#tellDrained();
    }
  }

  #tellDrained() {
    if (!this.#sync) {
      this.emit('drain');
    } else if (!this.#drainScheduled) {
      this.#drainScheduled = true;
      process.nextTick(() => {
        if (this.listenerCount('drain') > 0) {
          this.#drainScheduled = false;
          this.emit('drain');
        }
      });
    }
  }

  #open(file) {
    this.#opening = true;
    this.#writing = true;
    this.#drainScheduled = false;
    const flags = this.#append ? 'a' : 'w';
    if (this.#sync) {
      let fd;
      try {
        if (this.#mkdir) this.#fs.mkdirSync(dirname(file), { recursive: true });
        fd = this.#fs.openSync(file, flags, this.#mode);
      } catch (error) {
        this.#opened(error);
        throw error;
      }
      this.#opened(null, fd, file);
      return;
    }
    const open = (error) => {
      if (error) return this.#opened(error);
      this.#fs.open(file, flags, this.#mode, (failed, fd) => this.#opened(failed, fd, file));
    };
    if (this.#mkdir) {
      this.#fs.mkdir(dirname(file), { recursive: true }, open);
    } else {
      open(null);
    }
  }

  #opened(error, fd, file) {
    const reopened = this.#reopening;
    this.#reopening = false;
    this.#opening = false;
    this.#writing = false;
    if (error) {
      if (this.#sync) {
        process.nextTick(() => {
          if (this.listenerCount('error') > 0) this.emit('error', error);
        });
      } else {
        this.emit('error', error);
      }
      return;
    }
    this.#fd = fd;
    this.#file = file;
    if (this.#sync) {
      process.nextTick(() => this.emit('ready'));
    } else {
      this.emit('ready');
    }
    if (this.#destroyed) return;
    if (!this.#writing && this.#length > this.#minLength || this.#flushPending) {
      this.#next();
    } else if (reopened) {
      process.nextTick(() => this.emit('drain'));
    }
  }

  flush(callback) {
    if (callback != null) validateFunction(callback, 'cb');
    if (this.#destroyed) {
      const error = new codes.ERR_INVALID_STATE('Utf8Stream is destroyed');
      if (!callback) throw error;
      callback(error);
      return;
    }
    if (this.#minLength <= 0) {
      callback?.();
      return;
    }
    if (callback) this.#callWhenDrained(callback);
    if (this.#writing) return;
    if (this.#pieces.length === 0) this.#pieces.push(this.#nothing());
    this.#next();
  }

  #callWhenDrained(callback) {
    this.#flushPending = true;
    const drained = () => {
      this.removeListener('error', failed);
      if (this.#fsync) {
        this.#flushPending = false;
        callback();
        return;
      }
      this.#fs.fsync(this.#fd, (error) => {
        this.#flushPending = false;
        // Closed meanwhile: all is out.
        callback(error?.code === 'EBADF' ? undefined : error);
      });
    };
    const failed = (error) => {
      this.#flushPending = false;
      this.removeListener('drain', drained);
      callback(error);
    };
    this.once('drain', drained);
    this.once('error', failed);
  }

  flushSync() {
    this.#assertUsable();
    if (this.#fd < 0) throw new codes.ERR_INVALID_STATE('Invalid file descriptor');
    if (!this.#writing && this.#current.length > 0) {
      this.#pieces.unshift(this.#current);
      this.#current = this.#nothing();
    }
    while (this.#pieces.length > 0) {
      let piece = this.#pieces[0];
      try {
        piece = this.#consume(piece, this.#writeSync(piece));
      } catch (error) {
        if (!isBusy(error) || !this.#retryEAGAIN(error, piece.length, this.#length - piece.length)) throw error;
        sleep(kBusyTimeout);
      }
      if (piece.length === 0) {
        this.#pieces.shift();
      } else {
        this.#pieces[0] = piece;
      }
    }
    try {
      this.#fs.fsyncSync(this.#fd);
    } catch {
      // Pipes and terminals have nothing to flush.
    }
  }

  reopen(file) {
    this.#assertUsable();
    if (this.#opening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#ending) return;
    if (!this.#file) {
      throw new codes.ERR_OPERATION_FAILED('Unable to reopen a file descriptor, you must pass a file to SonicBoom');
    }
    if (file) this.#file = file;
    this.#reopening = true;
    if (this.#writing) return;
    const fd = this.#fd;
    this.once('ready', () => {
      if (fd === this.#fd) return;
      this.#fs.close(fd, (error) => {
        if (error) this.emit('error', error);
      });
    });
    this.#open(this.#file);
  }

  end() {
    this.#assertUsable();
    if (this.#opening) {
      this.once('ready', () => this.end());
      return;
    }
    if (this.#ending) return;
    this.#ending = true;
    if (this.#writing) return;
    if (this.#length > 0 && this.#fd >= 0) {
      this.#next();
    } else {
      this.#close();
    }
  }

  destroy() {
    if (!this.#destroyed) this.#close();
  }

  #close() {
    if (this.#fd === -1) {
      this.once('ready', () => this.#close());
      return;
    }
    if (this.#interval !== undefined) clearInterval(this.#interval);
    this.#destroyed = true;
    this.#pieces = [];
    const done = (error) => {
      if (error) {
        this.emit('error', error);
        return;
      }
      if (this.#ending && !this.#writing) this.emit('finish');
      this.emit('close');
    };
    const close = () => {
      // Standard streams stay open.
      if (this.#fd === 1 || this.#fd === 2) return done();
      this.#fs.close(this.#fd, done);
    };
    if (this.#fsync) {
      close();
    } else {
      this.#fs.fsync(this.#fd, close);
    }
  }

  [Symbol.dispose]() {
    this.destroy();
  }

  get mode() { return this.#mode; }
  get file() { return this.#file; }
  get fd() { return this.#fd; }
  get minLength() { return this.#minLength; }
  get maxLength() { return this.#maxLength; }
  get writing() { return this.#writing; }
  get sync() { return this.#sync; }
  get fsync() { return this.#fsync; }
  get append() { return this.#append; }
  get periodicFlush() { return this.#periodicFlush; }
  get contentMode() { return this.#contentMode; }
  get mkdir() { return this.#mkdir; }
}

module.exports = { Utf8Stream };
