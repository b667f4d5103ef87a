'use strict';

// net.Socket: a Duplex over a stream handle.

const { Duplex } = require('stream');
const { codes, ErrnoException } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validateInt32 } = require('internal/validators');
const { Pipe, TCP, slab, takeSlab } = require('internal/net/handle');
const { normalizedArgsSymbol } = require('internal/net');
const timers = require('internal/timers');

const kTimeout = timers.kTimeout;
const kBytesRead = Symbol('kBytesRead');
const kBytesWritten = Symbol('kBytesWritten');
const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kSetKeepAliveInitialDelay = Symbol('kSetKeepAliveInitialDelay');
const kBuffer = Symbol('kBuffer');
const kBufferCallback = Symbol('kBufferCb');
const kSockname = Symbol('kSockname');
const kPeername = Symbol('kPeername');

function nothing() {}

/** (port, host, callback), (path, callback) or (options, callback) as [options, callback]. */
function normalizeArgs(args) {
  let result;
  if (args.length === 0) {
    result = [{}, null];
    result[normalizedArgsSymbol] = true;
    return result;
  }
  const first = args[0];
  let options = {};
  if (typeof first === 'object' && first !== null) {
    options = first;
  } else if (isPipeName(first)) {
    options.path = first;
  } else {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  }
  const callback = args[args.length - 1];
  result = typeof callback === 'function' ? [options, callback] : [options, null];
  result[normalizedArgsSymbol] = true;
  return result;
}

function isPipeName(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

function toNumber(value) {
  const number = Number(value);
  return number >= 0 ? number : false;
}

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (options?.objectMode) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.objectMode', options.objectMode, 'is not supported');
  } else if (options?.readableObjectMode || options?.writableObjectMode) {
    const name = options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode';
    throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
  if (options?.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if (options.keepAliveInitialDelay < 0) options = { ...options, keepAliveInitialDelay: 0 };
  }
  options = typeof options === 'number' ? { fd: options } : { ...options };

  this.connecting = false;
  this._hadError = false;
  this._parent = null;
  this._host = null;
  this[kBuffer] = null;
  this[kBufferCallback] = null;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  this[kSockname] = undefined;
  this[kPeername] = undefined;
  this[kTimeout] = null;
  this._pendingData = null;
  this._pendingEncoding = '';

  options.allowHalfOpen = Boolean(options.allowHalfOpen);
  options.emitClose = false; // the handle's close tells
  options.autoDestroy = true;
  options.decodeStrings = false;
  if (options.signal) validateAbortSignal(options.signal, 'options.signal'); // Duplex listens to it
  Reflect.apply(Duplex, this, [options]);

  if (options.handle) {
    this._handle = options.handle;
  } else if (options.fd !== undefined) {
    const { fd } = options;
    validateInt32(fd, 'fd', 0);
    this._handle = new Pipe();
    this._handle.open(fd, false);
  } else {
    this._handle = null;
  }

  const { onread } = options;
  if (onread !== null && typeof onread === 'object' &&
      (onread.buffer instanceof Uint8Array || typeof onread.buffer === 'function') && typeof onread.callback === 'function') {
    this[kBuffer] = onread.buffer;
    this[kBufferCallback] = onread.callback;
  }
  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kSetKeepAliveInitialDelay] = Math.trunc((options.keepAliveInitialDelay ?? 0) / 1000);
  this.on('end', onReadableEnd);
  attach(this);

  if (this._handle && options.readable !== false && !options.manualStart) {
    if (options.pauseOnCreate) {
      this._handle.readStop();
      this.readableFlowing = false;
    } else {
      this.read(0);
    }
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

/** Lets a handle's reads come to a socket. */
function attach(socket) {
  const handle = socket._handle;
  if (!handle) return;
  handle.owner = socket;
  handle.onread = (count) => onRead(socket, count);
}

function onReadableEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterFin;
}

