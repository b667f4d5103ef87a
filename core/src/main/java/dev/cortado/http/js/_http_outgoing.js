'use strict';

// http.OutgoingMessage: what client requests and server responses have in common.

const { captureRejectionSymbol } = require('events');
const { Stream, getDefaultHighWaterMark } = require('stream');
const { isUint8Array } = require('internal/util/types');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const {
  checkInvalidHeaderChar, validateHeaderName, validateHeaderValue,
} = require('internal/http/validate');
const {
  kBytesWritten, kChunkedBuffer, kChunkedLength, kCorked, kErrored, kHighWaterMark, kNeedDrain, kOutHeaders,
  kRejectNonStandardBodyWrites, kSocket, kUniqueHeaders,
} = require('internal/http/symbols');
const { storeHeader } = require('internal/http/header_block');

const CRLF = '\r\n';

function nop() {}

function OutgoingMessage(options) {
  Reflect.apply(Stream, this, []);
  // What waits for a socket, or for the messages before this one.
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this[kChunkedBuffer] = [];
  this[kChunkedLength] = 0;
  this._closed = false;
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = nop;
  this[kErrored] = null;
  this[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark();
  this[kRejectNonStandardBodyWrites] = options?.rejectNonStandardBodyWrites ?? false;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

function accessor(name, get, set, configurable = false, enumerable = false) {
  Object.defineProperty(OutgoingMessage.prototype, name, { __proto__: null, configurable, enumerable, get, set });
}

accessor('errored', function() { return this[kErrored]; });
accessor('closed', function() { return this._closed; });
accessor('writableFinished', function() {
  return this.finished && this.outputSize === 0 && (!this[kSocket] || this[kSocket].writableLength === 0);
});
accessor('writableObjectMode', () => false);
accessor('writableLength', function() {
  return this.outputSize + this[kChunkedLength] + (this[kSocket] ? this[kSocket].writableLength : 0);
});
accessor('writableHighWaterMark', function() {
  return this[kSocket] ? this[kSocket].writableHighWaterMark : this[kHighWaterMark];
});
accessor('writableCorked', function() { return this[kCorked]; });
accessor('connection', function() { return this[kSocket]; }, function(value) { this.socket = value; });
accessor('socket', function() { return this[kSocket]; }, function(value) {
  for (let i = 0; i < this[kCorked]; i++) {
    value?.cork();
    this[kSocket]?.uncork();
  }
  this[kSocket] = value;
});
accessor('headersSent', function() { return Boolean(this._header); }, undefined, true, true);
accessor('writableEnded', function() { return this.finished; });
accessor('writableNeedDrain', function() { return !this.destroyed && !this.finished && this[kNeedDrain]; });

/** Tells whether what is written is checked against Content-Length. */
function hasStrictLength(message) {
  return message.strictContentLength && message._contentLength != null && message._hasBody &&
    !message._removedContLen && !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
}

function fail(message, error, callback) {
  if (message.destroyed) return;
  process.nextTick(() => {
    callback(error);
    if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', error);
  });
}

function uncorkLater(socket) {
  socket.uncork();
}

function writeChunk(message, chunk, encoding, callback, fromEnd) {
  if (typeof callback !== 'function') callback = nop;
  let length;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string') {
    if (!isUint8Array(chunk)) {
      throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
    }
    length = chunk.length;
  }
  let error;
  if (message.finished) error = new codes.ERR_STREAM_WRITE_AFTER_END();
  else if (message.destroyed) error = new codes.ERR_STREAM_DESTROYED('write');
  if (error !== undefined) {
    if (!message.destroyed) fail(message, error, callback);
    else process.nextTick(callback, error);
    return false;
  }
  if (!message._header) {
    if (fromEnd) {
      length ??= Buffer.byteLength(chunk, encoding);
      message._contentLength = length;
    }
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) throw new codes.ERR_HTTP_BODY_NOT_ALLOWED();
    process.nextTick(callback);
    return true;
  }
  if (hasStrictLength(message)) {
    length ??= Buffer.byteLength(chunk, encoding);
    const total = message[kBytesWritten] + length;
    if (fromEnd ? total !== message._contentLength : total > message._contentLength) {
      throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
    }
    message[kBytesWritten] = total;
  }
  const socket = message[kSocket];
  if (!fromEnd && socket && !socket.writableCorked) {
    socket.cork();
    process.nextTick(uncorkLater, socket);
  }
  if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback, length);
  length ??= Buffer.byteLength(chunk, encoding);
  if (message[kCorked] && message._headerSent) {
    message[kChunkedBuffer].push(chunk, encoding, callback);
    message[kChunkedLength] += length;
    return message[kChunkedLength] < message[kHighWaterMark];
  }
  message._send(length.toString(16), 'latin1', null);
  message._send(CRLF, null, null);
  message._send(chunk, encoding, null, length);
  return message._send(CRLF, null, callback);
}

