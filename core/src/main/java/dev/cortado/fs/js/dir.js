'use strict';

// fs.Dir: an open directory, read piece by piece. The handle is a descriptor; the binding gives as many entries at once as
// fit its buffer.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { codes } = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { failure, lateFailure } = require('internal/fs/failure');
const { getOptions, getValidatedPath, wantsBytes } = require('internal/fs/utils');
const { getDirent, join, unpackKinds } = require('internal/fs/dirent');

class Dir {
  #fd;
  #path;
  #buffered = [];
  #options;
  #closed = false;
  #queue = null;
  #pendingFolders = [];

  constructor(fd, path, options) {
    if (fd == null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#fd = fd;
    this.#path = path;
    this.#options = { bufferSize: 32, ...getOptions(options, { encoding: 'utf8' }) };
    try {
      validateUint32(this.#options.bufferSize, 'options.bufferSize', true);
    } catch (error) {
      binding.close(-1, fd);
      this.#closed = true;
      throw error;
    }
  }

  get path() {
    if (!(#path in this)) throw new codes.ERR_INVALID_THIS('Dir');
    return this.#path;
  }

  read(callback) {
    if (callback !== undefined) return this.#readImpl(true, callback);
    if (this.#closed === true) return Promise.reject(new codes.ERR_DIR_CLOSED());
    return new Promise((resolve, reject) => {
      this.#readImpl(true, (error, entry) => (error ? reject(error) : resolve(entry)));
    });
  }

  #readImpl(maybeSync, callback) {
    if (this.#closed === true) throw new codes.ERR_DIR_CLOSED();
    validateFunction(callback, 'callback');
    if (this.#queue !== null) {
      this.#queue.push(() => {
        try {
          this.#readImpl(maybeSync, callback);
        } catch (error) {
          callback(error);
        }
      });
      return undefined;
    }
    if (this.#buffered.length > 0) {
      const entry = this.#buffered.shift();
      if (this.#options.recursive && entry.isDirectory()) this.#pendingFolders.push(entry);
      if (maybeSync) {
        process.nextTick(callback, null, entry);
      } else {
        callback(null, entry);
      }
      return undefined;
    }
    this.#queue = [];
    this.#fill((error, entry) => {
      const waiting = this.#queue;
      this.#queue = null;
      for (const operation of waiting) operation();
      callback(error, entry);
    });
    return undefined;
  }

  #fill(done) {
    binding.nextEntries(request((status, packed) => {
      if (status < 0) return done(lateFailure(status, 'scandir', this.#path));
      if (packed !== undefined) {
        this.processReadResult(this.#path, unpackKinds(packed, this.#options.encoding));
        return this.#next(done);
      }
      const folder = this.#pendingFolders.shift();
      if (folder === undefined) return done(null, null);
      const path = join(folder.parentPath, folder.name);
      binding.readdir(request((failed, found) => {
        if (failed < 0) return done(lateFailure(failed, 'opendir', path));
        this.processReadResult(path, unpackKinds(found, this.#options.encoding));
        if (this.#buffered.length > 0) return this.#next(done);
        this.#fill(done);
      }, 'FSReqCallback'), path, true, wantsBytes(this.#options.encoding));
    }, 'FSReqCallback'), this.#fd, wantsBytes(this.#options.encoding));
  }

  #next(done) {
    const entry = this.#buffered.shift();
    if (this.#options.recursive && entry.isDirectory()) this.#pendingFolders.push(entry);
    done(null, entry);
  }

  processReadResult(path, { 0: names, 1: kinds }) {
    for (let i = 0; i < names.length; i++) this.#buffered.push(getDirent(path, names[i], kinds[i]));
  }

  readSyncRecursive(dirent) {
    const path = join(dirent.parentPath, dirent.name);
    const found = binding.readdir(-1, path, true, wantsBytes(this.#options.encoding));
    if (typeof found === 'number') throw failure(found, 'opendir', path);
    this.processReadResult(path, unpackKinds(found, this.#options.encoding));
  }

  readSync() {
    if (this.#closed === true) throw new codes.ERR_DIR_CLOSED();
    if (this.#queue !== null) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
    while (this.#buffered.length === 0) {
      const packed = binding.nextEntries(-1, this.#fd, wantsBytes(this.#options.encoding));
      if (typeof packed !== 'number') {
        this.processReadResult(this.#path, unpackKinds(packed, this.#options.encoding));
        break;
      }
      if (packed < 0) throw failure(packed, 'scandir', this.#path);
      const folder = this.#pendingFolders.shift();
      if (folder === undefined) return null;
      this.readSyncRecursive(folder);
    }
    const entry = this.#buffered.shift();
    if (this.#options.recursive && entry.isDirectory()) this.#pendingFolders.push(entry);
    return entry;
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#closed === true) return Promise.reject(new codes.ERR_DIR_CLOSED());
      return new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
    }
    validateFunction(callback, 'callback');
    if (this.#closed === true) {
      process.nextTick(callback, new codes.ERR_DIR_CLOSED());
      return undefined;
    }
    if (this.#queue !== null) {
      this.#queue.push(() => this.close(callback));
      return undefined;
    }
    this.#closed = true;
    binding.close(request((status) => callback(status < 0 ? lateFailure(status, 'closedir') : null), 'FSReqCallback'), this.#fd);
    return undefined;
  }

  closeSync() {
    if (this.#closed === true) throw new codes.ERR_DIR_CLOSED();
    if (this.#queue !== null) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
    this.#closed = true;
    const status = binding.close(-1, this.#fd);
    if (status < 0) throw failure(status, 'closedir');
  }

  async* entries() {
    try {
      while (true) {
        const entry = await new Promise((resolve, reject) => {
          this.#readImpl(false, (error, found) => (error ? reject(error) : resolve(found)));
        });
        if (entry === null) break;
        yield entry;
      }
    } finally {
      if (this.#closed !== true) await this.close();
    }
  }

  [Symbol.dispose]() {
    if (this.#closed === true) return;
    this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (this.#closed === true) return;
    await this.close();
  }
}

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  __proto__: null, configurable: true, enumerable: false, writable: true, value: Dir.prototype.entries,
});

function check(path, options) {
  path = getValidatedPath(path);
  options = getOptions(options, { encoding: 'utf8' });
  return [path, options];
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  [path, options] = check(path, options);
  binding.opendir(request((status) => {
    if (status < 0) return callback(lateFailure(status, 'opendir', path));
    let dir;
    try {
      dir = new Dir(status, path, options);
    } catch (error) {
      return callback(error);
    }
    callback(null, dir);
  }, 'FSReqCallback'), path);
}

function opendirSync(path, options) {
  [path, options] = check(path, options);
  const fd = binding.opendir(-1, path);
  if (fd < 0) throw failure(fd, 'opendir', undefined, undefined, opendirSync);
  return new Dir(fd, path, options);
}

module.exports = { Dir, opendir, opendirSync };
