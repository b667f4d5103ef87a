'use strict';

// ReadStream and WriteStream. They work on functions that look like those of fs: fs itself, the program's own (option
// `fs`), or those of a FileHandle. Constructors are callable without `new`, and programs put their own open() in place.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { deprecate, kEmptyObject } = require('internal/util');
const { Buffer } = require('buffer');
const { Readable, Writable, finished } = require('stream');
const { errorOrDestroy } = require('internal/stream/destroy');
const { copyObject, getOptions, getValidatedFd, validatePath } = require('internal/fs/utils');
const { toPathIfFileURL } = require('internal/url');

const kIoDone = Symbol('kIoDone');
const kIsPerformingIO = Symbol('kIsPerformingIO');
const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');

function construct(callback) {
  if (typeof this.fd === 'number') {
    callback();
    return;
  }
  const open = this instanceof WriteStream ? deprecatedOpenWrite : deprecatedOpenRead;
  if (this.open !== open) {
    // The program replaced open(), which tells by events how it went.
    const { emit } = this;
    this.emit = function(...args) {
      if (args[0] === 'open') {
        this.emit = emit;
        callback();
        Reflect.apply(emit, this, args);
      } else if (args[0] === 'error') {
        this.emit = emit;
        callback(args[1]);
      } else {
        Reflect.apply(emit, this, args);
      }
    };
    this.open();
    return;
  }
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) return callback(error);
    this.fd = fd;
    callback();
    this.emit('open', this.fd);
    this.emit('ready');
  });
}

function close(stream, error, callback) {
  if (!stream.fd) {
    callback(error);
  } else if (stream.flush) {
    stream[kFs].fsync(stream.fd, (failed) => actuallyClose(stream, error || failed, callback));
  } else {
    actuallyClose(stream, error, callback);
  }
}

function actuallyClose(stream, error, callback) {
  stream[kFs].close(stream.fd, (failed) => callback(failed || error));
  stream.fd = null;
}

/** What streams need of fs, on a FileHandle. */
function handleOperations(handle) {
  return {
    open() {
      throw new codes.ERR_METHOD_NOT_IMPLEMENTED('open()');
    },
    close(fd, callback) {
      handle[require('internal/fs/file_handle').kUnref]();
      handle.close().then(() => callback(), callback);
    },
    fsync(fd, callback) {
      handle.sync().then(() => callback(), callback);
    },
    read(fd, buffer, offset, length, position, callback) {
      handle.read(buffer, offset, length, position).then((r) => callback(null, r.bytesRead, r.buffer),
                                                         (error) => callback(error, 0, buffer));
    },
    write(fd, buffer, offset, length, position, callback) {
      handle.write(buffer, offset, length, position).then((r) => callback(null, r.bytesWritten, r.buffer),
                                                          (error) => callback(error, 0, buffer));
    },
    writev(fd, buffers, position, callback) {
      handle.writev(buffers, position).then((r) => callback(null, r.bytesWritten, r.buffers),
                                            (error) => callback(error, 0, buffers));
    },
  };
}

/** Takes over options.fd; returns the number. */
function importFd(stream, options) {
  if (typeof options.fd === 'number') {
    stream[kFs] = options.fs || require('fs');
    return getValidatedFd(options.fd);
  }
  const { FileHandle, kRef } = require('internal/fs/file_handle');
  if (typeof options.fd === 'object' && options.fd instanceof FileHandle) {
    if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
    stream[kHandle] = options.fd;
    stream[kFs] = handleOperations(stream[kHandle]);
    stream[kHandle][kRef]();
    options.fd.on('close', () => stream.close());
    return options.fd.fd;
  }
  throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
}

/** What both constructors do before they become streams. */
function prepare(stream, path, options, flags) {
  if (options.fd == null) {
    stream.fd = null;
    stream[kFs] = options.fs || require('fs');
    validateFunction(stream[kFs].open, 'options.fs.open');
    stream.path = toPathIfFileURL(path);
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
    validatePath(stream.path);
  } else {
    stream.fd = getValidatedFd(importFd(stream, options));
  }
  // A stream that does not close its file is not destroyed by its end.
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = copyObject(getOptions(options, kEmptyObject));
  if (options.highWaterMark === undefined) options.highWaterMark = 64 * 1024;
  if (options.autoDestroy === undefined) options.autoDestroy = false;
  prepare(this, path, options, 'r');
  if (options.autoDestroy) validateFunction(this[kFs].close, 'options.fs.close');
  validateFunction(this[kFs].read, 'options.fs.read');

  this.start = options.start;
  this.end = options.end;
  this.pos = undefined;
  this.bytesRead = 0;
  this[kIsPerformingIO] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  // Without a limit Infinity stands for it, so that comparing is enough.
  if (this.end === undefined) {
    this.end = Infinity;
  } else if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) this.setEncoding(options.encoding);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

Object.defineProperty(ReadStream.prototype, 'autoClose', {
  __proto__: null,
  get() {
    if (!(this instanceof ReadStream)) throw new codes.ERR_INVALID_THIS('ReadStream');
    return this._readableState.autoDestroy;
  },
  set(value) { this._readableState.autoDestroy = value; },
});

/** What open() did before streams had _construct; programs call it on prototypes of theirs. */
function openNow() {
  if (typeof this.fd === 'number') return;
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      if (this.autoClose) this.destroy();
      this.emit('error', error);
      return;
    }
    this.fd = fd;
    this.emit('open', fd);
    this.emit('ready');
  });
}

const deprecatedOpenRead = deprecate(function open() { Reflect.apply(openNow, this, []); },
                                      'ReadStream.prototype.open() is deprecated', 'DEP0135');