function writeAfterFin(chunk, encoding, callback) {
  if (!this.writableEnded) return Reflect.apply(Duplex.prototype.write, this, [chunk, encoding, callback]);
  if (typeof encoding === 'function') callback = encoding;
  const error = new Error('This socket has been ended by the other party');
  error.code = 'EPIPE';
  if (typeof callback === 'function') process.nextTick(callback, error);
  this.destroy(error);
  return false;
}

function onRead(socket, count) {
  if (socket.destroyed) return;
  socket._unrefTimer();
  if (count > 0) {
    if (socket[kBuffer] !== null) {
      if (!readInto(socket, count)) stopReading(socket);
      return;
    }
    if (!socket.push(takeSlab(count))) stopReading(socket);
    return;
  }
  if (count < 0) {
    socket.destroy(new ErrnoException(count, 'read'));
    return;
  }
  // The end. With half-open sockets the writing side goes on.
  if (socket.readableLength === 0 && !socket.readableEnded) {
    socket.push(null);
    socket.read(0);
  } else {
    socket.push(null);
  }
}

/** For `onread`: bytes go to the program's own buffer, piece by piece. */
function readInto(socket, count) {
  let at = 0;
  while (at < count) {
    const buffer = typeof socket[kBuffer] === 'function' ? socket[kBuffer]() : socket[kBuffer];
    const piece = Math.min(buffer.byteLength, count - at);
    if (piece === 0) return true;
    buffer.set(slab.subarray(at, at + piece));
    at += piece;
    if (socket[kBufferCallback](piece, buffer) === false) return false;
  }
  return true;
}

function stopReading(socket) {
  const handle = socket._handle;
  if (handle && handle.reading) {
    const status = handle.readStop();
    if (status < 0) socket.destroy(new ErrnoException(status, 'read'));
  }
}

function startReading(socket) {
  const status = socket._handle.readStart();
  if (status < 0) socket.destroy(new ErrnoException(status, 'read'));
}

