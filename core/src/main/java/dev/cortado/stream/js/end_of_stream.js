'use strict';

// finished(): calls back once when a stream is over, whichever way it went, for every kind of stream there is.

const { AbortError, codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_PREMATURE_CLOSE } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateFunction, validateObject } = require('internal/validators');
const {
  isClosed, isReadable, isReadableNodeStream, isReadableStream, isReadableFinished, isReadableErrored,
  isWritable, isWritableNodeStream, isWritableStream, isWritableFinished, isWritableErrored,
  isNodeStream, willEmitClose: streamWillEmitClose, kIsClosedPromise,
} = require('internal/stream/utils');

const kNoOptions = Object.freeze({ __proto__: null });

function nop() {}

function once(fn) {
  let called = false;
  return function(...args) {
    if (called) return;
    called = true;
    return Reflect.apply(fn, this, args);
  };
}

// The callback runs in the asynchronous context of who asked.
function inContext(callback) {
  if (require('internal/async_hooks/context').getFrame() === undefined) return callback;
  return require('async_hooks').AsyncResource.bind(callback);
}

const isClientRequest = (stream) => stream.setHeader && typeof stream.abort === 'function';

function eos(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = kNoOptions;
  } else if (options == null) {
    options = kNoOptions;
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  callback = once(inContext(callback));

  if (isReadableStream(stream) || isWritableStream(stream)) return eosWeb(stream, options, callback);
  if (!isNodeStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }

  const readable = options.readable ?? isReadableNodeStream(stream);
  const writable = options.writable ?? isWritableNodeStream(stream);
  const w = stream._writableState;
  const r = stream._readableState;

  // 'close' can be waited for only if both sides that are asked for are those the stream closes after.
  let awaitsClose = streamWillEmitClose(stream) && isReadableNodeStream(stream) === readable &&
    isWritableNodeStream(stream) === writable;
  let writableFinished = isWritableFinished(stream, false);
  let readableFinished = isReadableFinished(stream, false);
  let closed = isClosed(stream);

  function onfinish() {
    writableFinished = true;
    if (stream.destroyed) awaitsClose = false; // An old-style destroy(), which may not emit 'close'.
    if (awaitsClose && (!stream.writable || stream.readable)) return;
    if (!readable || readableFinished) callback.call(stream);
  }

  function onend() {
    readableFinished = true;
    if (stream.destroyed) awaitsClose = false;
    if (awaitsClose && (!stream.readable || stream.writable)) return;
    if (!writable || writableFinished) callback.call(stream);
  }

  function onlegacyfinish() {
    if (!stream.writable) onfinish();
  }

  function onerror(err) {
    callback.call(stream, err);
  }

  function onclose() {
    closed = true;
    const err = isWritableErrored(stream) || isReadableErrored(stream);
    if (err && typeof err !== 'boolean') return callback.call(stream, err);
    if (readable && !readableFinished && isReadableNodeStream(stream, true) && !isReadableFinished(stream, false)) {
      return callback.call(stream, new ERR_STREAM_PREMATURE_CLOSE());
    }
    if (writable && !writableFinished && !isWritableFinished(stream, false)) {
      return callback.call(stream, new ERR_STREAM_PREMATURE_CLOSE());
    }
    callback.call(stream);
  }

  // It was over before we came.
  function onclosed() {
    closed = true;
    const err = isWritableErrored(stream) || isReadableErrored(stream);
    if (err && typeof err !== 'boolean') return callback.call(stream, err);
    callback.call(stream);
  }

  function onrequest() {
    stream.req.on('finish', onfinish);
  }

  if (isClientRequest(stream)) {
    stream.on('complete', onfinish);
    if (!awaitsClose) stream.on('abort', onclose);
    if (stream.req) onrequest();
    else stream.on('request', onrequest);
  } else if (writable && !w) {
    stream.on('end', onlegacyfinish);
    stream.on('close', onlegacyfinish);
  }
  if (!awaitsClose && typeof stream.aborted === 'boolean') stream.on('aborted', onclose);
  stream.on('end', onend);
  stream.on('finish', onfinish);
  if (options.error !== false) stream.on('error', onerror);
  stream.on('close', onclose);

  if (closed) {
    process.nextTick(onclose);
  } else if (w?.errorEmitted || r?.errorEmitted) {
    if (!awaitsClose) process.nextTick(onclosed);
  } else if (!readable && (!awaitsClose || isReadable(stream)) &&
             (writableFinished || isWritable(stream) === false) &&
             (w == null || w.pendingcb === undefined || w.pendingcb === 0)) {
    process.nextTick(onclosed);
  } else if (!writable && (!awaitsClose || isWritable(stream)) &&
             (readableFinished || isReadable(stream) === false)) {
    process.nextTick(onclosed);
  } else if (r && stream.req && stream.aborted) {
    process.nextTick(onclosed);
  }

  function cleanup() {
    callback = nop;
    stream.removeListener('aborted', onclose);
    stream.removeListener('complete', onfinish);
    stream.removeListener('abort', onclose);
    stream.removeListener('request', onrequest);
    if (stream.req) stream.req.removeListener('finish', onfinish);
    stream.removeListener('end', onlegacyfinish);
    stream.removeListener('close', onlegacyfinish);
    stream.removeListener('finish', onfinish);
    stream.removeListener('end', onend);
    stream.removeListener('error', onerror);
    stream.removeListener('close', onclose);
  }

  if (options.signal && !closed) {
    callback = watchSignal(options.signal, callback, () => {
      const last = callback;
      cleanup();
      last.call(stream, new AbortError(undefined, { cause: options.signal.reason }));
    });
  }
  return cleanup;
}

// Calls `abort` when the signal does; the callback that is returned stops watching.
function watchSignal(signal, callback, abort) {
  if (signal.aborted) {
    process.nextTick(abort);
    return callback;
  }
  const listener = require('events').addAbortListener(signal, abort);
  return once(function(...args) {
    listener[Symbol.dispose]();
    Reflect.apply(callback, this, args);
  });
}

function eosWeb(stream, options, callback) {
  let aborted = false;
  if (options.signal) {
    callback = watchSignal(options.signal, callback, () => {
      aborted = true;
      callback.call(stream, new AbortError(undefined, { cause: options.signal.reason }));
    });
  }
  const settled = (...args) => {
    if (!aborted) process.nextTick(() => callback.apply(stream, args));
  };
  stream[kIsClosedPromise].promise.then(settled, settled);
  return nop;
}

function finished(stream, options) {
  let autoCleanup = false;
  if (options === null || options === undefined) {
    options = kNoOptions;
  } else if (options.cleanup) {
    validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanup = eos(stream, options, (err) => {
      if (autoCleanup) cleanup();
      if (err) reject(err);
      else resolve();
    });
  });
}

module.exports = { eos, finished, once };