function finish(message) {
  if (message?.socket?._hadError) return;
  message.emit('finish');
}

const methods = {
  _renderHeaders() {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    const result = {};
    const headers = this[kOutHeaders];
    if (headers !== null) {
      for (const key of Object.keys(headers)) result[headers[key][0]] = headers[key][1];
    }
    return result;
  },

  cork() {
    this[kCorked]++;
    this[kSocket]?.cork();
  },

  uncork() {
    this[kCorked]--;
    this[kSocket]?.uncork();
    if (this[kCorked] || this[kChunkedBuffer].length === 0) return;
    const waiting = this[kChunkedBuffer];
    const callbacks = [];
    this._send(this[kChunkedLength].toString(16), 'latin1', null);
    this._send(CRLF, null, null);
    for (let i = 0; i < waiting.length; i += 3) {
      this._send(waiting[i], waiting[i + 1], null);
      if (waiting[i + 2]) callbacks.push(waiting[i + 2]);
    }
    this._send(CRLF, null, callbacks.length === 0 ? null : (error) => {
      for (const callback of callbacks) callback(error);
    });
    waiting.length = 0;
    this[kChunkedLength] = 0;
  },

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    if (this[kSocket]) this[kSocket].setTimeout(msecs);
    else this.once('socket', (socket) => socket.setTimeout(msecs));
    return this;
  },

  /** The connection is lost with the message: whoever sits on the other end learns of it. */
  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this[kSocket]) this[kSocket].destroy(error);
    else this.once('socket', (socket) => socket.destroy(error));
    return this;
  },

  /** Sends data, behind the head if that has not gone out yet: as one string where that can be. */
  _send(data, encoding, callback, byteLength) {
    if (!this._headerSent && this._header !== null) {
      const header = this._header;
      if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
        data = header + data;
      } else {
        this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
        this.outputSize += header.length;
        this._onPendingData(header.length);
      }
      this._headerSent = true;
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  },

  _writeRaw(data, encoding, callback) {
    const socket = this[kSocket];
    if (socket && socket.destroyed) return false; // it has been told, or will be
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length > 0) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    this.outputData.push({ data, encoding, callback });
    this.outputSize += data.length;
    this._onPendingData(data.length);
    return this.outputSize < this[kHighWaterMark];
  },

  _storeHeader(firstLine, headers) {
    storeHeader(this, firstLine, headers);
  },

  setHeader(name, value) {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const headers = this[kOutHeaders] ??= { __proto__: null };
    headers[name.toLowerCase()] = [name, value];
    return this;
  },

  setHeaders(headers) {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
    if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' || typeof headers.get !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
    }
    // Headers gives each cookie on its own; setHeader would keep the last.
    const cookies = [];
    for (const { 0: name, 1: value } of headers) {
      if (name !== 'set-cookie') this.setHeader(name, value);
      else if (Array.isArray(value)) cookies.push(...value);
      else cookies.push(value);
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  },

  appendHeader(name, value) {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('append');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const key = name.toLowerCase();
    const headers = this[kOutHeaders] ??= { __proto__: null };
    const entry = headers[key];
    if (entry === undefined || entry === null) {
      headers[key] = [name, value];
      return this;
    }
    if (!Array.isArray(entry[1])) entry[1] = [entry[1]];
    if (Array.isArray(value)) entry[1].push(...value);
    else entry[1].push(value);
    return this;
  },

  getHeader(name) {
    validateString(name, 'name');
    const headers = this[kOutHeaders];
    return headers === null ? undefined : headers[name.toLowerCase()]?.[1];
  },

  getHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
  },

  getRawHeaderNames() {
    const headers = this[kOutHeaders];
    return headers === null ? [] : Object.keys(headers).map((key) => headers[key][0]);
  },

  getHeaders() {
    const result = { __proto__: null };
    const headers = this[kOutHeaders];
    if (headers) for (const key of Object.keys(headers)) result[key] = headers[key][1];
    return result;
  },

  hasHeader(name) {
    validateString(name, 'name');
    return this[kOutHeaders] !== null && Boolean(this[kOutHeaders][name.toLowerCase()]);
  },

  removeHeader(name) {
    validateString(name, 'name');
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('remove');
    const key = name.toLowerCase();
    switch (key) {
      case 'connection': this._removedConnection = true; break;
      case 'content-length': this._removedContLen = true; break;
      case 'transfer-encoding': this._removedTE = true; break;
      case 'date': this.sendDate = false; break;
      default:
    }
    if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
  },

  _implicitHeader() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
  },

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    const room = writeChunk(this, chunk, encoding, callback, false);
    if (!room) this[kNeedDrain] = true;
    return room;
  },

  addTrailers(headers) {
    this._trailer = '';
    const isList = Array.isArray(headers);
    for (const key of Object.keys(headers)) {
      const name = isList ? headers[key][0] : key;
      const value = isList ? headers[key][1] : headers[key];
      validateHeaderName(name, 'Trailer name');
      // Duplicates become several lines, unless the name is to be unique.
      const values = Array.isArray(value) && value.length > 1 && this[kUniqueHeaders]?.has(`${name}`.toLowerCase()) ?
        [value.join('; ')] : Array.isArray(value) ? value : [value];
      for (const one of values) {
        if (checkInvalidHeaderChar(one)) throw new codes.ERR_INVALID_CHAR('trailer content', name);
        this._trailer += `${name}: ${one}\r\n`;
      }
    }
  },

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
      encoding = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (chunk) {
      if (this.finished) {
        fail(this, new codes.ERR_STREAM_WRITE_AFTER_END(), typeof callback !== 'function' ? nop : callback);
        return this;
      }
      this[kSocket]?.cork();
      writeChunk(this, chunk, encoding, null, true);
    } else if (this.finished) {
      if (typeof callback === 'function') {
        if (!this.writableFinished) this.on('finish', callback);
        else callback(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
      }
      return this;
    } else if (!this._header) {
      this[kSocket]?.cork();
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (typeof callback === 'function') this.once('finish', callback);
    if (hasStrictLength(this) && this[kBytesWritten] !== this._contentLength) {
      throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(this[kBytesWritten], this._contentLength);
    }
    const finished = finish.bind(undefined, this);
    if (this._hasBody && this.chunkedEncoding) {
      this._send(`0\r\n${this._trailer}\r\n`, 'latin1', finished);
    } else if (!this._headerSent || this.writableLength || chunk) {
      this._send('', 'latin1', finished);
    } else {
      process.nextTick(finished);
    }
    const socket = this[kSocket];
    if (socket) {
      // However often it was corked, this ends it.
      socket._writableState.corked = 1;
      socket.uncork();
    }
    this[kCorked] = 1;
    this.uncork();
    this.finished = true;
    if (this.outputData.length === 0 && socket && socket._httpMessage === this) this._finish();
    return this;
  },

  /** All is written to the socket, or waits there. */
  _finish() {
    this.emit('prefinish');
  },

  /** The socket is this message's now, or has room again. */
  _flush() {
    const socket = this[kSocket];
    if (!socket || !socket.writable) return;
    const room = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (room && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  _flushOutput(socket) {
    while (this[kCorked]) {
      this[kCorked]--;
      socket.cork();
    }
    const waiting = this.outputData;
    if (waiting.length === 0) return undefined;
    this.outputData = [];
    socket.cork();
    let room;
    for (let i = 0; i < waiting.length; i++) {
      const { data, encoding, callback } = waiting[i];
      waiting[i].data = null;
      room = socket.write(data, encoding, callback);
    }
    socket.uncork();
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return room;
  },

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send('');
  },

  /** It is written to only. */
  pipe() {
    this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE());
  },

  [captureRejectionSymbol](error) {
    this.destroy(error);
  },
};
for (const name of Reflect.ownKeys(methods)) {
  Object.defineProperty(OutgoingMessage.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value: methods[name],
  });
}

function parseUniqueHeadersOption(names) {
  return Array.isArray(names) ? new Set(names.map((name) => name.toLowerCase())) : null;
}

module.exports = {
  kHighWaterMark,
  kUniqueHeaders,
  parseUniqueHeadersOption,
  validateHeaderName,
  validateHeaderValue,
  OutgoingMessage,
};
