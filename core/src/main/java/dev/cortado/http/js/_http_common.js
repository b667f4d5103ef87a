'use strict';

// What client and server share: parsers, kept for reuse, and how their callbacks make and feed messages.

const FreeList = require('internal/freelist');
const { HTTPParser, methods } = require('internal/http/parser');
const { IncomingMessage, readStart, readStop } = require('_http_incoming');
const { checkInvalidHeaderChar, checkIsHttpToken } = require('internal/http/validate');
const { getOption } = require('internal/options');

const kIncomingMessage = Symbol('IncomingMessage');
const kSkipPendingData = Symbol('SkipPendingData');
const kOnMessageBegin = HTTPParser.kOnMessageBegin | 0;
const kOnHeaders = HTTPParser.kOnHeaders | 0;
const kOnHeadersComplete = HTTPParser.kOnHeadersComplete | 0;
const kOnBody = HTTPParser.kOnBody | 0;
const kOnMessageComplete = HTTPParser.kOnMessageComplete | 0;
const kOnExecute = HTTPParser.kOnExecute | 0;
const kOnTimeout = HTTPParser.kOnTimeout | 0;

const MAX_HEADER_PAIRS = 2000;

/** More fields of a head, or a message's trailers. */
function onHeaders(headers, url) {
  if (this.maxHeaderPairs <= 0 || this._headers.length < this.maxHeaderPairs) this._headers.push(...headers);
  this._url += url;
}

/** Makes the message; what onIncoming returns is the parser's answer. */
function onHeadersComplete(versionMajor, versionMinor, headers, method, url, statusCode, statusMessage, upgrade,
  shouldKeepAlive) {
  const { socket } = this;
  if (headers === undefined) {
    headers = this._headers;
    this._headers = [];
  }
  if (url === undefined) {
    url = this._url;
    this._url = '';
  }
  const Message = socket?.server?.[kIncomingMessage] ?? IncomingMessage;
  const incoming = this.incoming = new Message(socket);
  incoming.httpVersionMajor = versionMajor;
  incoming.httpVersionMinor = versionMinor;
  incoming.httpVersion = `${versionMajor}.${versionMinor}`;
  incoming.joinDuplicateHeaders = socket?.server?.joinDuplicateHeaders || this.joinDuplicateHeaders;
  incoming.url = url;
  incoming.upgrade = upgrade;
  let count = headers.length;
  if (this.maxHeaderPairs > 0) count = Math.min(count, this.maxHeaderPairs);
  incoming._addHeaderLines(headers, count);
  if (typeof method === 'number') {
    incoming.method = require('internal/http/parser').allMethods[method];
  } else {
    incoming.statusCode = statusCode;
    incoming.statusMessage = statusMessage;
  }
  return this.onIncoming(incoming, shouldKeepAlive);
}

function onBody(bytes) {
  const stream = this.incoming;
  if (stream === null || stream[kSkipPendingData]) return;
  if (!stream._dumped && !stream.push(bytes)) readStop(this.socket);
}

function onMessageComplete() {
  const stream = this.incoming;
  if (stream !== null && !stream[kSkipPendingData]) {
    stream.complete = true;
    const headers = this._headers;
    if (headers.length > 0) {
      stream._addHeaderLines(headers, headers.length);
      this._headers = [];
      this._url = '';
    }
    stream.push(null);
  }
  readStart(this.socket); // the next message may be on its way
}

const parsers = new FreeList('parsers', 1000, function parsersCb() {
  const parser = new (require('internal/http/parser').HTTPParser)();
  clean(parser);
  parser[kOnHeaders] = onHeaders;
  parser[kOnHeadersComplete] = onHeadersComplete;
  parser[kOnBody] = onBody;
  parser[kOnMessageComplete] = onMessageComplete;
  return parser;
});

function clean(parser) {
  parser._headers = [];
  parser._url = '';
  parser.socket = null;
  parser.incoming = null;
  parser.outgoing = null;
  parser.maxHeaderPairs = MAX_HEADER_PAIRS;
  parser[kOnMessageBegin] = null;
  parser[kOnExecute] = null;
  parser[kOnTimeout] = null;
  parser._consumed = false;
  parser.onIncoming = null;
  parser.joinDuplicateHeaders = null;
}

/** Gives up a connection's parser. It may be in the middle of parsing: it is closed, if at all, after that. */
function freeParser(parser, req, socket) {
  if (parser) {
    if (parser._consumed) parser.unconsume();
    clean(parser);
    parser.remove();
    if (parsers.free(parser)) parser.free();
    else setImmediate(() => parser.close());
  }
  if (req) req.parser = null;
  if (socket) socket.parser = null;
}

/** Completes an error of the parser's by the bytes that it is about. */
function prepareError(error, parser, rawPacket) {
  error.rawPacket = rawPacket || parser.getCurrentBuffer();
  if (typeof error.reason === 'string') error.message = `Parse Error: ${error.reason}`;
}

let warnedLenient = false;

/** --insecure-http-parser. */
function isLenient() {
  const lenient = Boolean(getOption('insecure-http-parser'));
  if (lenient && !warnedLenient) {
    warnedLenient = true;
    process.emitWarning('Using insecure HTTP parsing');
  }
  return lenient;
}

module.exports = {
  _checkInvalidHeaderChar: checkInvalidHeaderChar,
  _checkIsHttpToken: checkIsHttpToken,
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  freeParser,
  methods,
  parsers,
  kIncomingMessage,
  HTTPParser,
  isLenient,
  prepareError,
  kSkipPendingData,
};
