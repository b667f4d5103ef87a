'use strict';

// ReadableStream itself: what programs construct, and the few operations on its state that all parts share.

const {
  kState, kCancel, isKind, setPromiseHandled, extractHighWaterMark, extractSizeAlgorithm, invalidState, customInspect,
  finishClass, resolvedDeferred, rejectedDeferred,
} = require('internal/webstreams/shared');
const {
  codes: { ERR_ARG_NOT_ITERABLE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_INVALID_THIS },
} = require('internal/errors');
const {
  validateAbortSignal, validateObject, kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull,
} = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const {
  kIsDisturbed, kIsErrored, kIsReadable, kIsClosedPromise, kControllerErrorFunction,
} = require('internal/stream/utils');
const readers = require('internal/webstreams/readable_reader');
const defaults = require('internal/webstreams/readable_default_controller');
const bytes = require('internal/webstreams/readable_byte_controller');

class ReadableStreamState {
  kind = 'ReadableStream';
  disturbed = false;
  state = 'readable';
  storedError = undefined;
  reader = undefined;
  controller = undefined;
  closedPromise = undefined; // Made when asked for.
}

const isReadableStream = (value) => isKind(value, 'ReadableStream');

function checkThis(value) {
  if (!isReadableStream(value)) throw new ERR_INVALID_THIS('ReadableStream');
}

class ReadableStream {
  constructor(source = kEmptyObject, strategy = kEmptyObject) {
    validateObject(source, 'source', kValidateObjectAllowObjects);
    validateObject(strategy, 'strategy', kValidateObjectAllowObjectsAndNull);
    this[kState] = new ReadableStreamState();

    // The order in which properties are read is part of the standard.
    const size = strategy?.size;
    const highWaterMark = strategy?.highWaterMark;
    const type = source.type;
    if (`${type}` === 'bytes') {
      if (size !== undefined) throw new ERR_INVALID_ARG_VALUE.RangeError('strategy.size', size);
      bytes.setUpReadableByteStreamControllerFromSource(this, source, extractHighWaterMark(highWaterMark, 0));
    } else {
      if (type !== undefined) throw new ERR_INVALID_ARG_VALUE('source.type', type);
      defaults.setUpReadableStreamDefaultControllerFromSource(
        this, source, extractHighWaterMark(highWaterMark, 1), extractSizeAlgorithm(size));
    }
  }

  static from(iterable) {
    return readableStreamFromIterable(iterable);
  }

  get locked() {
    checkThis(this);
    return isReadableStreamLocked(this);
  }

  cancel(reason = undefined) {
    if (!isReadableStream(this)) return Promise.reject(new ERR_INVALID_THIS('ReadableStream'));
    if (isReadableStreamLocked(this)) return Promise.reject(invalidState('ReadableStream is locked'));
    return readableStreamCancel(this, reason);
  }

  getReader(options = kEmptyObject) {
    checkThis(this);
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    const mode = options?.mode;
    if (mode === undefined) return new readers.ReadableStreamDefaultReader(this);
    if (`${mode}` !== 'byob') throw new ERR_INVALID_ARG_VALUE('options.mode', mode);
    return new readers.ReadableStreamBYOBReader(this);
  }

  pipeThrough(transform, options = kEmptyObject) {
    checkThis(this);
    const readable = transform?.readable;
    if (!isReadableStream(readable)) {
      throw new ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    }
    const writable = transform?.writable;
    if (!isKind(writable, 'WritableStream')) {
      throw new ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', writable);
    }
    const { preventAbort, preventCancel, preventClose, signal } = pipeOptions(options);
    if (isReadableStreamLocked(this)) throw invalidState('The ReadableStream is locked');
    if (writable[kState].writer !== undefined) throw invalidState('The WritableStream is locked');

    const { readableStreamPipeTo } = require('internal/webstreams/readable_pipe');
    setPromiseHandled(readableStreamPipeTo(this, writable, preventClose, preventAbort, preventCancel, signal));
    return readable;
  }

  pipeTo(destination, options = kEmptyObject) {
    try {
      checkThis(this);
      if (!isKind(destination, 'WritableStream')) {
        throw new ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', destination);
      }
      const { preventAbort, preventCancel, preventClose, signal } = pipeOptions(options);
      if (isReadableStreamLocked(this)) throw invalidState('The ReadableStream is locked');
      if (destination[kState].writer !== undefined) throw invalidState('The WritableStream is locked');

      const { readableStreamPipeTo } = require('internal/webstreams/readable_pipe');
      return readableStreamPipeTo(this, destination, preventClose, preventAbort, preventCancel, signal);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  tee() {
    checkThis(this);
    return readableStreamTee(this, false);
  }

  values(options = kEmptyObject) {
    checkThis(this);
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    return require('internal/webstreams/readable_iterator').iterate(this, !!options?.preventCancel);
  }

  get [kIsDisturbed]() { return this[kState].disturbed; }

  get [kIsErrored]() { return this[kState].state === 'errored'; }

  get [kIsReadable]() { return this[kState].state === 'readable'; }

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
    return customInspect(depth, options, this[kState].kind, {
      locked: this.locked,
      state: this[kState].state,
      supportsBYOB: isKind(this[kState].controller, 'ReadableByteStreamController'),
    });
  }
}

const kEmptyObject = Object.freeze({ __proto__: null });

function pipeOptions(options) {
  validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
  const preventAbort = !!options?.preventAbort;
  const preventCancel = !!options?.preventCancel;
  const preventClose = !!options?.preventClose;
  const signal = options?.signal;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return { preventAbort, preventCancel, preventClose, signal };
}

Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  __proto__: null, configurable: true, enumerable: false, writable: true, value: ReadableStream.prototype.values,
});
finishClass(ReadableStream, ['cancel', 'getReader', 'locked', 'pipeThrough', 'pipeTo', 'tee', 'values']);
Object.defineProperty(ReadableStream, 'from', { __proto__: null, enumerable: true });

