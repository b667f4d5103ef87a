'use strict';

// A server's side of one connection, over any socket or Duplex: feeds the parser, makes requests and responses, keeps
// their order, and ends the connection when it is time.

const { ConnResetException, codes } = require('internal/errors');
const {
  CRLF, HTTPParser, continueExpression, freeParser, isLenient, kSkipPendingData, parsers, prepareError,
} = require('_http_common');
const { channelWithSubscribers, kNeedDrain } = require('internal/http');
const { emitClose } = require('internal/http/response');
const { kConnections, kOptimizeEmptyRequests, kServerResponse } = require('internal/http/server_symbols');
const STATUS_CODES = require('internal/http/statuses');
const { kUniqueHeaders } = require('internal/http/symbols');

const kOnTimeout = HTTPParser.kOnTimeout | 0;

/** What a connection knows besides its parser. */
class State {
  constructor(server, socket) {
    this.server = server;
    this.socket = socket;
    this.incoming = [];
    this.outgoing = [];
    this.outgoingData = 0; // bytes that wait in responses
    this.requestsCount = 0;
    this.keepAliveTimeoutSet = false;
    this.onData = undefined;
    this.onEnd = undefined;
    this.onClose = undefined;
    this.onDrain = undefined;
  }
}

function connectionListener(socket) {
  serve(this, socket);
}

function serve(server, socket) {
  socket.server = server; // net may have set another
  // The time a connection may be silent.
  if (server.timeout && typeof socket.setTimeout === 'function') socket.setTimeout(server.timeout);
  socket.on('timeout', onSocketTimeout);

  const parser = parsers.alloc();
  const lenient = server.insecureHTTPParser === undefined ? isLenient() : server.insecureHTTPParser;
  parser.initialize(HTTPParser.REQUEST, { type: 'HTTPINCOMINGMESSAGE', socket }, server.maxHeaderSize || 0,
    lenient ? HTTPParser.kLenientAll : HTTPParser.kLenientNone, server[kConnections]);
  parser.socket = socket;
  socket.parser = parser;
  if (typeof server.maxHeadersCount === 'number') parser.maxHeaderPairs = server.maxHeadersCount << 1;

  const state = new State(server, socket);
  state.onData = (chunk) => onData(state, parser, chunk);
  state.onEnd = () => onEnd(state, parser);
  state.onClose = () => onClose(state, parser);
  state.onDrain = () => onDrain(state);
  socket.on('data', state.onData);
  socket.on('error', onSocketError);
  socket.on('end', state.onEnd);
  socket.on('close', state.onClose);
  socket.on('drain', state.onDrain);
  parser.onIncoming = (req, keepAlive) => onIncoming(state, parser, req, keepAlive);
  parser[kOnTimeout] = () => {
    if (!server.emit('timeout', socket)) socket.destroy();
  };
  socket.setEncoding = refuseEncoding;
  socket._paused = false;
}

function refuseEncoding() {
  throw new codes.ERR_HTTP_SOCKET_ENCODING();
}

function onSocketTimeout() {
  const req = this.parser?.incoming;
  const handled = req && !req.complete && req.emit('timeout', this);
  const res = this._httpMessage;
  const answered = res && res.emit('timeout', this);
  const told = this.server.emit('timeout', this);
  if (!handled && !answered && !told) this.destroy();
}

function onData(state, parser, chunk) {
  const { socket } = state;
  const result = parser.execute(chunk);
  resetKeepAlive(state);
  if (result instanceof Error) {
    prepareError(result, parser, chunk);
    refuse(socket, result);
  } else if (parser.incoming && parser.incoming.upgrade) {
    handOver(state, parser, parser.incoming, chunk.slice(result, chunk.length));
  } else if (parser.incoming && parser.incoming.method === 'PRI') {
    socket.destroy();
  }
  if (socket._paused && socket.parser) socket.parser.pause();
}

