'use strict';

// net.Server: a listening socket and the connections it accepted.

const EventEmitter = require('events');
const { codes, ErrnoException, UVExceptionWithHostPort } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validatePort, validateString } =
  require('internal/validators');
const { Pipe, StreamHandle, TCP } = require('internal/net/handle');
const { Socket, normalizeArgs, toNumber } = require('internal/net/socket');

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  Reflect.apply(EventEmitter, this, []);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else if (typeof options === 'object') {
    options = { ...options };
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  for (const name of ['keepAliveInitialDelay', 'highWaterMark']) {
    if (options[name] === undefined) continue;
    validateNumber(options[name], `options.${name}`);
    if (options[name] < 0) options[name] = name === 'highWaterMark' ? require('stream').getDefaultHighWaterMark() : 0;
  }
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = Math.trunc((options.keepAliveInitialDelay ?? 0) / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark();
  this.blockList = options.blockList;
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

function createHandle(address, port, flags) {
  const isPath = port === -1;
  const handle = isPath ? new Pipe() : new TCP();
  const status = isPath ? handle.bind(address) : handle.bind(address, port, flags);
  if (status < 0) {
    handle.close();
    return status;
  }
  return handle;
}

/** Binds and listens, then tells so in the next tick. */
function setupListenHandle(server, address, port, addressType, backlog, fd, flags) {
  let handle;
  if (server._handle) {
    handle = server._handle;
  } else if (fd !== undefined && fd >= 0) {
    handle = new Pipe();
  } else if (!address && port !== -1) {
    // Any address: IPv6 for both families, IPv4 where there is no IPv6.
    handle = createHandle('::', port, flags);
    if (typeof handle === 'number') {
      handle = createHandle('0.0.0.0', port, flags);
      address = '0.0.0.0';
      addressType = 4;
    } else {
      address = '::';
      addressType = 6;
    }
  } else {
    handle = createHandle(address, port, flags);
  }
  if (typeof handle === 'number') {
    const error = new UVExceptionWithHostPort(handle, 'listen', address, port);
    process.nextTick(() => server.emit('error', error));
    return;
  }
  server._handle = handle;
  handle.owner = server;
  handle.onconnection = (connection) => onConnection(server, connection);
  if (port === -1) server._pipeName = address;
  const status = handle.listen(backlog || 511, fd ?? -1);
  if (status < 0) {
    const error = new UVExceptionWithHostPort(status, 'listen', address, port);
    handle.close();
    server._handle = null;
    process.nextTick(() => server.emit('error', error));
    return;
  }
  server._connectionKey = `${addressType}:${address}:${port}`;
  if (server._unref) server.unref();
  process.nextTick(() => {
    if (server._handle) server.emit('listening');
  });
}

function onConnection(server, fd) {
  if (fd < 0) {
    server.emit('error', new ErrnoException(fd, 'accept'));
    return;
  }
  const isPipe = server._handle instanceof Pipe;
  const handle = isPipe ? new Pipe() : new TCP();
  handle.open(fd);
  if (server.maxConnections !== undefined && server.maxConnections !== null && server._connections >= server.maxConnections) {
    const data = {};
    if (!isPipe) {
      const own = {};
      const peer = {};
      handle.getsockname(own);
      handle.getpeername(peer);
      Object.assign(data, {
        localAddress: own.address, localPort: own.port, localFamily: own.family,
        remoteAddress: peer.address, remotePort: peer.port, remoteFamily: peer.family,
      });
    }
    handle.close();
    server.emit('drop', data);
    return;
  }
  if (server.blockList !== undefined && !isPipe) {
    const peer = {};
    handle.getpeername(peer);
    if (server.blockList.check(peer.address, peer.family?.toLowerCase())) {
      handle.close();
      return;
    }
  }
  const socket = new Socket({
    handle,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay && handle.setNoDelay) socket.setNoDelay(true);
  if (server.keepAlive && handle.setKeepAlive) socket.setKeepAlive(true, server.keepAliveInitialDelay * 1000);
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
}

const methods = {
  listen(...args) {
    const { 0: given, 1: callback } = normalizeArgs(args);
    let options = given;
    if (this._handle || this._listeningPending) throw new codes.ERR_SERVER_ALREADY_LISTEN();
    if (callback !== null) this.once('listening', callback);
    const backlogFromArgs = toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]);
    options = options._handle || options.handle || options;
    const flags = { ipv6Only: Boolean(options.ipv6Only), reusePort: Boolean(options.reusePort) };
    if (options instanceof StreamHandle) {
      this._handle = options;
      setupListenHandle(this, null, -1, -1, backlogFromArgs);
      return this;
    }
    if (options.signal !== undefined) listenSignal(this, options.signal);
    if (typeof options.fd === 'number' && options.fd >= 0) {
      setupListenHandle(this, null, -1, -1, backlogFromArgs, options.fd);
      return this;
    }
    if (args.length === 0 || typeof args[0] === 'function' || options.port === undefined && 'port' in options ||
        options.port === null) {
      options.port = 0;
    }
    const backlog = options.backlog || backlogFromArgs;
    if (typeof options.port === 'number' || typeof options.port === 'string') {
      validatePort(options.port, 'options.port');
      const port = options.port | 0;
      if (options.host) {
        lookupAndListen(this, port, options.host, backlog, flags);
      } else {
        setupListenHandle(this, null, port, 4, backlog, undefined, flags);
      }
      return this;
    }
    if (options.path && typeof options.path === 'string' && toNumber(options.path) === false) {
      setupListenHandle(this, options.path, -1, -1, backlog);
      if (this._handle && (options.readableAll || options.writableAll)) {
        this._handle.fchmod(options.path, (options.readableAll ? 0o444 : 0) | (options.writableAll ? 0o222 : 0) | 0o600);
      }
      return this;
    }
    if (!('port' in options || 'path' in options)) {
      throw new codes.ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
    }
    throw new codes.ERR_INVALID_ARG_VALUE('options', options);
  },

  address() {
    if (this._handle === null || this._handle.getsockname === undefined) return null;
    if (this._pipeName) return this._pipeName;
    const target = {};
    const status = this._handle.getsockname(target);
    if (status < 0) throw new ErrnoException(status, 'address');
    return target.family === undefined ? target.address : target;
  },

  getConnections(callback) {
    validateFunction(callback, 'callback');
    process.nextTick(callback, null, this._connections);
    return this;
  },

  close(callback) {
    if (typeof callback === 'function') {
      if (this._handle) {
        this.once('close', callback);
      } else {
        this.once('close', () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
      }
    }
    if (this._handle) {
      this._handle.close();
      this._handle = null;
      if (this._pipeName) {
        internalBinding('net').unlink(this._pipeName);
        this._pipeName = undefined;
      }
    }
    this._emitCloseIfDrained();
    return this;
  },

  _emitCloseIfDrained() {
    if (this._handle || this._connections > 0 || this._closeQueued) return;
    this._closeQueued = true;
    process.nextTick(() => {
      this._closeQueued = false;
      if (!this._handle && this._connections === 0) this.emit('close');
    });
  },

  ref() {
    this._unref = false;
    if (this._handle) this._handle.ref();
    return this;
  },

  unref() {
    this._unref = true;
    if (this._handle) this._handle.unref();
    return this;
  },

  async [Symbol.asyncDispose]() {
    if (!this._handle) return;
    await new Promise((resolve, reject) => this.close((error) => error ? reject(error) : resolve()));
  },

  [EventEmitter.captureRejectionSymbol](error, event, socket) {
    if (event === 'connection') socket.destroy(error);
    else this.emit('error', error);
  },
};

function listenSignal(server, signal) {
  validateAbortSignal(signal, 'options.signal');
  if (signal.aborted) {
    process.nextTick(() => server.close());
    return;
  }
  const abort = () => server.close();
  signal.addEventListener('abort', abort);
  server.once('close', () => signal.removeEventListener('abort', abort));
}

function lookupAndListen(server, port, host, backlog, flags) {
  validateString(host, 'options.host');
  server._listeningPending = true;
  require('dns').lookup(host, (error, address, family) => {
    server._listeningPending = false;
    if (error) server.emit('error', error);
    else setupListenHandle(server, address, port, family, backlog, undefined, flags);
  });
}

for (const key of Reflect.ownKeys(methods)) {
  Object.defineProperty(Server.prototype, key,
    { __proto__: null, configurable: true, enumerable: typeof key === 'string', writable: true, value: methods[key] });
}
Object.defineProperty(Server.prototype, 'listening', {
  __proto__: null, configurable: true, enumerable: true,
  get() { return Boolean(this._handle); },
});

module.exports = { Server };
