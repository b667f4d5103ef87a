'use strict';

// WritableStream: writes go to the sink one at a time. The states are writable, erroring (what is under way may end),
// errored and closed.

const {
  kState, kAbort, kError, isKind, Fifo, setPromiseHandled, extractHighWaterMark, extractSizeAlgorithm, invalidState,
  customInspect, finishClass, resolvedDeferred, rejectedDeferred,
} = require('internal/webstreams/shared');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS } } = require('internal/errors');
const {
  validateObject, kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull,
} = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { kIsClosedPromise, kControllerErrorFunction } = require('internal/stream/utils');
const writers = require('internal/webstreams/writable_writer');
const controllers = require('internal/webstreams/writable_controller');

const kEmptyObject = Object.freeze({ __proto__: null });

class WritableStreamState {
  kind = 'WritableStream';
  state = 'writable';
  storedError = undefined;
  backpressure = false;
  controller = undefined;
  writer = undefined;
  // Deferreds of writes and closes that the program waits for.
  writeRequests = new Fifo();
  inFlightWriteRequest = undefined;
  closeRequest = undefined;
  inFlightCloseRequest = undefined;
  pendingAbortRequest = undefined; // { deferred, reason, wasAlreadyErroring }
  closedPromise = undefined; // Made when asked for.
}

const isWritableStream = (value) => isKind(value, 'WritableStream');

class WritableStream {
  constructor(sink = kEmptyObject, strategy = kEmptyObject) {
    validateObject(sink, 'sink', kValidateObjectAllowObjects);
    validateObject(strategy, 'strategy', kValidateObjectAllowObjectsAndNull);
    const type = sink?.type;
    if (type !== undefined) throw new ERR_INVALID_ARG_VALUE.RangeError('type', type);
    this[kState] = new WritableStreamState();
    const size = extractSizeAlgorithm(strategy?.size);
    const highWaterMark = extractHighWaterMark(strategy?.highWaterMark, 1);
    controllers.setUpWritableStreamDefaultControllerFromSink(this, sink, highWaterMark, size);
  }

  get locked() {
    if (!isWritableStream(this)) throw new ERR_INVALID_THIS('WritableStream');
    return isWritableStreamLocked(this);
  }

  abort(reason = undefined) {
    if (!isWritableStream(this)) return Promise.reject(new ERR_INVALID_THIS('WritableStream'));
    if (isWritableStreamLocked(this)) return Promise.reject(invalidState('WritableStream is locked'));
    return writableStreamAbort(this, reason);
  }

  close() {
    if (!isWritableStream(this)) return Promise.reject(new ERR_INVALID_THIS('WritableStream'));
    if (isWritableStreamLocked(this)) return Promise.reject(invalidState('WritableStream is locked'));
    if (writableStreamCloseQueuedOrInFlight(this)) return Promise.reject(invalidState('Failure closing WritableStream'));
    return writableStreamClose(this);
  }

  getWriter() {
    if (!isWritableStream(this)) throw new ERR_INVALID_THIS('WritableStream');
    return new writers.WritableStreamDefaultWriter(this);
  }

  get [kIsClosedPromise]() {
    const state = this[kState];
    if (state.closedPromise === undefined) {
      if (state.state === 'closed') state.closedPromise = resolvedDeferred();
      else if (state.state === 'errored') state.closedPromise = rejectedDeferred(state.storedError);
      else setPromiseHandled((state.closedPromise = Promise.withResolvers()).promise);
    }
    return state.closedPromise;
  }

  get [kControllerErrorFunction]() {
    return (err) => this[kState].controller.error(err);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, { locked: this.locked, state: this[kState].state });
  }
}

finishClass(WritableStream, ['locked', 'abort', 'close', 'getWriter']);

/** A stream of our own making: the algorithms are given, there is no sink of the program's. */
function createWritableStream(start, write, close, abort, highWaterMark = 1, size = () => 1) {
  const stream = Object.create(WritableStream.prototype);
  stream[kState] = new WritableStreamState();
  const controller = controllers.newWritableStreamDefaultController();
  controllers.setUpWritableStreamDefaultController(
    stream, controller, start, write, close, abort, highWaterMark, size);
  return stream;
}

function isWritableStreamLocked(stream) {
  return stream[kState].writer !== undefined;
}

function writableStreamCloseQueuedOrInFlight(stream) {
  return stream[kState].closeRequest !== undefined || stream[kState].inFlightCloseRequest !== undefined;
}

function writableStreamAbort(stream, reason) {
  const slots = stream[kState];
  if (slots.state === 'closed' || slots.state === 'errored') return Promise.resolve();
  slots.controller[kState].abortController?.abort(reason);
  slots.controller[kState].abortReason = { reason };
  // A listener of the signal may have changed it.
  if (slots.state === 'closed' || slots.state === 'errored') return Promise.resolve();
  if (slots.pendingAbortRequest !== undefined) return slots.pendingAbortRequest.deferred.promise;

  const wasAlreadyErroring = slots.state === 'erroring';
  if (wasAlreadyErroring) reason = undefined;
  const deferred = Promise.withResolvers();
  slots.pendingAbortRequest = { deferred, reason, wasAlreadyErroring };
  if (!wasAlreadyErroring) writableStreamStartErroring(stream, reason);
  return deferred.promise;
}

