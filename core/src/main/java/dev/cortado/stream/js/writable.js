'use strict';

// The writable half: one _write() (or _writev()) at a time, what comes meanwhile waits in order.
// Contract: callbacks are called in the order of the writes and never within write(); 'drain' follows a write() that
// returned false once all was written; 'finish' follows end() once every callback was called and _final() is done.

const { Stream } = require('internal/stream/legacy');
const { Buffer } = require('buffer');
const destroyImpl = require('internal/stream/destroy');
const { errorOrDestroy } = destroyImpl;
const {
  kState, kErroredValue,
  kObjectMode, kErrorEmitted, kAutoDestroy, kDestroyed, kCloseEmitted, kErrored, kConstructed,
} = require('internal/stream/state');
const {
  WritableState, nop,
  kSync, kFinalCalled, kNeedDrain, kEnding, kFinished, kDecodeStrings, kWriting, kBufferProcessing, kPrefinished,
  kAllBuffers, kAllNoop, kOnFinished, kCorked, kDefaultUTF8Encoding, kWriteCb, kExpectWriteCb,
  kAfterWriteTickInfo, kAfterWritePending, kBuffered, kEnded,
  kBufferedValue, kWriteCbValue, kAfterWriteTickInfoValue, kOnFinishedValue,
} = require('internal/stream/writable_state');
const { defineWritableProperties } = require('internal/stream/writable_properties');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_MULTIPLE_CALLBACK, ERR_STREAM_ALREADY_FINISHED,
    ERR_STREAM_CANNOT_PIPE, ERR_STREAM_DESTROYED, ERR_STREAM_NULL_VALUES, ERR_STREAM_WRITE_AFTER_END,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');

// Written entries are dropped from the front of the queue in blocks of this many.
const kQueueCut = 256;

function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);

  this._events ??= {
    close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined,
  };
  this._writableState = new WritableState(options, this, false, onwrite.bind(undefined, this));
  if (options) {
    if (typeof options.write === 'function') this._write = options.write;
    if (typeof options.writev === 'function') this._writev = options.writev;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.final === 'function') this._final = options.final;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) require('internal/stream/add_abort_signal').addAbortSignal(options.signal, this);
  }
  Stream.call(this, options);
  if (this._construct != null) {
    destroyImpl.construct(this, () => constructed(this, this._writableState));
  }
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);
// Users of its own make their state through here: the callback is ours.
Writable.WritableState = function(options, stream, isDuplex) {
  return new WritableState(options, stream, isDuplex, onwrite.bind(undefined, stream));
};
Object.defineProperty(Writable.WritableState, 'name', { __proto__: null, value: 'WritableState' });
Writable.WritableState.prototype = WritableState.prototype;
module.exports = Writable;

function constructed(stream, state) {
  if ((state[kState] & kWriting) === 0) clearBuffer(stream, state);
  if ((state[kState] & kEnding) !== 0) finishMaybe(stream, state);
}

// A duplex inherits from Readable alone, and is a writable all the same.
Object.defineProperty(Writable, Symbol.hasInstance, {
  __proto__: null,
  value(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    if (this !== Writable) return false;
    return object && object._writableState instanceof WritableState;
  },
});

Writable.prototype.pipe = function() {
  errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
};

// Writing

Writable.prototype.write = function(chunk, encoding, cb) {
  if (encoding != null && typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }
  return accept(this, chunk, encoding, cb) === true;
};

