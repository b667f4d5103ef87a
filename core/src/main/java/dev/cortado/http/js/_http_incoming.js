'use strict';

// http.IncomingMessage: what a server receives as a request, and a client as a response.

const { Readable, finished } = require('stream');
const { fieldRule, FIRST, COOKIE, SET_COOKIE } = require('internal/http/fields');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');

function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (socket) socket.pause();
}

function IncomingMessage(socket) {
  Reflect.apply(Readable, this, [socket ? { highWaterMark: socket.readableHighWaterMark } : undefined]);
  this._readableState.readingMore = true;
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

function collect(message, raw, count) {
  const target = {};
  for (let i = 0; i < count; i += 2) message._addHeaderLine(raw[i], raw[i + 1], target);
  return target;
}

function collectDistinct(message, raw, count) {
  const target = {};
  for (let i = 0; i < count; i += 2) message._addHeaderLineDistinct(raw[i], raw[i + 1], target);
  return target;
}

function accessor(name, get, set) {
  Object.defineProperty(IncomingMessage.prototype, name, { __proto__: null, get, set });
}

accessor('connection', function() { return this.socket; }, function(value) { this.socket = value; });
accessor('headers', function() {
  return this[kHeaders] ??= collect(this, this.rawHeaders, this[kHeadersCount]);
}, function(value) { this[kHeaders] = value; });
accessor('headersDistinct', function() {
  return this[kHeadersDistinct] ??= collectDistinct(this, this.rawHeaders, this[kHeadersCount]);
}, function(value) { this[kHeadersDistinct] = value; });
accessor('trailers', function() {
  return this[kTrailers] ??= collect(this, this.rawTrailers, this[kTrailersCount]);
}, function(value) { this[kTrailers] = value; });
accessor('trailersDistinct', function() {
  return this[kTrailersDistinct] ??= collectDistinct(this, this.rawTrailers, this[kTrailersCount]);
}, function(value) { this[kTrailersDistinct] = value; });

function tellDestroyed(message, error, callback) {
  // Without a listener an aborted message is not worth an uncaught error.
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}

const methods = {
  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(msecs);
    return this;
  },

  _read() {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    if (this.socket.readable) readStart(this.socket);
  },

  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      socket.destroy(error);
      const cleanup = finished(socket, (failure) => {
        if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
        cleanup();
        process.nextTick(tellDestroyed, this, failure || error, callback);
      });
    } else {
      process.nextTick(tellDestroyed, this, error, callback);
    }
  },

  _addHeaderLines(headers, count) {
    if (!headers?.length) return;
    let target;
    if (this.complete) {
      this.rawTrailers = headers;
      this[kTrailersCount] = count;
      target = this[kTrailers];
    } else {
      this.rawHeaders = headers;
      this[kHeadersCount] = count;
      target = this[kHeaders];
    }
    if (target) {
      for (let i = 0; i < count; i += 2) this._addHeaderLine(headers[i], headers[i + 1], target);
    }
  },

  /** Adds a field; what happens to one that is there already depends on its name. */
  _addHeaderLine(field, value, target) {
    const name = field.toLowerCase();
    const present = target[name];
    switch (fieldRule(name)) {
      case SET_COOKIE:
        if (present !== undefined) present.push(value);
        else target[name] = [value];
        return;
      case COOKIE:
        target[name] = typeof present === 'string' ? `${present}; ${value}` : value;
        return;
      case FIRST:
        if (present === undefined) target[name] = value;
        else if (this.joinDuplicateHeaders) target[name] = `${present}, ${value}`;
        return;
      default:
        target[name] = typeof present === 'string' ? `${present}, ${value}` : value;
    }
  },

  _addHeaderLineDistinct(field, value, target) {
    const name = field.toLowerCase();
    if (Object.hasOwn(target, name)) target[name].push(value);
    else target[name] = [value];
  },

  /** Ends a request that is known to have no body without going through the stream. */
  _dumpAndCloseReadable() {
    this._dumped = true;
    const state = this._readableState;
    state.ended = true;
    state.endEmitted = true;
    state.destroyed = true;
    state.closed = true;
    state.closeEmitted = true;
  },

  /** Lets what is still to come go to nobody. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners('data'); // what is buffered is wanted no more either
    this.resume();
  },
};
for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value,
  });
}

module.exports = { IncomingMessage, readStart, readStop };