const methods = {
  _unrefTimer() {
    for (let socket = this; socket !== null; socket = socket._parent) {
      if (socket[kTimeout]) socket[kTimeout].refresh();
    }
  },

  _onTimeout() {
    const handle = this._handle;
    if (handle && handle.writeQueueSize > 0 && this._lastQueueSize !== handle.writeQueueSize) {
      // Still moving.
      this._lastQueueSize = handle.writeQueueSize;
      this._unrefTimer();
      return;
    }
    this.emit('timeout');
  },

  setTimeout(milliseconds, callback) {
    if (this.destroyed) return this;
    this.timeout = milliseconds;
    milliseconds = timers.getTimerDuration(milliseconds, 'msecs');
    if (this[kTimeout] !== null) {
      timers.clearTimer(this[kTimeout]);
      this[kTimeout] = null;
    }
    if (milliseconds === 0) {
      if (callback !== undefined) {
        validateFunction(callback, 'callback');
        this.removeListener('timeout', callback);
      }
    } else {
      this[kTimeout] = timers.setUnrefTimeout(this._onTimeout.bind(this), milliseconds);
      if (callback !== undefined) {
        validateFunction(callback, 'callback');
        this.once('timeout', callback);
      }
    }
    return this;
  },

  setNoDelay(enable) {
    enable = enable === undefined ? true : Boolean(enable);
    if (!this._handle || !this._handle.setNoDelay) {
      this[kSetNoDelay] = enable;
      return this;
    }
    if (enable !== this[kSetNoDelay] || this._noDelaySet === undefined) {
      this[kSetNoDelay] = enable;
      this._noDelaySet = true;
      this._handle.setNoDelay(enable);
    }
    return this;
  },

  setKeepAlive(enable, initialDelay) {
    enable = Boolean(enable);
    const delay = Math.trunc((initialDelay ?? 0) / 1000);
    this[kSetKeepAlive] = enable;
    this[kSetKeepAliveInitialDelay] = delay;
    if (this._handle?.setKeepAlive) this._handle.setKeepAlive(enable, delay);
    return this;
  },

  address() {
    return this._getsockname();
  },

  _getpeername() {
    if (!this._handle || !this._handle.getpeername || this.connecting) return this[kPeername] ?? {};
    if (!this[kPeername]) {
      const target = {};
      if (this._handle.getpeername(target) < 0) return {};
      this[kPeername] = target;
    }
    return this[kPeername];
  },

  _getsockname() {
    if (!this._handle || !this._handle.getsockname) return {};
    if (!this[kSockname]) {
      const target = {};
      if (this._handle.getsockname(target) < 0) return {};
      this[kSockname] = target;
    }
    return this[kSockname];
  },

  read(n) {
    if (this[kBuffer] !== null && !this.connecting && this._handle && !this._handle.reading) startReading(this);
    return Reflect.apply(Duplex.prototype.read, this, [n]);
  },

  _read() {
    if (this.connecting || !this._handle) {
      this.once('connect', () => this._read());
    } else if (!this._handle.reading) {
      startReading(this);
    }
  },

  pause() {
    if (this[kBuffer] !== null && !this.connecting && this._handle?.reading) stopReading(this);
    return Reflect.apply(Duplex.prototype.pause, this, []);
  },

  resume() {
    if (this[kBuffer] !== null && !this.connecting && this._handle && !this._handle.reading) startReading(this);
    return Reflect.apply(Duplex.prototype.resume, this, []);
  },

  end(data, encoding, callback) {
    Reflect.apply(Duplex.prototype.end, this, [data, encoding, callback]);
    return this;
  },

  resetAndDestroy() {
    if (this._handle) {
      if (!(this._handle instanceof TCP)) throw new codes.ERR_INVALID_HANDLE_TYPE();
      if (this.connecting) {
        this.once('connect', () => {
          this.resetAndClosing = true;
          this.destroy();
        });
      } else {
        this.resetAndClosing = true;
        this.destroy();
      }
    } else {
      this.destroy(new codes.ERR_SOCKET_CLOSED());
    }
    return this;
  },

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  },

  _final(callback) {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    if (!this._handle) {
      callback();
      return;
    }
    const status = this._handle.shutdown((result) => {
      if (this.destroyed) callback();
      else callback(result < 0 && result !== -107 ? new ErrnoException(result, 'shutdown') : null);
    });
    if (status === -107) callback(); // not connected any more: nothing to end
    else if (status < 0) callback(new ErrnoException(status, 'shutdown'));
  },

  _destroy(error, callback) {
    this.connecting = false;
    for (let socket = this; socket !== null; socket = socket._parent) {
      if (socket[kTimeout]) {
        timers.clearTimer(socket[kTimeout]);
        socket[kTimeout] = null;
      }
    }
    if (this._handle) {
      const handle = this._handle;
      const isError = Boolean(error);
      this[kBytesRead] = handle.bytesRead;
      this[kBytesWritten] = handle.bytesWritten;
      this._getpeername();
      const closed = () => this.emit('close', isError);
      if (this.resetAndClosing) {
        this.resetAndClosing = false;
        handle.reset(closed);
      } else {
        handle.close(closed);
      }
      handle.onread = nothing;
      this._handle = null;
      this[kSockname] = undefined;
      callback(error);
    } else {
      callback(error);
      process.nextTick(() => this.emit('close', Boolean(error)));
    }
    if (this._server) {
      const server = this._server;
      this._server = null;
      server._connections--;
      server._emitCloseIfDrained?.();
    }
  },

  _writeGeneric(writev, data, encoding, callback) {
    if (this.connecting) {
      this._pendingData = data;
      this._pendingEncoding = encoding;
      const connect = () => {
        this.off('close', onClose);
        this._writeGeneric(writev, data, encoding, callback);
      };
      const onClose = () => callback(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
      this.once('connect', connect);
      this.once('close', onClose);
      return;
    }
    this._pendingData = null;
    this._pendingEncoding = '';
    const handle = this._handle;
    if (!handle) {
      callback(new codes.ERR_SOCKET_CLOSED());
      return;
    }
    this._unrefTimer();
    const done = (status) => {
      if (this.destroyed) callback(status < 0 ? new ErrnoException(status, 'write') : null);
      else if (status < 0) callback(new ErrnoException(status, 'write'));
      else {
        this._unrefTimer();
        callback(null);
      }
    };
    let result;
    if (writev) result = handle.write(gather(data), done);
    else if (typeof data === 'string') result = handle.writeString(data, encoding, done);
    else result = handle.write(data, done);
    if (result === true) callback(null);
    else if (result !== false) callback(new ErrnoException(result, 'write'));
  },

  _writev(chunks, callback) {
    this._writeGeneric(true, chunks, '', callback);
  },

  _write(data, encoding, callback) {
    this._writeGeneric(false, data, encoding, callback);
  },

  connect(...args) {
    const normalized = Array.isArray(args[0]) && args[0][normalizedArgsSymbol] ? args[0] : normalizeArgs(args);
    const { 0: options, 1: callback } = normalized;
    require('internal/net/connect').connect(this, options, callback);
    return this;
  },

  ref() {
    if (!this._handle) this.once('connect', this.ref);
    else if (typeof this._handle.ref === 'function') this._handle.ref();
    return this;
  },

  unref() {
    if (!this._handle) this.once('connect', this.unref);
    else if (typeof this._handle.unref === 'function') this._handle.unref();
    return this;
  },
};