function writableStreamClose(stream) {
  const slots = stream[kState];
  if (slots.state === 'closed' || slots.state === 'errored') {
    return Promise.reject(invalidState('WritableStream is closed'));
  }
  const deferred = slots.closeRequest = Promise.withResolvers();
  if (slots.writer !== undefined && slots.backpressure && slots.state === 'writable') {
    slots.writer[kState].ready.resolve?.();
  }
  controllers.writableStreamDefaultControllerClose(slots.controller);
  return deferred.promise;
}

function writableStreamAddWriteRequest(stream) {
  const deferred = Promise.withResolvers();
  stream[kState].writeRequests.push(deferred);
  return deferred.promise;
}

function writableStreamDealWithRejection(stream, err) {
  if (stream[kState].state === 'writable') writableStreamStartErroring(stream, err);
  else writableStreamFinishErroring(stream);
}

function writableStreamStartErroring(stream, reason) {
  const slots = stream[kState];
  slots.state = 'erroring';
  slots.storedError = reason;
  if (slots.writer !== undefined) {
    writers.writableStreamDefaultWriterEnsureReadyPromiseRejected(slots.writer, reason);
  }
  if (!hasOperationInFlight(stream) && slots.controller[kState].started) writableStreamFinishErroring(stream);
}

function hasOperationInFlight(stream) {
  return stream[kState].inFlightWriteRequest !== undefined || stream[kState].inFlightCloseRequest !== undefined;
}

function writableStreamFinishErroring(stream) {
  const slots = stream[kState];
  slots.state = 'errored';
  slots.controller[kError]();
  for (const request of slots.writeRequests.takeAll()) request.reject(slots.storedError);

  const request = slots.pendingAbortRequest;
  if (request === undefined) {
    rejectCloseAndClosedPromise(stream);
    return;
  }
  slots.pendingAbortRequest = undefined;
  if (request.wasAlreadyErroring) {
    request.deferred.reject(slots.storedError);
    rejectCloseAndClosedPromise(stream);
    return;
  }
  slots.controller[kAbort](request.reason).then(() => {
    request.deferred.resolve();
    rejectCloseAndClosedPromise(stream);
  }, (err) => {
    request.deferred.reject(err);
    rejectCloseAndClosedPromise(stream);
  });
}

function rejectCloseAndClosedPromise(stream) {
  const slots = stream[kState];
  if (slots.closeRequest !== undefined) {
    slots.closeRequest.reject(slots.storedError);
    slots.closeRequest = undefined;
  }
  slots.closedPromise?.reject?.(slots.storedError);
  if (slots.writer !== undefined) {
    const { close } = slots.writer[kState];
    close.reject?.(slots.storedError);
    setPromiseHandled(close.promise);
  }
}

function writableStreamFinishInFlightWrite(stream) {
  stream[kState].inFlightWriteRequest.resolve();
  stream[kState].inFlightWriteRequest = undefined;
}

function writableStreamFinishInFlightWriteWithError(stream, err) {
  stream[kState].inFlightWriteRequest.reject(err);
  stream[kState].inFlightWriteRequest = undefined;
  writableStreamDealWithRejection(stream, err);
}

function writableStreamFinishInFlightClose(stream) {
  const slots = stream[kState];
  slots.inFlightCloseRequest.resolve();
  slots.inFlightCloseRequest = undefined;
  if (slots.state === 'erroring') {
    // It closed in spite of all.
    slots.storedError = undefined;
    if (slots.pendingAbortRequest !== undefined) {
      slots.pendingAbortRequest.deferred.resolve();
      slots.pendingAbortRequest = undefined;
    }
  }
  slots.state = 'closed';
  if (slots.writer !== undefined) slots.writer[kState].close.resolve?.();
  slots.closedPromise?.resolve?.();
}

function writableStreamFinishInFlightCloseWithError(stream, err) {
  const slots = stream[kState];
  slots.inFlightCloseRequest.reject(err);
  slots.inFlightCloseRequest = undefined;
  if (slots.pendingAbortRequest !== undefined) {
    slots.pendingAbortRequest.deferred.reject(err);
    slots.pendingAbortRequest = undefined;
  }
  writableStreamDealWithRejection(stream, err);
}

function writableStreamUpdateBackpressure(stream, backpressure) {
  const slots = stream[kState];
  if (slots.writer !== undefined && slots.backpressure !== backpressure) {
    if (backpressure) slots.writer[kState].ready = Promise.withResolvers();
    else slots.writer[kState].ready.resolve?.();
  }
  slots.backpressure = backpressure;
}

Object.assign(exports, {
  WritableStream,
  isWritableStream,
  createWritableStream,
  isWritableStreamLocked,
  hasOperationInFlight,
  writableStreamAbort,
  writableStreamAddWriteRequest,
  writableStreamClose,
  writableStreamCloseQueuedOrInFlight,
  writableStreamDealWithRejection,
  writableStreamFinishErroring,
  writableStreamFinishInFlightClose,
  writableStreamFinishInFlightCloseWithError,
  writableStreamFinishInFlightWrite,
  writableStreamFinishInFlightWriteWithError,
  writableStreamStartErroring,
  writableStreamUpdateBackpressure,
});
for (const part of [writers, controllers]) {
  for (const name of Object.keys(part)) exports[name] = part[name];
}