/** Gives the connection to whoever listens for 'upgrade' or 'connect'. */
function handOver(state, parser, req, rest) {
  const { server, socket } = state;
  socket.removeListener('data', state.onData);
  socket.removeListener('end', state.onEnd);
  socket.removeListener('close', state.onClose);
  socket.removeListener('drain', state.onDrain);
  socket.removeListener('error', onSocketError);
  socket.removeListener('timeout', onSocketTimeout);
  if (parser._consumed) parser.unconsume();
  parser.finish();
  freeParser(parser, req, socket);
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (event === 'upgrade' || server.listenerCount(event) > 0) {
    socket.readableFlowing = null;
    server.emit(event, req, socket, rest);
  } else {
    socket.destroy(); // nobody would read it
  }
}

function onEnd(state, parser) {
  const { server, socket } = state;
  const result = parser.finish();
  if (result instanceof Error) {
    prepareError(result, parser);
    refuse(socket, result);
    return;
  }
  if (!server.httpAllowHalfOpen) {
    socket.end();
  } else if (state.outgoing.length > 0) {
    state.outgoing.at(-1)._last = true;
  } else if (socket._httpMessage) {
    socket._httpMessage._last = true;
  } else {
    socket.end();
  }
}

function onClose(state, parser) {
  freeParser(parser, null, state.socket);
  while (state.incoming.length > 0) abort(state.incoming.shift());
}

function abort(req) {
  if (!req.destroyed) req.destroy(new ConnResetException('aborted'));
}

/** The socket has room again: responses go on, and so does reading. */
function onDrain(state) {
  const { socket } = state;
  const needed = state.outgoingData > socket.writableHighWaterMark;
  if (socket._paused && !needed) {
    socket._paused = false;
    socket.parser?.resume();
    socket.resume();
  }
  const message = socket._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit('drain');
  }
}

const BAD_REQUEST = `HTTP/1.1 400 ${STATUS_CODES[400]}${CRLF}Connection: close${CRLF}${CRLF}`;
const REQUEST_TIMEOUT = `HTTP/1.1 408 ${STATUS_CODES[408]}${CRLF}Connection: close${CRLF}${CRLF}`;
const FIELDS_TOO_LARGE = `HTTP/1.1 431 ${STATUS_CODES[431]}${CRLF}Connection: close${CRLF}${CRLF}`;
const PAYLOAD_TOO_LARGE = `HTTP/1.1 413 ${STATUS_CODES[413]}${CRLF}Connection: close${CRLF}${CRLF}`;

function ignore() {}

/** On the socket: its error, or the parser's. The program may answer in 'clientError', else it is answered here. */
function onSocketError(error) {
  this.removeListener('error', onSocketError);
  if (this.listenerCount('error', ignore) === 0) this.on('error', ignore); // whatever follows has been told
  if (this.server.emit('clientError', error, this)) return;
  // A response that has begun must not be spoilt.
  if (this.writable && (!this._httpMessage || !this._httpMessage._headerSent)) {
    let answer;
    switch (error.code) {
      case 'HPE_HEADER_OVERFLOW': answer = FIELDS_TOO_LARGE; break;
      case 'HPE_CHUNK_EXTENSIONS_OVERFLOW': answer = PAYLOAD_TOO_LARGE; break;
      case 'ERR_HTTP_REQUEST_TIMEOUT': answer = REQUEST_TIMEOUT; break;
      default: answer = BAD_REQUEST;
    }
    this.write(answer);
  }
  this.destroy(error);
}

function refuse(socket, error) {
  Reflect.apply(onSocketError, socket, [error]);
}

function resetKeepAlive(state) {
  if (!state.keepAliveTimeoutSet) return;
  state.socket.setTimeout(state.server.timeout || 0);
  state.keepAliveTimeoutSet = false;
}