/** Chunks of a cork()ed stream as one. */
function gather(chunks) {
  const { allBuffers } = chunks;
  return Buffer.concat(chunks.map((entry) => {
    const chunk = allBuffers ? entry.chunk ?? entry : entry.chunk;
    return typeof chunk === 'string' ? Buffer.from(chunk, entry.encoding) : chunk;
  }));
}

for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(Socket.prototype, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
}

function accessor(name, get) {
  Object.defineProperty(Socket.prototype, name, { __proto__: null, configurable: false, enumerable: true, get });
}

accessor('_connecting', function() { return this.connecting; });
accessor('pending', function() { return !this._handle || this.connecting; });
accessor('readyState', function() {
  if (this.connecting) return 'opening';
  if (this.readable && this.writable) return 'open';
  if (this.readable && !this.writable) return 'readOnly';
  if (!this.readable && this.writable) return 'writeOnly';
  return 'closed';
});
accessor('bufferSize', function() {
  return this._handle ? this.writableLength : undefined;
});
accessor('bytesRead', function() { return this._handle ? this._handle.bytesRead : this[kBytesRead]; });
accessor('_bytesDispatched', function() { return this._handle ? this._handle.bytesWritten : this[kBytesWritten]; });
accessor('bytesWritten', function() {
  if (!this._handle && !this.connecting && this[kBytesWritten] === 0 && this.writableLength === 0) {
    return this._pendingData === null ? this[kBytesWritten] : undefined;
  }
  const out = this._handle ? this._handle.bytesWritten : this[kBytesWritten];
  const queued = this._handle ? this._handle.writeQueueSize : 0;
  let waiting = 0;
  for (const entry of this.writableBuffer ?? this._writableState.getBuffer()) {
    waiting += typeof entry.chunk === 'string' ? Buffer.byteLength(entry.chunk, entry.encoding) : entry.chunk.length;
  }
  const pending = this._pendingData;
  if (Array.isArray(pending)) {
    for (const entry of pending) {
      const chunk = entry.chunk ?? entry;
      waiting += typeof chunk === 'string' ? Buffer.byteLength(chunk, entry.encoding) : chunk.length;
    }
  } else if (pending) {
    waiting += typeof pending === 'string' ? Buffer.byteLength(pending, this._pendingEncoding) : pending.byteLength;
  }
  return out + queued + waiting;
});
accessor('remoteAddress', function() { return this._getpeername().address; });
accessor('remoteFamily', function() { return this._getpeername().family; });
accessor('remotePort', function() { return this._getpeername().port; });
accessor('localAddress', function() { return this._getsockname().address; });
accessor('localPort', function() { return this._getsockname().port; });
accessor('localFamily', function() { return this._getsockname().family; });

module.exports = {
  Socket, attach, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay, normalizeArgs, toNumber,
};