// Whether to go on writing, or the error.
function accept(stream, chunk, encoding, cb) {
  if (cb == null || typeof cb !== 'function') cb = nop;
  const state = stream._writableState;

  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if ((state[kState] & kObjectMode) === 0) {
    if (!encoding) {
      encoding = (state[kState] & kDefaultUTF8Encoding) !== 0 ? 'utf8' : state.defaultEncoding;
    } else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
      throw new ERR_UNKNOWN_ENCODING(encoding);
    }
    if (chunk instanceof Buffer) {
      encoding = 'buffer';
    } else if (typeof chunk === 'string') {
      if ((state[kState] & kDecodeStrings) !== 0) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (Stream._isArrayBufferView(chunk)) {
      chunk = Stream._uint8ArrayToBuffer(chunk);
      encoding = 'buffer';
    } else {
      throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
  }

  if ((state[kState] & (kEnding | kDestroyed)) !== 0) {
    const err = (state[kState] & kEnding) !== 0 ? new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write');
    process.nextTick(cb, err);
    errorOrDestroy(stream, err, true);
    return err;
  }
  state.pendingcb++;
  return writeOrBuffer(stream, state, chunk, encoding, cb);
}

function writeOrBuffer(stream, state, chunk, encoding, callback) {
  const size = (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
  state.length += size;
  if ((state[kState] & (kWriting | kErrored | kCorked | kConstructed)) !== kConstructed) {
    if ((state[kState] & kBuffered) === 0) {
      state[kState] |= kBuffered;
      state[kBufferedValue] = [];
    }
    state[kBufferedValue].push({ chunk, encoding, callback });
    if (encoding !== 'buffer') state[kState] &= ~kAllBuffers;
    if (callback !== nop) state[kState] &= ~kAllNoop;
  } else {
    state.writelen = size;
    if (callback !== nop) {
      state[kWriteCbValue] = callback;
      state[kState] |= kWriteCb;
    }
    state[kState] |= kWriting | kSync | kExpectWriteCb;
    stream._write(chunk, encoding, state.onwrite);
    state[kState] &= ~kSync;
  }

  // A sink that was done at once has room again.
  const room = state.length < state.highWaterMark || state.length === 0;
  if (!room) state[kState] |= kNeedDrain;
  return room && (state[kState] & (kDestroyed | kErrored)) === 0;
}

// Hands over the queue, or one entry of it.
function passOn(stream, state, many, size, chunk, encoding, callback) {
  state.writelen = size;
  if (callback !== nop) {
    state[kWriteCbValue] = callback;
    state[kState] |= kWriteCb;
  }
  state[kState] |= kWriting | kSync | kExpectWriteCb;
  if ((state[kState] & kDestroyed) !== 0) state.onwrite(new ERR_STREAM_DESTROYED('write'));
  else if (many) stream._writev(chunk, state.onwrite);
  else stream._write(chunk, encoding, state.onwrite);
  state[kState] &= ~kSync;
}

Writable.prototype._write = function(chunk, encoding, cb) {
  if (!this._writev) throw new ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], cb);
};

Writable.prototype._writev = null;

// What _write() calls when it is done.
function onwrite(stream, err) {
  const state = stream._writableState;
  if ((state[kState] & kExpectWriteCb) === 0) {
    errorOrDestroy(stream, new ERR_MULTIPLE_CALLBACK());
    return;
  }
  const sync = (state[kState] & kSync) !== 0;
  let cb = nop;
  if ((state[kState] & kWriteCb) !== 0) {
    cb = state[kWriteCbValue];
    state[kWriteCbValue] = null;
  }
  state[kState] &= ~(kWriting | kExpectWriteCb | kWriteCb);
  state.length -= state.writelen;
  state.writelen = 0;

  if (err) {
    err.stack; // eslint-disable-line no-unused-expressions -- formats the stack now, so that it does not keep frames alive
    if ((state[kState] & kErrored) === 0) state.errored = err;
    // The other half must not read on.
    const r = stream._readableState;
    if (r && !r.errored) r.errored = err;
    if (sync) process.nextTick(failWrite, stream, state, err, cb);
    else failWrite(stream, state, err, cb);
    return;
  }

  if ((state[kState] & kBuffered) !== 0) clearBuffer(stream, state);

  if (!sync) {
    afterWrite(stream, state, 1, cb);
    return;
  }

  // Within write(): the callback comes on a tick of its own, one tick for a run of writes with the same callback.
  if (cb === nop) {
    const drains = (state[kState] & kNeedDrain) !== 0 && state.length === 0;
    // Objects are few and told apart: Node gives them the tick, and 'finish' its place, in any case.
    if ((drains || (state[kState] & kObjectMode) !== 0) && (state[kState] & kAfterWritePending) === 0) {
      state[kState] |= kAfterWritePending;
      process.nextTick(afterWriteNT, stream, state);
    } else {
      state.pendingcb--;
      if ((state[kState] & kEnding) !== 0) finishMaybe(stream, state, true);
    }
    return;
  }
  const pending = (state[kState] & kAfterWriteTickInfo) !== 0 ? state[kAfterWriteTickInfoValue] : null;
  if (pending !== null && pending.cb === cb) {
    pending.count++;
  } else {
    const info = { count: 1, cb, stream, state };
    state[kAfterWriteTickInfoValue] = info;
    state[kState] |= kAfterWritePending | kAfterWriteTickInfo;
    process.nextTick(afterWriteRunNT, info);
  }
}

function afterWriteNT(stream, state) {
  afterWrite(stream, state, 1, nop);
}