/** Makes the response to a request and hands both to the program. The result tells the parser about the body. */
function onIncoming(state, parser, req, keepAlive) {
  const { server, socket } = state;
  resetKeepAlive(state);
  if (req.upgrade) {
    req.upgrade = req.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(req));
    if (req.upgrade) return 2;
  }
  state.incoming.push(req);
  // Too much waits to be written: this client is not read from until it takes it.
  if (!socket._paused && (socket.writableNeedDrain || state.outgoingData >= socket.writableHighWaterMark)) {
    socket._paused = true;
    socket.pause();
  }

  const res = new server[kServerResponse](req, {
    highWaterMark: socket.writableHighWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  res._keepAliveTimeout = server.keepAliveTimeout;
  res._maxRequestsPerSocket = server.maxRequestsPerSocket;
  res._onPendingData = (bytes) => pendingData(state, bytes);
  res.shouldKeepAlive = keepAlive;
  res[kUniqueHeaders] = server[kUniqueHeaders];
  channelWithSubscribers('http.server.request.start')?.publish({ request: req, response: res, socket, server });

  if (socket._httpMessage) state.outgoing.push(res); // a response before this one is not complete
  else res.assignSocket(socket);
  res.on('finish', () => onFinish(state, req, res));

  if (req.httpVersionMajor === 1 && req.httpVersionMinor === 1 && answerAtOnce(state, req, res)) return 0;
  if (server[kOptimizeEmptyRequests] && hasNoBody(req)) {
    // Nothing will come: no stream is run for it.
    req[kSkipPendingData] = true;
    req._dumpAndCloseReadable();
    req._read();
  }
  server.emit('request', req, res);
  return 0;
}

/** What HTTP/1.1 requests may meet before 'request'; true if that was all. */
function answerAtOnce(state, req, res) {
  const { server, socket } = state;
  const { headers } = req;
  if (server.requireHostHeader && headers.host === undefined) { // RFC 9112 section 3.2
    res.writeHead(400, ['Connection', 'close']);
    res.end();
    return true;
  }
  const most = server.maxRequestsPerSocket;
  if (typeof most === 'number' && most > 0) {
    state.requestsCount++;
    res.maxRequestsOnConnectionReached = most <= state.requestsCount;
    if (most < state.requestsCount) {
      server.emit('dropRequest', req, socket);
      res.writeHead(503);
      res.end();
      return true;
    }
  }
  if (headers.expect === undefined) return false;
  if (continueExpression.test(headers.expect)) {
    res._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) {
      server.emit('checkContinue', req, res);
      return true;
    }
    res.writeContinue();
    return false;
  }
  if (server.listenerCount('checkExpectation') > 0) {
    server.emit('checkExpectation', req, res);
  } else {
    res.writeHead(417);
    res.end();
  }
  return true;
}

function hasNoBody(req) {
  const { headers } = req;
  return req.method === 'HEAD' || headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}

function pendingData(state, bytes) {
  // Responses that wait hold the reader back, as what is in the socket does.
  state.outgoingData += bytes;
  if (state.socket._paused && state.outgoingData < state.socket.writableHighWaterMark) state.onDrain();
}

/** A response is complete: the next one may go, or the connection ends. */
function onFinish(state, req, res) {
  const { server, socket } = state;
  channelWithSubscribers('http.server.response.finish')?.publish({ request: req, response: res, socket, server });
  state.incoming.shift();
  // What nobody has read or will read goes to nobody.
  if (!req._consuming) req._dump();
  res.detachSocket(socket);
  forgetIncoming(req);
  process.nextTick(emitClose, res);
  if (res._last) {
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  } else if (state.outgoing.length === 0) {
    if (server.keepAliveTimeout && typeof socket.setTimeout === 'function') {
      // The buffer keeps a request that is under way from meeting a closed connection.
      socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
      state.keepAliveTimeoutSet = true;
    }
  } else {
    const next = state.outgoing.shift();
    if (next) next.assignSocket(socket);
  }
}

/** Lets a request that is done be collected. */
function forgetIncoming(req) {
  const parser = req.socket?.parser;
  if (!parser || parser.incoming !== req) return;
  if (req.readableEnded) parser.incoming = null;
  else req.on('end', () => forgetIncoming(req));
}

module.exports = { connectionListener, refuse };
