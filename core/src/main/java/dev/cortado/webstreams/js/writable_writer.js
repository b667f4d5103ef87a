'use strict';

const {
  kState, isKind, isPromisePending, setPromiseHandled, invalidState, customInspect, finishClass, resolvedDeferred,
  rejectedDeferred,
} = require('internal/webstreams/shared');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');

const streams = () => require('internal/webstreams/writablestream');
const controllers = () => require('internal/webstreams/writable_controller');

class WriterState {
  kind = 'WritableStreamDefaultWriter';
  stream = undefined;
  // The deferreds of `closed` and `ready`.
  close = undefined;
  ready = undefined;
}

const isWritableStreamDefaultWriter = (value) => isKind(value, 'WritableStreamDefaultWriter');
const notBound = () => invalidState('Writer is not bound to a WritableStream');

class WritableStreamDefaultWriter {
  constructor(stream) {
    if (!isKind(stream, 'WritableStream')) throw new ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    this[kState] = new WriterState();
    setupWritableStreamDefaultWriter(this, stream);
  }

  get closed() {
    if (!isWritableStreamDefaultWriter(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    return this[kState].close.promise;
  }

  get desiredSize() {
    if (!isWritableStreamDefaultWriter(this)) throw new ERR_INVALID_THIS('WritableStreamDefaultWriter');
    if (this[kState].stream === undefined) throw notBound();
    return writableStreamDefaultWriterGetDesiredSize(this);
  }

  get ready() {
    if (!isWritableStreamDefaultWriter(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    return this[kState].ready.promise;
  }

  abort(reason = undefined) {
    if (!isWritableStreamDefaultWriter(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    if (this[kState].stream === undefined) return Promise.reject(notBound());
    return streams().writableStreamAbort(this[kState].stream, reason);
  }

  close() {
    if (!isWritableStreamDefaultWriter(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    const { stream } = this[kState];
    if (stream === undefined) return Promise.reject(notBound());
    if (streams().writableStreamCloseQueuedOrInFlight(stream)) {
      return Promise.reject(invalidState('Failure to close WritableStream'));
    }
    return streams().writableStreamClose(stream);
  }

  releaseLock() {
    if (!isWritableStreamDefaultWriter(this)) throw new ERR_INVALID_THIS('WritableStreamDefaultWriter');
    if (this[kState].stream !== undefined) writableStreamDefaultWriterRelease(this);
  }

  write(chunk = undefined) {
    if (!isWritableStreamDefaultWriter(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    if (this[kState].stream === undefined) return Promise.reject(notBound());
    return writableStreamDefaultWriterWrite(this, chunk);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {
      stream: this[kState].stream,
      close: this[kState].close.promise,
      ready: this[kState].ready.promise,
      desiredSize: this.desiredSize,
    });
  }
}

finishClass(WritableStreamDefaultWriter, ['closed', 'ready', 'desiredSize', 'abort', 'close', 'releaseLock', 'write']);

function setupWritableStreamDefaultWriter(writer, stream) {
  const slots = stream[kState];
  if (slots.writer !== undefined) throw invalidState('WritableStream is locked');
  writer[kState].stream = stream;
  slots.writer = writer;
  switch (slots.state) {
    case 'writable':
      writer[kState].ready = slots.backpressure && !streams().writableStreamCloseQueuedOrInFlight(stream) ?
        Promise.withResolvers() : resolvedDeferred();
      writer[kState].close = Promise.withResolvers();
      break;
    case 'erroring':
      writer[kState].ready = rejectedDeferred(slots.storedError);
      writer[kState].close = Promise.withResolvers();
      break;
    case 'closed':
      writer[kState].ready = resolvedDeferred();
      writer[kState].close = resolvedDeferred();
      break;
    default:
      writer[kState].ready = rejectedDeferred(slots.storedError);
      writer[kState].close = rejectedDeferred(slots.storedError);
  }
}

function writableStreamDefaultWriterRelease(writer) {
  const { stream } = writer[kState];
  const err = invalidState('Writer has been released');
  writableStreamDefaultWriterEnsureReadyPromiseRejected(writer, err);
  ensureRejected(writer, 'close', err);
  stream[kState].writer = undefined;
  writer[kState].stream = undefined;
}

function writableStreamDefaultWriterEnsureReadyPromiseRejected(writer, err) {
  ensureRejected(writer, 'ready', err);
}

function ensureRejected(writer, name, err) {
  const deferred = writer[kState][name];
  if (deferred.reject !== undefined && isPromisePending(deferred.promise)) {
    deferred.reject(err);
    setPromiseHandled(deferred.promise);
  } else {
    writer[kState][name] = rejectedDeferred(err);
  }
}

function writableStreamDefaultWriterGetDesiredSize(writer) {
  const { stream } = writer[kState];
  switch (stream[kState].state) {
    case 'errored':
    case 'erroring': return null;
    case 'closed': return 0;
    default: return controllers().writableStreamDefaultControllerGetDesiredSize(stream[kState].controller);
  }
}

function writableStreamDefaultWriterCloseWithErrorPropagation(writer) {
  const { stream } = writer[kState];
  const { state, storedError } = stream[kState];
  if (streams().writableStreamCloseQueuedOrInFlight(stream) || state === 'closed') return Promise.resolve();
  if (state === 'errored') return Promise.reject(storedError);
  return streams().writableStreamClose(stream);
}

function writableStreamDefaultWriterWrite(writer, chunk) {
  const { stream } = writer[kState];
  const slots = stream[kState];
  const { controller } = slots;
  const size = controllers().writableStreamDefaultControllerGetChunkSize(controller, chunk);
  // The program's size() may have let go of the writer.
  if (stream !== writer[kState].stream) return Promise.reject(invalidState('Mismatched WritableStreams'));
  if (slots.state === 'errored') return Promise.reject(slots.storedError);
  if (slots.state === 'closed' || streams().writableStreamCloseQueuedOrInFlight(stream)) {
    return Promise.reject(invalidState('WritableStream is closed'));
  }
  if (slots.state === 'erroring') return Promise.reject(slots.storedError);
  const promise = streams().writableStreamAddWriteRequest(stream);
  controllers().writableStreamDefaultControllerWrite(controller, chunk, size);
  return promise;
}

Object.assign(exports, {
  WritableStreamDefaultWriter,
  isWritableStreamDefaultWriter,
  writableStreamDefaultWriterCloseWithErrorPropagation,
  writableStreamDefaultWriterEnsureReadyPromiseRejected,
  writableStreamDefaultWriterGetDesiredSize,
  writableStreamDefaultWriterRelease,
  writableStreamDefaultWriterWrite,
});