function afterWriteRunNT({ stream, state, count, cb }) {
  state[kState] &= ~kAfterWriteTickInfo;
  state[kAfterWriteTickInfoValue] = null;
  afterWrite(stream, state, count, cb);
}

function afterWrite(stream, state, count, cb) {
  state[kState] &= ~kAfterWritePending;
  if ((state[kState] & (kNeedDrain | kEnding | kDestroyed)) === kNeedDrain && state.length === 0) {
    state[kState] &= ~kNeedDrain;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    cb(null);
  }
  if ((state[kState] & kDestroyed) !== 0) failBuffer(state);
  if ((state[kState] & kEnding) !== 0) finishMaybe(stream, state, true);
}

function failWrite(stream, state, err, cb) {
  --state.pendingcb;
  cb(err);
  failBuffer(state); // What waits will not be written either.
  errorOrDestroy(stream, err);
}

function failBuffer(state) {
  if ((state[kState] & kWriting) !== 0) return;
  if ((state[kState] & kBuffered) !== 0) {
    const queue = state[kBufferedValue];
    for (let i = state.bufferedIndex; i < queue.length; i++) {
      const { chunk, callback } = queue[i];
      state.length -= (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
      callback(state.errored ?? new ERR_STREAM_DESTROYED('write'));
    }
  }
  callFinishedCallbacks(state, state.errored ?? new ERR_STREAM_DESTROYED('end'));
  resetBuffer(state);
}

function resetBuffer(state) {
  state[kBufferedValue] = null;
  state.bufferedIndex = 0;
  state[kState] |= kAllBuffers | kAllNoop;
  state[kState] &= ~kBuffered;
}

// Writes what waits: all of it at once where there is _writev(), else entry by entry as long as they are done at once.
function clearBuffer(stream, state) {
  if ((state[kState] & (kDestroyed | kBufferProcessing | kCorked | kBuffered | kConstructed)) !==
      (kBuffered | kConstructed)) return;

  const queue = state[kBufferedValue];
  let index = state.bufferedIndex;
  const waiting = queue.length - index;
  if (!waiting) return;

  state[kState] |= kBufferProcessing;
  if (waiting > 1 && stream._writev) {
    state.pendingcb -= waiting - 1; // They share one callback.
    const silent = (state[kState] & kAllNoop) !== 0;
    const callback = silent ? nop : (err) => {
      for (let n = index; n < queue.length; ++n) queue[n].callback(err);
    };
    // The callback needs the queue as it is: the program may change what it is given.
    const chunks = silent && index === 0 ? queue : queue.slice(index);
    chunks.allBuffers = (state[kState] & kAllBuffers) !== 0;
    passOn(stream, state, true, state.length, chunks, '', callback);
    resetBuffer(state);
  } else {
    do {
      const { chunk, encoding, callback } = queue[index];
      queue[index++] = null;
      const size = (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
      passOn(stream, state, false, size, chunk, encoding, callback);
    } while (index < queue.length && (state[kState] & kWriting) === 0);

    if (index === queue.length) {
      resetBuffer(state);
    } else if (index > kQueueCut) {
      queue.splice(0, index);
      state.bufferedIndex = 0;
    } else {
      state.bufferedIndex = index;
    }
  }
  state[kState] &= ~kBufferProcessing;
}

Writable.prototype.cork = function() {
  const state = this._writableState;
  state[kState] |= kCorked;
  state.corked++;
};

Writable.prototype.uncork = function() {
  const state = this._writableState;
  if (!state.corked) return;
  state.corked--;
  if (!state.corked) state[kState] &= ~kCorked;
  if ((state[kState] & kWriting) === 0) clearBuffer(this, state);
};

Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

// The end

Writable.prototype.end = function(chunk, encoding, cb) {
  const state = this._writableState;
  if (typeof chunk === 'function') {
    cb = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }

  let err;
  if (chunk !== null && chunk !== undefined) {
    const result = accept(this, chunk, encoding);
    if (result instanceof Error) err = result;
  }
  if ((state[kState] & kCorked) !== 0) { // end() undoes every cork().
    state.corked = 1;
    this.uncork();
  }

  if (err) {
    // It was told already; the callback below gets it too.
  } else if ((state[kState] & (kEnding | kErrored)) === 0) {
    // Even for a destroyed stream: 'close' then tells how it ended.
    state[kState] |= kEnding;
    finishMaybe(this, state, true);
    state[kState] |= kEnded;
  } else if ((state[kState] & kFinished) !== 0) {
    err = new ERR_STREAM_ALREADY_FINISHED('end');
  } else if ((state[kState] & kDestroyed) !== 0) {
    err = new ERR_STREAM_DESTROYED('end');
  }

  if (typeof cb === 'function') {
    if (err) {
      process.nextTick(cb, err);
    } else if ((state[kState] & kErrored) !== 0) {
      process.nextTick(cb, state[kErroredValue]);
    } else if ((state[kState] & kFinished) !== 0) {
      process.nextTick(cb, null);
    } else {
      state[kState] |= kOnFinished;
      (state[kOnFinishedValue] ??= []).push(cb);
    }
  }
  return this;
};

function needFinish(state) {
  return (state[kState] & (kEnding | kDestroyed | kConstructed | kFinished | kWriting | kErrorEmitted |
    kCloseEmitted | kErrored | kBuffered)) === (kEnding | kConstructed) && state.length === 0;
}

// `sync`: within end() or a write's callback, 'finish' must wait for the next tick.
function finishMaybe(stream, state, sync) {
  if (!needFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (sync) {
    state.pendingcb++;
    process.nextTick(finishNT, stream, state);
  } else if (needFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishNT(stream, state) {
  if (needFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function prefinish(stream, state) {
  if ((state[kState] & (kPrefinished | kFinalCalled)) !== 0) return;
  if (typeof stream._final === 'function' && (state[kState] & kDestroyed) === 0) {
    state[kState] |= kFinalCalled;
    callFinal(stream, state);
  } else {
    state[kState] |= kPrefinished;
    stream.emit('prefinish');
  }
}

function callFinal(stream, state) {
  let called = false;

  function onFinal(err) {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    state.pendingcb--;
    if (err) {
      callFinishedCallbacks(state, err);
      errorOrDestroy(stream, err, (state[kState] & kSync) !== 0);
    } else if (needFinish(state)) {
      state[kState] |= kPrefinished;
      stream.emit('prefinish');
      // The stream might still take errors of 'prefinish' listeners: 'finish' comes later.
      state.pendingcb++;
      process.nextTick(finish, stream, state);
    }
  }

  state[kState] |= kSync;
  state.pendingcb++;
  try {
    stream._final(onFinal);
  } catch (err) {
    onFinal(err);
  }
  state[kState] &= ~kSync;
}

function finish(stream, state) {
  state.pendingcb--;
  state[kState] |= kFinished;
  callFinishedCallbacks(state, null);
  stream.emit('finish');

  if ((state[kState] & kAutoDestroy) !== 0) {
    // A duplex goes when both its halves are done.
    const r = stream._readableState;
    if (!r || (r.autoDestroy && (r.endEmitted || r.readable === false))) stream.destroy();
  }
}

function callFinishedCallbacks(state, err) {
  if ((state[kState] & kOnFinished) === 0) return;
  const callbacks = state[kOnFinishedValue];
  state[kOnFinishedValue] = null;
  state[kState] &= ~kOnFinished;
  for (let i = 0; i < callbacks.length; i++) callbacks[i](err);
}

const { destroy } = destroyImpl;
Writable.prototype.destroy = function(err, cb) {
  const state = this._writableState;
  // Waiting writes and ends are told, later.
  if ((state[kState] & (kBuffered | kOnFinished)) !== 0 && (state[kState] & kDestroyed) === 0) {
    process.nextTick(failBuffer, state);
  }
  destroy.call(this, err, cb);
  return this;
};
Writable.prototype._undestroy = destroyImpl.undestroy;
Writable.prototype._destroy = function(err, cb) {
  cb(err);
};

Writable.prototype[Symbol.for('nodejs.rejection')] = function(err) {
  this.destroy(err);
};

Writable.prototype[Symbol.asyncDispose] = async function() {
  if (!this.destroyed) this.destroy(this.writableFinished ? null : new AbortError());
  const { eos } = require('internal/stream/end_of_stream');
  await new Promise((resolve, reject) => {
    eos(this, (err) => (err && err.name !== 'AbortError' ? reject(err) : resolve(null)));
  });
};

defineWritableProperties(Writable.prototype);

Object.defineProperties(Writable, {
  // What a duplex needs of this half; not for programs.
  _constructed: { __proto__: null, value: constructed },
  _newState: {
    __proto__: null,
    value: (options, stream) => new WritableState(options, stream, true, onwrite.bind(undefined, stream)),
  },
});

Writable.fromWeb = function(writableStream, options) {
  return require('internal/webstreams/adapters').newStreamWritableFromWritableStream(writableStream, options);
};

Writable.toWeb = function(streamWritable) {
  return require('internal/webstreams/adapters').newWritableStreamFromStreamWritable(streamWritable);
};