ReadStream.prototype.open = deprecatedOpenRead;
ReadStream.prototype._construct = construct;

ReadStream.prototype._read = function(n) {
  n = this.pos !== undefined ? Math.min(this.end - this.pos + 1, n) : Math.min(this.end - this.bytesRead + 1, n);
  if (n <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(n);
  this[kIsPerformingIO] = true;
  this[kFs].read(this.fd, buffer, 0, n, this.pos, (error, bytesRead, bytes) => {
    this[kIsPerformingIO] = false;
    // Who destroys waits for us with closing.
    if (this.destroyed) {
      this.emit(kIoDone, error);
      return;
    }
    if (error) {
      errorOrDestroy(this, error);
    } else if (bytesRead > 0) {
      if (this.pos !== undefined) this.pos += bytesRead;
      this.bytesRead += bytesRead;
      if (bytesRead !== bytes.length) {
        // The rest would be kept alive for nothing.
        const exact = Buffer.allocUnsafeSlow(bytesRead);
        bytes.copy(exact, 0, 0, bytesRead);
        bytes = exact;
      }
      this.push(bytes);
    } else {
      this.push(null);
    }
  });
};

function destroy(error, callback) {
  // An operation under way must end before its descriptor may be given to another file.
  if (this[kIsPerformingIO]) {
    this.once(kIoDone, (failed) => close(this, error || failed, callback));
  } else {
    close(this, error, callback);
  }
}

ReadStream.prototype._destroy = destroy;

ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

Object.defineProperty(ReadStream.prototype, 'pending', {
  __proto__: null,
  get() { return this.fd === null; },
  configurable: true,
});

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = copyObject(getOptions(options, kEmptyObject));
  options.decodeStrings = true;
  prepare(this, path, options, 'w');
  const operations = this[kFs];
  // One of the two is enough.
  if (!operations.write && !operations.writev) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', operations.write);
  }
  if (operations.write) validateFunction(operations.write, 'options.fs.write');
  if (operations.writev) validateFunction(operations.writev, 'options.fs.writev');
  if (options.autoDestroy) validateFunction(operations.close, 'options.fs.close');
  this.flush = options.flush;
  if (this.flush == null) {
    this.flush = false;
  } else {
    validateBoolean(this.flush, 'options.flush');
    validateFunction(operations.fsync, 'options.fs.fsync');
  }
  if (!operations.write) this._write = null;
  if (!operations.writev) this._writev = null;

  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  this[kIsPerformingIO] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

Object.defineProperty(WriteStream.prototype, 'autoClose', {
  __proto__: null,
  get() {
    if (!(this instanceof WriteStream)) throw new codes.ERR_INVALID_THIS('WriteStream');
    return this._writableState.autoDestroy;
  },
  set(value) { this._writableState.autoDestroy = value; },
});

const deprecatedOpenWrite = deprecate(function open() { Reflect.apply(openNow, this, []); },
                                      'WriteStream.prototype.open() is deprecated', 'DEP0135');

WriteStream.prototype.open = deprecatedOpenWrite;
WriteStream.prototype._construct = construct;

const kRetries = 5;

/** Writes all of one buffer: again after a short write, and a few times more where the file is busy. */
function writeAll(stream, data, size, position, callback, retries = 0) {
  stream[kFs].write(stream.fd, data, 0, size, position, (error, count, buffer) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      count = 0;
    }
    if (stream.destroyed || error) return callback(error || new codes.ERR_STREAM_DESTROYED('write'));
    stream.bytesWritten += count;
    retries = count ? 0 : retries + 1;
    size -= count;
    if (position !== undefined) position += count;
    if (retries > kRetries) return callback(new codes.ERR_SYSTEM_ERROR('write failed'));
    if (size > 0) return writeAll(stream, buffer.subarray(count), size, position, callback, retries);
    callback();
  });
}

function writevAll(stream, chunks, size, position, callback, retries = 0) {
  stream[kFs].writev(stream.fd, chunks, position ?? null, (error, count, buffers) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      count = 0;
    }
    if (stream.destroyed || error) return callback(error || new codes.ERR_STREAM_DESTROYED('writev'));
    stream.bytesWritten += count;
    retries = count ? 0 : retries + 1;
    size -= count;
    if (position !== undefined) position += count;
    if (retries > kRetries) return callback(new codes.ERR_SYSTEM_ERROR('writev failed'));
    if (size > 0) {
      buffers = Array.isArray(buffers) ? buffers : [buffers];
      return writevAll(stream, [Buffer.concat(buffers).subarray(count)], size, position, callback, retries);
    }
    callback();
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  this[kIsPerformingIO] = true;
  writeAll(this, data, data.length, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      return this.emit(kIoDone, error);
    }
    callback(error);
  });
  if (this.pos !== undefined) this.pos += data.length;
};

WriteStream.prototype._writev = function(data, callback) {
  const chunks = new Array(data.length);
  let size = 0;
  for (let i = 0; i < data.length; i++) {
    chunks[i] = data[i].chunk;
    size += chunks[i].length;
  }
  this[kIsPerformingIO] = true;
  writevAll(this, chunks, size, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      return this.emit(kIoDone, error);
    }
    callback(error);
  });
  if (this.pos !== undefined) this.pos += size;
};

WriteStream.prototype._destroy = destroy;

WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoClose, finishing does not close.
  if (!this.autoClose) this.on('finish', this.destroy);
  // Not destroy(): what is buffered is still to be written.
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;

Object.defineProperty(WriteStream.prototype, 'pending', {
  __proto__: null,
  get() { return this.fd === null; },
  configurable: true,
});

module.exports = { ReadStream, WriteStream };
