'use strict';

// The two readers. A read request is an object with chunk(value), close(value) and error(err).

const {
  kState, kPull, kRelease, isKind, Fifo, setPromiseHandled, invalidState, customInspect, finishClass,
  resolvedDeferred, rejectedDeferred,
} = require('internal/webstreams/shared');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { validateNumber, validateObject, kValidateObjectAllowObjectsAndNull } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

const streams = () => require('internal/webstreams/readablestream');

class ReaderState {
  constructor(kind) {
    this.kind = kind;
    this.stream = undefined;
    this.close = undefined; // The deferred of `closed`.
    this.readRequests = kind === 'ReadableStreamDefaultReader' ? new Fifo() : undefined;
    this.readIntoRequests = kind === 'ReadableStreamBYOBReader' ? new Fifo() : undefined;
  }
}

// Answers a read() of the program's.
class PromiseRequest {
  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.promise = promise;
    this.resolve = resolve;
    this.reject = reject;
  }

  chunk(value) { this.resolve({ value, done: false }); }

  close(value) { this.resolve({ value, done: true }); }

  error(err) { this.reject(err); }
}

class ReadableStreamDefaultReader {
  constructor(stream) {
    if (!isKind(stream, 'ReadableStream')) throw new ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    this[kState] = new ReaderState('ReadableStreamDefaultReader');
    setupReadableStreamDefaultReader(this, stream);
  }

  read() {
    if (!isReadableStreamDefaultReader(this)) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    }
    const { stream } = this[kState];
    if (stream === undefined) return Promise.reject(invalidState('The reader is not attached to a stream'));

    // What is there already needs no request.
    const { controller, state } = stream[kState];
    if (state === 'readable' && controller[kState].kind === 'ReadableStreamDefaultController' &&
        controller[kState].queue.length > 0) {
      stream[kState].disturbed = true;
      const { takeQueuedChunk } = require('internal/webstreams/readable_default_controller');
      return Promise.resolve({ value: takeQueuedChunk(controller), done: false });
    }
    const request = new PromiseRequest();
    readableStreamDefaultReaderRead(this, request);
    return request.promise;
  }

  releaseLock() {
    if (!isReadableStreamDefaultReader(this)) throw new ERR_INVALID_THIS('ReadableStreamDefaultReader');
    if (this[kState].stream !== undefined) readableStreamDefaultReaderRelease(this);
  }

  get closed() {
    if (!isReadableStreamDefaultReader(this)) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    }
    return this[kState].close.promise;
  }

  cancel(reason = undefined) {
    if (!isReadableStreamDefaultReader(this)) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    }
    if (this[kState].stream === undefined) {
      return Promise.reject(invalidState('The reader is not attached to a stream'));
    }
    return readableStreamReaderGenericCancel(this, reason);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {
      stream: this[kState].stream,
      readRequests: this[kState].readRequests.length,
      close: this[kState].close.promise,
    });
  }
}

class ReadableStreamBYOBReader {
  constructor(stream) {
    if (!isKind(stream, 'ReadableStream')) throw new ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    this[kState] = new ReaderState('ReadableStreamBYOBReader');
    setupReadableStreamBYOBReader(this, stream);
  }

  // Not async: what fails before the promise is made must reject it all the same, and in order.
  read(view, options = { min: 1 }) {
    try {
      if (!isReadableStreamBYOBReader(this)) throw new ERR_INVALID_THIS('ReadableStreamBYOBReader');
      if (!ArrayBuffer.isView(view)) {
        throw new ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
      }
      validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
      const { byteLength, buffer } = view;
      if (byteLength === 0 || buffer.byteLength === 0) {
        throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
      }
      const min = options?.min ?? 1;
      validateNumber(min, 'options.min');
      if (!Number.isInteger(min)) throw new ERR_INVALID_ARG_VALUE('options.min', min, 'must be an integer');
      if (min <= 0) throw new ERR_INVALID_ARG_VALUE('options.min', min, 'must be greater than 0');
      if (view instanceof DataView) {
        if (min > byteLength) throw new ERR_OUT_OF_RANGE('options.min', '<= view.byteLength', min);
      } else if (min > view.length) {
        throw new ERR_OUT_OF_RANGE('options.min', '<= view.length', min);
      }
      if (this[kState].stream === undefined) throw invalidState('The reader is not attached to a stream');
      const request = new PromiseRequest();
      readableStreamBYOBReaderRead(this, view, min, request);
      return request.promise;
    } catch (err) {
      return Promise.reject(err);
    }
  }