/** A stream of our own making: the algorithms are given, the program's source is not consulted. */
function createReadableStream(start, pull, cancel, highWaterMark = 1, size = () => 1) {
  const stream = Object.create(ReadableStream.prototype);
  stream[kState] = new ReadableStreamState();
  const controller = defaults.newReadableStreamDefaultController();
  defaults.setUpReadableStreamDefaultController(stream, controller, start, pull, cancel, highWaterMark, size);
  return stream;
}

function createReadableByteStream(start, pull, cancel) {
  const stream = Object.create(ReadableStream.prototype);
  stream[kState] = new ReadableStreamState();
  const controller = bytes.newReadableByteStreamController();
  bytes.setUpReadableByteStreamController(stream, controller, start, pull, cancel, 0, undefined);
  return stream;
}

function isReadableStreamLocked(stream) {
  return stream[kState].reader !== undefined;
}

function readableStreamCancel(stream, reason) {
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'closed') return Promise.resolve();
  if (state.state === 'errored') return Promise.reject(state.storedError);
  readableStreamClose(stream);
  const { reader } = state;
  if (reader !== undefined && reader[kState].kind === 'ReadableStreamBYOBReader') {
    for (const request of reader[kState].readIntoRequests.takeAll()) request.close(undefined);
  }
  return state.controller[kCancel](reason).then(() => {});
}

function readableStreamClose(stream) {
  const state = stream[kState];
  state.state = 'closed';
  state.closedPromise?.resolve?.();
  const { reader } = state;
  if (reader === undefined) return;
  reader[kState].close.resolve?.();
  if (reader[kState].kind === 'ReadableStreamDefaultReader') {
    for (const request of reader[kState].readRequests.takeAll()) request.close();
  }
}

function readableStreamError(stream, err) {
  const state = stream[kState];
  state.state = 'errored';
  state.storedError = err;
  state.closedPromise?.reject?.(err);
  const { reader } = state;
  if (reader === undefined) return;
  const slots = reader[kState];
  slots.close.reject(err);
  setPromiseHandled(slots.close.promise);
  const requests = slots.kind === 'ReadableStreamDefaultReader' ? slots.readRequests : slots.readIntoRequests;
  for (const request of requests.takeAll()) request.error(err);
}

function readableStreamTee(stream, cloneForBranch2) {
  const tee = require('internal/webstreams/readable_tee');
  return isKind(stream[kState].controller, 'ReadableByteStreamController') ?
    tee.readableByteStreamTee(stream) : tee.readableStreamDefaultTee(stream, cloneForBranch2);
}

function readableStreamFromIterable(iterable) {
  let method = iterable[Symbol.asyncIterator];
  const isAsync = method != null;
  if (!isAsync) method = iterable[Symbol.iterator];
  if (method == null) throw new ERR_ARG_NOT_ITERABLE(iterable);
  const iterator = method.call(iterable);
  if (iterator === null || (typeof iterator !== 'object' && typeof iterator !== 'function')) {
    throw new ERR_INVALID_STATE.TypeError('The iterator method must return an object');
  }
  const { next } = iterator;
  let stream; // eslint-disable-line prefer-const

  async function pull() {
    const result = await next.call(iterator);
    if (typeof result !== 'object' || result === null) {
      throw new ERR_INVALID_STATE.TypeError('The promise returned by the iterator.next() method must fulfill with an object');
    }
    if (result.done) {
      defaults.readableStreamDefaultControllerClose(stream[kState].controller);
    } else {
      // Values of a synchronous iterator may be promises.
      const value = isAsync ? result.value : await result.value;
      defaults.readableStreamDefaultControllerEnqueue(stream[kState].controller, value);
    }
  }

  async function cancel(reason) {
    const returnMethod = iterator.return;
    if (returnMethod === undefined) return undefined;
    const result = await returnMethod.call(iterator, reason);
    if (typeof result !== 'object' || result === null) {
      throw new ERR_INVALID_STATE.TypeError('The promise returned by the iterator.return() method must fulfill with an object');
    }
    return undefined;
  }

  stream = createReadableStream(() => {}, pull, cancel, 0);
  return stream;
}

Object.assign(exports, {
  ReadableStream,
  isReadableStream,
  createReadableStream,
  createReadableByteStream,
  isReadableStreamLocked,
  readableStreamCancel,
  readableStreamClose,
  readableStreamError,
  readableStreamTee,
});

// The parts, under one roof.
for (const part of [readers, defaults, bytes]) {
  for (const name of Object.keys(part)) exports[name] = part[name];
}
Object.defineProperty(exports, 'readableStreamPipeTo', {
  __proto__: null, enumerable: true, get() { return require('internal/webstreams/readable_pipe').readableStreamPipeTo; },
});
