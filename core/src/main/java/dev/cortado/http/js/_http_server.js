'use strict';

// http.Server.

const net = require('net');
const EventEmitter = require('events');
const { codes } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { kIncomingMessage } = require('_http_common');
const { parseUniqueHeadersOption, kUniqueHeaders } = require('_http_outgoing');
const { IncomingMessage } = require('_http_incoming');
const { ServerResponse } = require('internal/http/response');
const STATUS_CODES = require('internal/http/statuses');
const {
  kConnections, kConnectionsCheckingInterval, kOptimizeEmptyRequests, kServerResponse,
} = require('internal/http/server_symbols');
const { connectionListener } = require('internal/http/connection');

function milliseconds(options, name, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validateInteger(value, name, 0);
  return value;
}

function storeHTTPOptions(options) {
  this[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  this[kServerResponse] = options.ServerResponse || ServerResponse;

  const { maxHeaderSize, insecureHTTPParser } = options;
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  this.maxHeaderSize = maxHeaderSize;
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  this.insecureHTTPParser = insecureHTTPParser;

  this.requestTimeout = milliseconds(options, 'requestTimeout', 300_000);
  this.headersTimeout = milliseconds(options, 'headersTimeout', Math.min(60_000, this.requestTimeout));
  if (this.requestTimeout > 0 && this.headersTimeout > 0 && this.headersTimeout > this.requestTimeout) {
    throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
  this.keepAliveTimeout = milliseconds(options, 'keepAliveTimeout', 5000);
  const buffer = options.keepAliveTimeoutBuffer;
  if (buffer !== undefined) validateInteger(buffer, 'keepAliveTimeoutBuffer', 0);
  this.keepAliveTimeoutBuffer = buffer ?? 1000;
  this.connectionsCheckingInterval = milliseconds(options, 'connectionsCheckingInterval', 30_000);

  this.requireHostHeader = optionalBoolean(options, 'requireHostHeader', true);
  this.joinDuplicateHeaders = optionalBoolean(options, 'joinDuplicateHeaders', undefined);
  this.rejectNonStandardBodyWrites = optionalBoolean(options, 'rejectNonStandardBodyWrites', false);
  if (options.shouldUpgradeCallback !== undefined) {
    validateFunction(options.shouldUpgradeCallback, 'options.shouldUpgradeCallback');
    this.shouldUpgradeCallback = options.shouldUpgradeCallback;
  } else {
    this.shouldUpgradeCallback = function() { return this.listenerCount('upgrade') > 0; };
  }
  this[kOptimizeEmptyRequests] = optionalBoolean(options, 'optimizeEmptyRequests', false);
}

function optionalBoolean(options, name, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validateBoolean(value, `options.${name}`);
  return value;
}

/** Begins to look after the connections of a server that listens. */
function setupConnectionsTracking() {
  this[kConnections] ??= new (require('internal/http/parser').ConnectionsList)();
  if (this[kConnectionsCheckingInterval]) clearInterval(this[kConnectionsCheckingInterval]);
  this[kConnectionsCheckingInterval] = setInterval(checkConnections.bind(this), this.connectionsCheckingInterval).unref();
}

/** Refuses those whose request takes too long. */
function checkConnections() {
  if (this.headersTimeout === 0 && this.requestTimeout === 0) return;
  for (const { socket } of this[kConnections].expired(this.headersTimeout, this.requestTimeout)) {
    if (socket) require('internal/http/connection').refuse(socket, new codes.ERR_HTTP_REQUEST_TIMEOUT());
  }
}

function httpServerPreClose(server) {
  server.closeIdleConnections();
  clearInterval(server[kConnectionsCheckingInterval]);
}

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  Reflect.apply(storeHTTPOptions, this, [options]);
  Reflect.apply(net.Server, this, [{
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  }]);
  if (requestListener) this.on('request', requestListener);
  // Whether a client that has ended its side may still get an answer.
  this.httpAllowHalfOpen = false;
  this.on('connection', connectionListener);
  this.on('listening', setupConnectionsTracking);
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

const methods = {
  close() {
    httpServerPreClose(this);
    Reflect.apply(net.Server.prototype.close, this, arguments);
    return this;
  },

  closeAllConnections() {
    if (!this[kConnections]) return;
    for (const { socket } of this[kConnections].all()) socket.destroy();
  },

  closeIdleConnections() {
    if (!this[kConnections]) return;
    for (const { socket } of this[kConnections].idle()) {
      if (!socket._httpMessage || socket._httpMessage.finished) socket.destroy();
    }
  },

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  },

  async [Symbol.asyncDispose]() {
    if (!this.listening) return;
    await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
  },

  [EventEmitter.captureRejectionSymbol](error, event, ...args) {
    if (event !== 'request') {
      Reflect.apply(net.Server.prototype[EventEmitter.captureRejectionSymbol], this, [error, event, ...args]);
      return;
    }
    const { 1: res } = args;
    if (res.headersSent || res.writableEnded) {
      res.destroy();
      return;
    }
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res.statusCode = 500;
    res.end(STATUS_CODES[500]);
  },
};
for (const name of Reflect.ownKeys(methods)) {
  Object.defineProperty(Server.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value: methods[name],
  });
}

module.exports = {
  STATUS_CODES,
  Server,
  ServerResponse,
  setupConnectionsTracking,
  storeHTTPOptions,
  _connectionListener: connectionListener,
  kServerResponse,
  httpServerPreClose,
  kConnectionsCheckingInterval,
};
