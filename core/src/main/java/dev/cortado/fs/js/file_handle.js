'use strict';

// FileHandle: an open file with promises. A handle that is used by something (an operation, a stream) is closed only
// when the last user is done.

const binding = internalBinding('fs');
const EventEmitter = require('events');
const { request } = require('internal/loop');
const { codes } = require('internal/errors');
const { lateFailure } = require('internal/fs/failure');
const { getOptions } = require('internal/fs/utils');
const io = require('internal/fs/handle_io');

const kHandle = Symbol('kHandle');
const kFd = Symbol('kFd');
const kRefs = Symbol('kRefs');
const kClosePromise = Symbol('kClosePromise');
const kCloseResolve = Symbol('kCloseResolve');
const kCloseReject = Symbol('kCloseReject');
const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');
const kLocked = Symbol('kLocked');

/** What survives of a handle that is collected: enough to close its descriptor and say so. */
const forgotten = new FinalizationRegistry((state) => {
  if (state.fd < 0) return;
  binding.close(-1, state.fd);
  process.emitWarning(`Closing file descriptor ${state.fd} on garbage collection`);
  process.emitWarning(
    'Closing a FileHandle object on garbage collection is deprecated. Please close FileHandle objects explicitly using ' +
    'FileHandle.prototype.close(). In the future, an error will be thrown if a file descriptor is closed during garbage ' +
    'collection.', 'DeprecationWarning', 'DEP0137');
});

/** The descriptor, shared with the registry. Named as what Node shows. */
const Descriptor = class FileHandle {
  #fd;

  constructor(fd) {
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  set fd(value) {
    this.#fd = value;
  }
};

function closeState(state) {
  const { fd } = state;
  state.fd = -1;
  return new Promise((resolve, reject) => {
    binding.close(request((status) => (status < 0 ? reject(lateFailure(status, 'close')) : resolve()), 'FSReqPromise'), fd);
  });
}

/** Runs an operation while it counts as a user of the handle. */
async function use(operation, handle, ...args) {
  if (handle?.[kRefs] === undefined) {
    throw new codes.ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
  }
  if (handle.fd === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = operation.name;
    throw error;
  }
  try {
    handle[kRef]();
    return await operation(handle, ...args);
  } finally {
    handle[kUnref]();
  }
}

class FileHandle extends EventEmitter {
  constructor(fd) {
    super();
    this[kHandle] = new Descriptor(fd);
    this[kFd] = fd;
    this[kRefs] = 1;
    this[kClosePromise] = null;
    forgotten.register(this, this[kHandle]);
  }

  getAsyncId() {
    return -1;
  }

  get fd() {
    return this[kFd];
  }

  appendFile(data, options) {
    return use(io.writeFile, this, data, options);
  }

  chmod(mode) {
    return use(io.fchmod, this, mode);
  }

  chown(uid, gid) {
    return use(io.fchown, this, uid, gid);
  }

  datasync() {
    return use(io.fdatasync, this);
  }

  sync() {
    return use(io.fsync, this);
  }

  read(buffer, offset, length, position) {
    return use(io.read, this, buffer, offset, length, position);
  }

  readv(buffers, position) {
    return use(io.readv, this, buffers, position);
  }

  readFile(options) {
    return use(io.readFile, this, options);
  }

  readLines(options = undefined) {
    return require('readline').createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  stat(options) {
    return use(io.fstat, this, options);
  }

  truncate(len = 0) {
    return use(io.ftruncate, this, len);
  }

  utimes(atime, mtime) {
    return use(io.futimes, this, atime, mtime);
  }

  write(buffer, offset, length, position) {
    return use(io.write, this, buffer, offset, length, position);
  }

  writev(buffers, position) {
    return use(io.writev, this, buffers, position);
  }

  writeFile(data, options) {
    return use(io.writeFile, this, data, options);
  }

  close = () => {
    if (this[kFd] === -1) return Promise.resolve();
    if (this[kClosePromise]) return this[kClosePromise];
    this[kRefs]--;
    const forget = () => { this[kClosePromise] = undefined; };
    if (this[kRefs] === 0) {
      this[kFd] = -1;
      this[kClosePromise] = closeState(this[kHandle]).finally(forget);
    } else {
      this[kClosePromise] = new Promise((resolve, reject) => {
        this[kCloseResolve] = resolve;
        this[kCloseReject] = reject;
      }).finally(() => {
        forget();
        this[kCloseReject] = undefined;
        this[kCloseResolve] = undefined;
      });
    }
    this.emit('close');
    return this[kClosePromise];
  };

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  readableWebStream(options = {}) {
    if (this[kFd] === -1) throw new codes.ERR_INVALID_STATE('The FileHandle is closed');
    if (this[kClosePromise]) throw new codes.ERR_INVALID_STATE('The FileHandle is closing');
    if (this[kLocked]) throw new codes.ERR_INVALID_STATE('The FileHandle is locked');
    this[kLocked] = true;
    const readable = require('internal/fs/handle_web_stream').make(this, options, () => this[kUnref]());
    this[kRef]();
    this.once('close', () => readable.cancelled());
    return readable.stream;
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...getOptions(options), fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...getOptions(options), fd: this });
  }

  [kRef]() {
    this[kRefs]++;
  }

  [kUnref]() {
    this[kRefs]--;
    if (this[kRefs] === 0) {
      this[kFd] = -1;
      closeState(this[kHandle]).then(this[kCloseResolve], this[kCloseReject]);
    }
  }
}

module.exports = { FileHandle, kHandle, kRef, kUnref, use };