  releaseLock() {
    if (!isReadableStreamBYOBReader(this)) throw new ERR_INVALID_THIS('ReadableStreamBYOBReader');
    if (this[kState].stream !== undefined) readableStreamBYOBReaderRelease(this);
  }

  get closed() {
    if (!isReadableStreamBYOBReader(this)) return Promise.reject(new ERR_INVALID_THIS('ReadableStreamBYOBReader'));
    return this[kState].close.promise;
  }

  cancel(reason = undefined) {
    if (!isReadableStreamBYOBReader(this)) return Promise.reject(new ERR_INVALID_THIS('ReadableStreamBYOBReader'));
    if (this[kState].stream === undefined) {
      return Promise.reject(invalidState('The reader is not attached to a stream'));
    }
    return readableStreamReaderGenericCancel(this, reason);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {
      stream: this[kState].stream,
      readIntoRequests: this[kState].readIntoRequests.length,
      close: this[kState].close.promise,
    });
  }
}

finishClass(ReadableStreamDefaultReader, ['closed', 'read', 'releaseLock', 'cancel']);
finishClass(ReadableStreamBYOBReader, ['closed', 'read', 'releaseLock', 'cancel']);

const isReadableStreamDefaultReader = (value) => isKind(value, 'ReadableStreamDefaultReader');
const isReadableStreamBYOBReader = (value) => isKind(value, 'ReadableStreamBYOBReader');

function setupReadableStreamDefaultReader(reader, stream) {
  if (stream[kState].reader !== undefined) throw invalidState('ReadableStream is locked');
  readableStreamReaderGenericInitialize(reader, stream);
}

function setupReadableStreamBYOBReader(reader, stream) {
  if (stream[kState].reader !== undefined) throw invalidState('ReadableStream is locked');
  if (!isKind(stream[kState].controller, 'ReadableByteStreamController')) {
    throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be a byte stream');
  }
  readableStreamReaderGenericInitialize(reader, stream);
}

function readableStreamReaderGenericInitialize(reader, stream) {
  reader[kState].stream = stream;
  stream[kState].reader = reader;
  const { state, storedError } = stream[kState];
  if (state === 'readable') reader[kState].close = Promise.withResolvers();
  else if (state === 'closed') reader[kState].close = resolvedDeferred();
  else reader[kState].close = rejectedDeferred(storedError);
}

function readableStreamReaderGenericCancel(reader, reason) {
  return streams().readableStreamCancel(reader[kState].stream, reason);
}

function readableStreamReaderGenericRelease(reader) {
  const { stream, close } = reader[kState];
  if (stream === undefined) return;
  const err = invalidState('Reader released');
  if (stream[kState].state === 'readable') {
    close.reject(err);
    setPromiseHandled(close.promise);
  } else {
    reader[kState].close = rejectedDeferred(err);
  }
  stream[kState].controller[kRelease]();
  stream[kState].reader = undefined;
  reader[kState].stream = undefined;
}

function readableStreamDefaultReaderRelease(reader) {
  readableStreamReaderGenericRelease(reader);
  failAll(reader[kState].readRequests);
}

function readableStreamBYOBReaderRelease(reader) {
  readableStreamReaderGenericRelease(reader);
  failAll(reader[kState].readIntoRequests);
}

function failAll(requests) {
  if (requests.length === 0) return;
  const err = invalidState('Releasing reader');
  for (const request of requests.takeAll()) request.error(err);
}

function readableStreamDefaultReaderRead(reader, request) {
  const { stream } = reader[kState];
  const slots = stream[kState];
  slots.disturbed = true;
  switch (slots.state) {
    case 'closed': request.close(); break;
    case 'errored': request.error(slots.storedError); break;
    default: slots.controller[kPull](request);
  }
}

function readableStreamBYOBReaderRead(reader, view, min, request) {
  const { stream } = reader[kState];
  stream[kState].disturbed = true;
  if (stream[kState].state === 'errored') {
    request.error(stream[kState].storedError);
  } else {
    const { readableByteStreamControllerPullInto } = require('internal/webstreams/readable_byte_controller');
    readableByteStreamControllerPullInto(stream[kState].controller, view, min, request);
  }
}

Object.assign(exports, {
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  isReadableStreamDefaultReader,
  isReadableStreamBYOBReader,
  readableStreamReaderGenericCancel,
  readableStreamReaderGenericRelease,
  readableStreamDefaultReaderRelease,
  readableStreamBYOBReaderRelease,
  readableStreamDefaultReaderRead,
  readableStreamBYOBReaderRead,
});
