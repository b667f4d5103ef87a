'use strict';

// fs.watch: FSWatcher and the asynchronous iterator.

const binding = internalBinding('fs');
const EventEmitter = require('events');
const loop = require('internal/loop');
const { AbortError, UVException, codes } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateInteger, validateObject, validateOneOf,
} = require('internal/validators');
const { assertEncoding, encodeName, getOptions, getValidatedPath } = require('internal/fs/utils');

const kStart = Symbol('kStart');
const RENAME = 1;
const ENOSPC = -28;

class FSWatcher extends EventEmitter {
  #handle = -1;
  #encoding = 'utf8';
  #file;

  /** Begins to watch; throws what the system says. */
  [kStart](filename, persistent = true, encoding = 'utf8') {
    if (this.#handle >= 0) return;
    filename = getValidatedPath(filename, 'filename');
    this.#encoding = encoding;
    this.#file = filename;
    const handle = loop.handle((kind, name) => this.#changed(kind, name), 'FSEventWrap');
    const status = binding.watch(handle, filename);
    if (status < 0) {
      loop.release(handle);
      const error = new UVException({
        errno: status,
        syscall: 'watch',
        path: filename,
        message: status === ENOSPC ? 'System limit for number of file watchers reached' : '',
      });
      error.filename = filename;
      throw error;
    }
    this.#handle = handle;
    if (!persistent) this.unref();
  }

  #changed(kind, name) {
    if (this.#handle < 0) return;
    this.emit('change', kind === RENAME ? 'rename' : 'change', encodeName(name, this.#encoding || 'utf8'));
  }

  close() {
    if (this.#handle < 0) return;
    binding.unwatch(this.#handle);
    loop.release(this.#handle);
    this.#handle = -1;
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    if (this.#handle >= 0) binding.watchRef(this.#handle, true);
    return this;
  }

  unref() {
    if (this.#handle >= 0) binding.watchRef(this.#handle, false);
    return this;
  }
}

function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  options = { ...getOptions(options) };
  // Not validated: anything that is not undefined counts as it is.
  if (options.persistent === undefined) options.persistent = true;
  if (options.recursive === undefined) options.recursive = false;
  let watcher;
  if (options.recursive) {
    const { RecursiveWatcher, kStart: start } = require('internal/fs/recursive_watch');
    watcher = new RecursiveWatcher(options);
    watcher[start](filename);
  } else {
    watcher = new FSWatcher();
    watcher[kStart](filename, options.persistent, options.encoding);
  }
  if (listener) watcher.addListener('change', listener);
  const { signal } = options;
  if (signal) {
    if (signal.aborted) {
      process.nextTick(() => watcher.close());
    } else {
      const abort = () => watcher.close();
      signal.addEventListener('abort', abort, { once: true });
      watcher.once('close', () => signal.removeEventListener('abort', abort));
    }
  }
  return watcher;
}

/** Events as they come; the queue has a limit, beyond which they are lost or an error is thrown. */
async function* watchPromise(filename, options = {}) {
  const path = getValidatedPath(filename);
  validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding = 'utf8', maxQueue = 2048, overflow = 'ignore', signal } = options;
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error']);
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateAbortSignal(signal, 'options.signal');
  if (encoding !== 'buffer') assertEncoding(encoding);
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });

  let { promise, resolve, reject } = Promise.withResolvers();
  const queue = [];
  const watcher = watch(path, { persistent, recursive, encoding });
  const abort = () => {
    watcher.close();
    reject(new AbortError(undefined, { cause: signal.reason }));
  };
  watcher.on('error', (error) => reject(error));
  watcher.on('change', (eventType, name) => {
    if (queue.length < maxQueue) {
      queue.push({ __proto__: null, eventType, filename: name });
      resolve();
    } else if (overflow === 'error') {
      queue.length = 0;
      reject(new codes.ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue));
    } else {
      process.emitWarning('fs.watch maxQueue exceeded');
    }
  });
  try {
    if (signal) signal.addEventListener('abort', abort, { once: true });
    while (!signal?.aborted) {
      await promise;
      while (queue.length > 0) yield queue.shift();
      ({ promise, resolve, reject } = Promise.withResolvers());
    }
    throw new AbortError(undefined, { cause: signal?.reason });
  } finally {
    watcher.close();
    if (signal) signal.removeEventListener('abort', abort);
  }
}

module.exports = { FSWatcher, kStart, watch, watchPromise };
