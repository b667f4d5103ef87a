'use strict';

// How a stream comes to be and to its end: construct, destroy, and the one path that errors take.
// Contract: error and close are each emitted at most once over both halves, and never within the call that causes them.

const {
  AbortError,
  aggregateTwoErrors,
  codes: { ERR_MULTIPLE_CALLBACK },
} = require('internal/errors');
const {
  kState, kErrorEmitted, kAutoDestroy, kEmitClose, kDestroyed, kClosed, kCloseEmitted, kConstructed,
} = require('internal/stream/state');
const { kIsDestroyed, isDestroyed, isFinished, isServerRequest } = require('internal/stream/utils');

const kDestroy = Symbol('kDestroy');
const kConstruct = Symbol('kConstruct');

// The flags of both halves together. Foreign states (userland copies mix with ours) have no kState: see `flagsOf`.
function flags(stream) {
  const r = stream._readableState;
  const w = stream._writableState;
  return (r ? flagsOf(r) : 0) | (w ? flagsOf(w) : 0);
}

function flagsOf(state) {
  const own = state[kState];
  if (own !== undefined) return own;
  return (state.destroyed ? kDestroyed : 0) | (state.errorEmitted ? kErrorEmitted : 0) |
    (state.autoDestroy ? kAutoDestroy : 0) | (state.emitClose ? kEmitClose : 0);
}

function setFlag(stream, bit, name) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w) setFlagOf(w, bit, name);
  if (r) setFlagOf(r, bit, name);
}

function setFlagOf(state, bit, name) {
  if (state[kState] !== undefined) state[kState] |= bit;
  else state[name] = true;
}

// The first error stays the stream's error.
function recordError(stream, err) {
  if (!err) return;
  err.stack; // eslint-disable-line no-unused-expressions -- formats the stack now, so that it does not keep frames alive
  const w = stream._writableState;
  const r = stream._readableState;
  if (w && !w.errored) w.errored = err;
  if (r && !r.errored) r.errored = err;
}

function destroy(err, cb) {
  if ((flags(this) & kDestroyed) !== 0) {
    if (typeof cb === 'function') cb();
    return this;
  }
  recordError(this, err);
  setFlag(this, kDestroyed, 'destroyed');

  const state = this._writableState || this._readableState;
  if (state && !state.constructed) {
    this.once(kDestroy, function(constructError) {
      callDestroy(this, aggregateTwoErrors(constructError, err), cb);
    });
  } else {
    callDestroy(this, err, cb);
  }
  return this;
}

function callDestroy(stream, err, cb) {
  let called = false;

  function onDestroy(err) {
    if (called) return;
    called = true;
    recordError(stream, err);
    setFlag(stream, kClosed, 'closed');
    if (typeof cb === 'function') cb(err);
    if (err) process.nextTick(emitErrorCloseNT, stream, err);
    else process.nextTick(emitCloseNT, stream);
  }

  try {
    stream._destroy(err || null, onDestroy);
  } catch (thrown) {
    onDestroy(thrown);
  }
}

function emitErrorCloseNT(stream, err) {
  emitErrorNT(stream, err);
  emitCloseNT(stream);
}

function emitCloseNT(stream) {
  setFlag(stream, kCloseEmitted, 'closeEmitted');
  if ((flags(stream) & kEmitClose) !== 0) stream.emit('close');
}

function emitErrorNT(stream, err) {
  if ((flags(stream) & kErrorEmitted) !== 0) return;
  setFlag(stream, kErrorEmitted, 'errorEmitted');
  stream.emit('error', err);
}

function undestroy() {
  const r = this._readableState;
  const w = this._writableState;
  if (r) {
    r.constructed = true;
    r.closed = false;
    r.closeEmitted = false;
    r.destroyed = false;
    r.errored = null;
    r.errorEmitted = false;
    r.reading = false;
    r.ended = r.readable === false;
    r.endEmitted = r.readable === false;
  }
  if (w) {
    w.constructed = true;
    w.destroyed = false;
    w.closed = false;
    w.closeEmitted = false;
    w.errored = null;
    w.errorEmitted = false;
    w.finalCalled = false;
    w.prefinished = false;
    w.ended = w.writable === false;
    w.ending = w.writable === false;
    w.finished = w.writable === false;
  }
}

// Without autoDestroy the error is told, but the stream lives on. `sync`: we are within the program's own call.
function errorOrDestroy(stream, err, sync) {
  const now = flags(stream);
  if ((now & kDestroyed) !== 0) return this;
  if ((now & kAutoDestroy) !== 0) {
    stream.destroy(err);
  } else if (err) {
    recordError(stream, err);
    if (sync) process.nextTick(emitErrorNT, stream, err);
    else emitErrorNT(stream, err);
  }
}

/** Arranges for _construct(); `cb` runs after it succeeded. A duplex arranges once for both halves. */
function construct(stream, cb) {
  if (typeof stream._construct !== 'function') return;
  const r = stream._readableState;
  const w = stream._writableState;
  if (r) r[kState] &= ~kConstructed;
  if (w) w[kState] &= ~kConstructed;
  stream.once(kConstruct, cb);
  if (stream.listenerCount(kConstruct) > 1) return;
  process.nextTick(constructNT, stream);
}

function constructNT(stream) {
  let called = false;

  function onConstruct(err) {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    setFlag(stream, kConstructed, 'constructed');
    const state = stream._writableState || stream._readableState;
    if (state.destroyed) stream.emit(kDestroy, err);
    else if (err) errorOrDestroy(stream, err, true);
    else stream.emit(kConstruct);
  }

  try {
    stream._construct((err) => process.nextTick(onConstruct, err));
  } catch (err) {
    process.nextTick(onConstruct, err);
  }
}

const isClientRequest = (stream) => stream?.setHeader && typeof stream.abort === 'function';

function emitErrorCloseLegacy(stream, err) {
  stream.emit('error', err);
  process.nextTick(emitCloseLegacy, stream);
}

function emitCloseLegacy(stream) {
  stream.emit('close');
}

/** Destroys whatever was given, by whatever means it has. */
function destroyer(stream, err) {
  if (!stream || isDestroyed(stream)) return;
  if (!err && !isFinished(stream)) err = new AbortError();

  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (isClientRequest(stream)) {
    stream.abort();
  } else if (isClientRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else if (err) {
    process.nextTick(emitErrorCloseLegacy, stream, err);
  } else {
    process.nextTick(emitCloseLegacy, stream);
  }

  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

module.exports = { construct, destroyer, destroy, undestroy, errorOrDestroy };
