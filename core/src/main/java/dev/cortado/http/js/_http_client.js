'use strict';

// http.ClientRequest.

const net = require('net');
const { addAbortSignal, finished } = require('stream');
const { Buffer } = require('buffer');
const { codes, ConnResetException } = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');
const { isURL, urlToHttpOptions, URL } = require('internal/url');
const { getTimerDuration } = require('internal/timers');
const { kEmptyObject, once } = require('internal/util');
const { OutgoingMessage, kUniqueHeaders, parseUniqueHeadersOption } = require('_http_outgoing');
const { kNeedDrain, kOutHeaders } = require('internal/http/symbols');
const { channelWithSubscribers } = require('internal/http');
const { checkIsHttpToken } = require('internal/http/validate');
const { HTTPParser, freeParser, isLenient, parsers, prepareError } = require('_http_common');
const Agent = require('_http_agent');

const kError = Symbol('kError');
const INVALID_PATH = /[^\u0021-\u00ff]/;

function ClientRequest(input, options, callback) {
  Reflect.apply(OutgoingMessage, this, []);
  if (typeof input === 'string') {
    input = urlToHttpOptions(new URL(input));
  } else if (isURL(input)) {
    input = urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || kEmptyObject;
  } else {
    options = Object.assign(input || {}, options);
  }

  const defaultAgent = options._defaultAgent || Agent.globalAgent;
  this.agent = chooseAgent(options, defaultAgent);
  const protocol = options.protocol || defaultAgent.protocol;
  const expected = this.agent?.protocol || defaultAgent.protocol;
  if (options.path && INVALID_PATH.test(String(options.path))) {
    throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
  }
  if (protocol !== expected) throw new codes.ERR_INVALID_PROTOCOL(protocol, expected);

  const defaultPort = options.defaultPort || this.agent?.defaultPort;
  const optionsWithoutSignal = { __proto__: null, ...options };
  delete optionsWithoutSignal.signal;
  const port = optionsWithoutSignal.port = options.port || defaultPort || 80;
  const host = optionsWithoutSignal.host = validateHost(options.hostname, 'hostname') ||
    validateHost(options.host, 'host') || 'localhost';
  const setHost = options.setHost !== undefined ? Boolean(options.setHost) : options.setDefaultHeaders !== false;
  this._removedConnection = options.setDefaultHeaders === false;
  this._removedContLen = options.setDefaultHeaders === false;
  this._removedTE = options.setDefaultHeaders === false;

  this.socketPath = options.socketPath;
  if (options.timeout !== undefined) this.timeout = getTimerDuration(options.timeout, 'timeout');
  if (options.signal) addAbortSignal(options.signal, this);
  this.method = methodOf(options);
  applyLimits(this, options);

  this.path = options.path || '/';
  if (callback) this.once('response', callback);
  this.useChunkedEncodingByDefault = !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(this.method);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = host;
  this.protocol = protocol;
  if (this.agent) {
    // Only what may be used again is asked to be kept.
    const keep = this.agent.keepAlive || Number.isFinite(this.agent.maxSockets);
    this._last = !keep;
    this.shouldKeepAlive = Boolean(keep);
  }
  setHeaders(this, options, host, port, defaultPort, setHost);
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
  connect(this, options, optionsWithoutSignal);
  channelWithSubscribers('http.client.request.created')?.publish({ request: this });
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function chooseAgent(options, defaultAgent) {
  const { agent } = options;
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? agent : defaultAgent;
  }
  if (typeof agent.addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

function validateHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function methodOf({ method }) {
  if (method === null || method === undefined || method === '') return 'GET';
  if (typeof method !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  if (!checkIsHttpToken(method)) throw new codes.ERR_INVALID_HTTP_TOKEN('Method', method);
  return method.toUpperCase();
}

function applyLimits(req, { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders }) {
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  req.maxHeaderSize = maxHeaderSize;
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  req.insecureHTTPParser = insecureHTTPParser;
  if (joinDuplicateHeaders !== undefined) validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  req.joinDuplicateHeaders = joinDuplicateHeaders;
}

function setHeaders(req, options, host, port, defaultPort, setHost) {
  const { headers } = options;
  if (Array.isArray(headers)) {
    req._storeHeader(requestLine(req), headers);
    return;
  }
  if (headers) for (const key of Object.keys(headers)) req.setHeader(key, headers[key]);
  if (host && !req.getHeader('host') && setHost) {
    // RFC 3986 section 3.2.2: addresses of IPv6 stand in brackets.
    const colon = host.indexOf(':');
    let value = colon !== -1 && host.includes(':', colon + 1) && host[0] !== '[' ? `[${host}]` : host;
    if (port && +port !== defaultPort) value += `:${port}`;
    req.setHeader('Host', value);
  }
  if (options.auth && !req.getHeader('Authorization')) {
    req.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  }
  if (req.getHeader('expect')) {
    if (req._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    req._storeHeader(requestLine(req), req[kOutHeaders]);
  }
}

function requestLine(req) {
  return `${req.method} ${req.path} HTTP/1.1\r\n`;
}

function connect(req, options, plain) {
  if (req.agent) {
    req.agent.addRequest(req, plain);
    return;
  }
  // Without an agent nobody would use the connection again.
  req._last = true;
  req.shouldKeepAlive = false;
  plain.path = options.socketPath || undefined;
  if (typeof options.createConnection !== 'function') {
    req.onSocket(net.createConnection(plain));
    return;
  }
  const created = once((error, socket) => {
    if (error) process.nextTick(() => emitError(req, error));
    else req.onSocket(socket);
  });
  try {
    const socket = options.createConnection(plain, created);
    if (socket) created(null, socket);
  } catch (error) {
    created(error);
  }
}

function emitError(req, error) {
  channelWithSubscribers('http.client.request.error')?.publish({ request: req, error });
  req.emit('error', error);
}

const methods = {
  _finish() {
    Reflect.apply(OutgoingMessage.prototype._finish, this, []);
    channelWithSubscribers('http.client.request.start')?.publish({ request: this });
  },

  _implicitHeader() {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    this._storeHeader(requestLine(this), this[kOutHeaders]);
  },

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    // What is still to come of the response is not wanted.
    this.res?._dump();
    this[kError] = error;
    this.socket?.destroy(error);
    return this;
  },

  onSocket(socket, error) {
    process.nextTick(onSocketLater, this, socket, error);
  },

  _deferToConnect(method, args) {
    const act = () => {
      if (method) Reflect.apply(this.socket[method], this.socket, args);
    };
    const onSocket = () => {
      if (this.socket.writable && !this.socket.connecting) act();
      else this.socket.once('connect', act);
    };
    if (this.socket) onSocket();
    else this.once('socket', onSocket);
  },

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    listenSocketTimeout(this);
    msecs = getTimerDuration(msecs, 'msecs');
    if (callback) this.once('timeout', callback);
    if (this.socket) setSocketTimeout(this.socket, msecs);
    else this.once('socket', (socket) => setSocketTimeout(socket, msecs));
    return this;
  },

  setNoDelay(noDelay) {
    this._deferToConnect('setNoDelay', [noDelay]);
  },

  setSocketKeepAlive(enable, initialDelay) {
    this._deferToConnect('setKeepAlive', [enable, initialDelay]);
  },

  clearTimeout(callback) {
    this.setTimeout(0, callback);
  },
};
for (const name of Object.keys(methods)) {
  Object.defineProperty(ClientRequest.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value: methods[name],
  });
}

function setSocketTimeout(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}

function listenSocketTimeout(req) {
  if (req.timeoutCb) return;
  req.timeoutCb = emitRequestTimeout;
  if (req.socket) req.socket.once('timeout', emitRequestTimeout);
  else req.on('socket', (socket) => socket.once('timeout', emitRequestTimeout));
}

/** On the socket. */
function emitRequestTimeout() {
  this._httpMessage?.emit('timeout');
}

/** The request ends without a response. */
function endRequest(req, error) {
  if (!req.aborted && !error) error = new ConnResetException('socket hang up');
  if (error) emitError(req, error);
  req._closed = true;
  req.emit('close');
}

function onSocketLater(req, socket, error) {
  if (!req.destroyed && !error) {
    attach(req, socket);
    req._flush();
    return;
  }
  req.destroyed = true;
  if (!socket) {
    endRequest(req, error || req[kError]);
  } else if (!error && req.agent && !socket.destroyed) {
    socket.emit('free');
    endRequest(req, error || req[kError]);
  } else {
    finished(socket.destroy(error || req[kError]), (failure) => {
      if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
      endRequest(req, failure || error);
    });
  }
}

/** The socket works for this request now. */
function attach(req, socket) {
  const parser = parsers.alloc();
  const lenient = req.insecureHTTPParser === undefined ? isLenient() : req.insecureHTTPParser;
  parser.initialize(HTTPParser.RESPONSE, { type: 'HTTPCLIENTREQUEST', req }, req.maxHeaderSize || 0,
    lenient ? HTTPParser.kLenientAll : HTTPParser.kLenientNone);
  req.socket = socket;
  parser.socket = socket;
  parser.outgoing = req;
  req.parser = parser;
  socket.parser = parser;
  socket._httpMessage = req;
  if (typeof req.maxHeadersCount === 'number') parser.maxHeaderPairs = req.maxHeadersCount << 1;
  parser.joinDuplicateHeaders = req.joinDuplicateHeaders;
  parser.onIncoming = onIncoming;
  socket.on('error', onSocketError);
  socket.on('data', onSocketData);
  socket.on('end', onSocketEnd);
  socket.on('close', onSocketClose);
  socket.on('drain', onSocketDrain);
  if (req.timeout !== undefined || req.agent?.options?.timeout) listenSocketTimeout(req);
  req.emit('socket', socket);
}

function onSocketDrain() {
  const req = this._httpMessage;
  if (req && !req.finished && req[kNeedDrain]) {
    req[kNeedDrain] = false;
    req.emit('drain');
  }
}

function onSocketClose() {
  const req = this._httpMessage;
  // What has arrived is parsed before the parser goes.
  this.read();
  const { parser } = this;
  const { res } = req;
  req.destroyed = true;
  if (res) {
    if (!res.complete) res.destroy(new ConnResetException('aborted'));
    req._closed = true;
    req.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    if (!req.socket._hadError) {
      req.socket._hadError = true;
      emitError(req, new ConnResetException('socket hang up'));
    }
    req._closed = true;
    req.emit('close');
  }
  if (req.outputData) req.outputData.length = 0;
  if (parser) {
    parser.finish();
    freeParser(parser, req, this);
  }
}

function onSocketError(error) {
  const req = this._httpMessage;
  if (req) {
    // Only the first is told.
    req.socket._hadError = true;
    emitError(req, error);
  }
  const { parser } = this;
  if (parser) {
    parser.finish();
    freeParser(parser, req, this);
  }
  this.removeListener('data', onSocketData);
  this.removeListener('end', onSocketEnd);
  this.destroy();
}

function onSocketEnd() {
  const req = this._httpMessage;
  const { parser } = this;
  if (!req.res && !req.socket._hadError) {
    req.socket._hadError = true;
    emitError(req, new ConnResetException('socket hang up'));
  }
  if (parser) {
    parser.finish();
    freeParser(parser, req, this);
  }
  this.end();
}

function isInformational(status) {
  return status < 200 && status >= 100 && status !== 101;
}

function onSocketData(chunk) {
  const req = this._httpMessage;
  const { parser } = this;
  const result = parser.execute(chunk);
  if (result instanceof Error) {
    prepareError(result, parser, chunk);
    freeParser(parser, req, this);
    this.removeListener('data', onSocketData);
    this.removeListener('end', onSocketEnd);
    this.destroy();
    req.socket._hadError = true;
    emitError(req, result);
  } else if (parser.incoming?.upgrade) {
    handOver(req, this, parser, chunk.slice(result, chunk.length));
  } else if (parser.incoming?.complete && !isInformational(parser.incoming.statusCode)) {
    this.removeListener('data', onSocketData);
    this.removeListener('end', onSocketEnd);
    this.removeListener('drain', onSocketDrain);
    freeParser(parser, req, this);
  }
}

/** Gives the connection to whoever listens for 'upgrade' or 'connect'. */
function handOver(req, socket, parser, rest) {
  const res = parser.incoming;
  req.res = res;
  socket.removeListener('data', onSocketData);
  socket.removeListener('end', onSocketEnd);
  socket.removeListener('drain', onSocketDrain);
  if (req.timeoutCb) socket.removeListener('timeout', req.timeoutCb);
  socket.removeListener('timeout', onResponseTimeout);
  parser.finish();
  freeParser(parser, req, socket);
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (req.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  req.upgradeOrConnect = true;
  socket.emit('agentRemove');
  socket.removeListener('close', onSocketClose);
  socket.removeListener('error', onSocketError);
  socket._httpMessage = null;
  socket.readableFlowing = null;
  req.emit(event, res, socket, rest);
  req.destroyed = true;
  req._closed = true;
  req.emit('close');
}

/** On the parser. The result tells it about the body. */
function onIncoming(res, shouldKeepAlive) {
  const { socket } = this;
  const req = socket._httpMessage;
  if (req.res) { // a second response to one request
    socket.destroy();
    return 0;
  }
  req.res = res;
  if (res.upgrade) return 2;
  const { method } = req;
  if (method === 'CONNECT') {
    res.upgrade = true;
    return 2;
  }
  if (isInformational(res.statusCode)) {
    req.res = null; // the answer itself is still to come
    if (res.statusCode === 100) req.emit('continue');
    req.emit('information', {
      statusCode: res.statusCode,
      statusMessage: res.statusMessage,
      httpVersion: res.httpVersion,
      httpVersionMajor: res.httpVersionMajor,
      httpVersionMinor: res.httpVersionMinor,
      headers: res.headers,
      rawHeaders: res.rawHeaders,
    });
    return 1;
  }
  if (req.shouldKeepAlive && !shouldKeepAlive) req.shouldKeepAlive = false;
  channelWithSubscribers('http.client.response.finish')?.publish({ request: req, response: res });
  res.req = req;
  // First, so that the socket is free whatever the program does.
  res.on('end', onResponseEnd);
  req.on('finish', onRequestFinish);
  socket.on('timeout', onResponseTimeout);
  if (req.aborted || !req.emit('response', res)) res._dump(); // nobody will read it
  if (method === 'HEAD') return 1;
  if (res.statusCode === 304) {
    res.complete = true;
    return 1;
  }
  return 0;
}

/** On the socket. */
function onResponseTimeout() {
  this._httpMessage?.res?.emit('timeout');
}

function onRequestFinish() {
  if (this.shouldKeepAlive && this._ended) releaseSocket(this);
}

function onResponseEnd() {
  const { req } = this;
  const { socket } = req;
  if (socket) {
    if (req.timeoutCb) socket.removeListener('timeout', emitRequestTimeout);
    socket.removeListener('timeout', onResponseTimeout);
  }
  req._ended = true;
  if (!req.shouldKeepAlive) {
    if (socket.writable) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    }
  } else if (req.writableFinished && !this.aborted) {
    releaseSocket(req);
  }
}

/** Request and response are complete: the socket goes back to the agent. */
function releaseSocket(req) {
  const { socket } = req;
  if (req.timeoutCb) {
    socket.setTimeout(0, req.timeoutCb);
    req.timeoutCb = null;
  }
  socket.removeListener('close', onSocketClose);
  socket.removeListener('error', onSocketError);
  socket.removeListener('data', onSocketData);
  socket.removeListener('end', onSocketEnd);
  process.nextTick(freeSocket, req);
  req.destroyed = true;
  // A response that is destroyed later must not take the socket with it.
  if (req.res) req.res.socket = null;
}

function freeSocket(req) {
  req._closed = true;
  req.emit('close');
  if (req.socket) req.socket.emit('free');
}

module.exports = { ClientRequest };
