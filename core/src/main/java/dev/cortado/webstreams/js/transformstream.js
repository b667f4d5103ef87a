'use strict';

// TransformStream: a writable whose writes make the chunks of a readable. The writable waits while the readable has
// had enough.

const {
  kState, isKind, nopAsync, callForPromise, extractHighWaterMark, extractSizeAlgorithm, invalidState, customInspect,
  finishClass, setPromiseHandled,
} = require('internal/webstreams/shared');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS },
} = require('internal/errors');
const {
  validateFunction, validateObject, kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull,
} = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const readables = require('internal/webstreams/readablestream');
const defaults = require('internal/webstreams/readable_default_controller');
const writables = require('internal/webstreams/writablestream');
const controllers = require('internal/webstreams/writable_controller');

const kOurs = Symbol('kOurs');
const kEmptyObject = Object.freeze({ __proto__: null });

class TransformStreamState {
  kind = 'TransformStream';
  readable = undefined;
  writable = undefined;
  controller = undefined;
  backpressure = undefined;
  backpressureChange = undefined; // A deferred.
}

class ControllerState {
  kind = 'TransformStreamDefaultController';
  stream = undefined;
  transformAlgorithm = undefined;
  flushAlgorithm = undefined;
  cancelAlgorithm = undefined;
  finished = undefined; // The deferred of the one end: flush, cancel or abort.
}

const isTransformStream = (value) => isKind(value, 'TransformStream');

class TransformStream {
  constructor(transformer = kEmptyObject, writableStrategy = kEmptyObject, readableStrategy = kEmptyObject) {
    validateObject(transformer, 'transformer', kValidateObjectAllowObjects);
    validateObject(writableStrategy, 'writableStrategy', kValidateObjectAllowObjectsAndNull);
    validateObject(readableStrategy, 'readableStrategy', kValidateObjectAllowObjectsAndNull);
    const readableType = transformer?.readableType;
    const writableType = transformer?.writableType;
    const start = transformer?.start;
    if (readableType !== undefined) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('transformer.readableType', readableType);
    }
    if (writableType !== undefined) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('transformer.writableType', writableType);
    }
    const readableMark = extractHighWaterMark(readableStrategy?.highWaterMark, 0);
    const readableSize = extractSizeAlgorithm(readableStrategy?.size);
    const writableMark = extractHighWaterMark(writableStrategy?.highWaterMark, 1);
    const writableSize = extractSizeAlgorithm(writableStrategy?.size);

    const started = Promise.withResolvers();
    this[kState] = new TransformStreamState();
    initialize(this, started.promise, writableMark, writableSize, readableMark, readableSize);
    setUpControllerFromTransformer(this, transformer);
    if (start !== undefined) started.resolve(Reflect.apply(start, transformer, [this[kState].controller]));
    else started.resolve();
  }

  get readable() {
    if (!isTransformStream(this)) throw new ERR_INVALID_THIS('TransformStream');
    return this[kState].readable;
  }

  get writable() {
    if (!isTransformStream(this)) throw new ERR_INVALID_THIS('TransformStream');
    return this[kState].writable;
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {
      readable: this.readable,
      writable: this.writable,
      backpressure: this[kState].backpressure,
    });
  }
}

finishClass(TransformStream, ['readable', 'writable']);

class TransformStreamDefaultController {
  constructor(secret = undefined) {
    if (secret !== kOurs) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this[kState] = new ControllerState();
  }

  get desiredSize() {
    check(this);
    const { controller } = this[kState].stream[kState].readable[kState];
    return defaults.readableStreamDefaultControllerGetDesiredSize(controller);
  }

  enqueue(chunk = undefined) {
    check(this);
    enqueue(this, chunk);
  }

  error(reason = undefined) {
    check(this);
    transformStreamError(this[kState].stream, reason);
  }

  terminate() {
    check(this);
    const { stream } = this[kState];
    defaults.readableStreamDefaultControllerClose(stream[kState].readable[kState].controller);
    errorWritableAndUnblockWrite(stream, invalidState('TransformStream has been terminated'));
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, { stream: this[kState].stream });
  }
}

finishClass(TransformStreamDefaultController, ['desiredSize', 'enqueue', 'error', 'terminate']);

function check(value) {
  if (!isKind(value, 'TransformStreamDefaultController')) {
    throw new ERR_INVALID_THIS('TransformStreamDefaultController');
  }
}

function initialize(stream, started, writableMark, writableSize, readableMark, readableSize) {
  const slots = stream[kState];
  slots.writable = writables.createWritableStream(
    () => started,
    (chunk) => sinkWrite(stream, chunk),
    () => sinkClose(stream),
    (reason) => sinkAbort(stream, reason),
    writableMark, writableSize);
  slots.readable = readables.createReadableStream(
    () => started,
    () => sourcePull(stream),
    (reason) => sourceCancel(stream, reason),
    readableMark, readableSize);
  setBackpressure(stream, true);
}

function setUpControllerFromTransformer(stream, transformer) {
  const controller = new TransformStreamDefaultController(kOurs);
  const { cancel, flush, transform } = transformer;
  if (transform !== undefined) validateFunction(transform, 'transformer.transform');
  if (flush !== undefined) validateFunction(flush, 'transformer.flush');
  if (cancel !== undefined) validateFunction(cancel, 'transformer.cancel');
  const slots = controller[kState];
  slots.stream = stream;
  stream[kState].controller = controller;
  slots.transformAlgorithm = transform === undefined ? passOn : (chunk, c) => callForPromise(transform, transformer, chunk, c);
  slots.flushAlgorithm = flush === undefined ? nopAsync : (c) => callForPromise(flush, transformer, c);
  // In a promise of its own: a start that is due comes before what cancel() leads to.
  slots.cancelAlgorithm = cancel === undefined ? nopAsync :
    (reason) => new Promise((resolve) => resolve(callForPromise(cancel, transformer, reason)));
}

async function passOn(chunk, controller) {
  enqueue(controller, chunk);
}

function clearAlgorithms(controller) {
  const slots = controller[kState];
  slots.transformAlgorithm = undefined;
  slots.flushAlgorithm = undefined;
  slots.cancelAlgorithm = undefined;
}

function setBackpressure(stream, backpressure) {
  const slots = stream[kState];
  slots.backpressureChange?.resolve();
  slots.backpressureChange = Promise.withResolvers();
  slots.backpressure = backpressure;
}

function transformStreamError(stream, err) {
  defaults.readableStreamDefaultControllerError(stream[kState].readable[kState].controller, err);
  errorWritableAndUnblockWrite(stream, err);
}

function errorWritableAndUnblockWrite(stream, err) {
  const { controller, writable } = stream[kState];
  clearAlgorithms(controller);
  controllers.errorIfNeeded(writable[kState].controller, err);
  unblockWrite(stream);
}

function unblockWrite(stream) {
  if (stream[kState].backpressure) setBackpressure(stream, false);
}

function enqueue(controller, chunk) {
  const { stream } = controller[kState];
  const { readable } = stream[kState];
  const target = readable[kState].controller;
  if (!defaults.readableStreamDefaultControllerCanCloseOrEnqueue(target)) throw invalidState('Unable to enqueue');
  try {
    defaults.readableStreamDefaultControllerEnqueue(target, chunk);
  } catch (err) {
    errorWritableAndUnblockWrite(stream, err);
    throw readable[kState].storedError;
  }
  const waiting = readable[kState].reader?.[kState].readRequests?.length > 0;
  const backpressure = !waiting && defaults.readableStreamDefaultControllerGetDesiredSize(target) <= 0;
  if (backpressure && !stream[kState].backpressure) setBackpressure(stream, true);
}

async function performTransform(controller, chunk) {
  try {
    // Errored meanwhile: there is nothing to transform with.
    return await controller[kState].transformAlgorithm?.(chunk, controller);
  } catch (err) {
    transformStreamError(controller[kState].stream, err);
    throw err;
  }
}

function sinkWrite(stream, chunk) {
  const { controller, writable, backpressure, backpressureChange } = stream[kState];
  if (!backpressure) return performTransform(controller, chunk);
  return backpressureChange.promise.then(() => {
    if (writable[kState].state === 'erroring') throw writable[kState].storedError;
    return performTransform(controller, chunk);
  });
}

function sinkAbort(stream, reason) {
  const { controller, readable } = stream[kState];
  const slots = controller[kState];
  if (slots.finished !== undefined) return slots.finished.promise;
  setPromiseHandled((slots.finished = Promise.withResolvers()).promise);
  const cancelled = slots.cancelAlgorithm?.(reason) ?? Promise.resolve();
  clearAlgorithms(controller);
  cancelled.then(() => {
    if (readable[kState].state === 'errored') {
      slots.finished.reject(readable[kState].storedError);
    } else {
      defaults.readableStreamDefaultControllerError(readable[kState].controller, reason);
      slots.finished.resolve();
    }
  }, (err) => {
    defaults.readableStreamDefaultControllerError(readable[kState].controller, err);
    slots.finished.reject(err);
  });
  return slots.finished.promise;
}

function sinkClose(stream) {
  const { controller, readable } = stream[kState];
  const slots = controller[kState];
  if (slots.finished !== undefined) return slots.finished.promise;
  setPromiseHandled((slots.finished = Promise.withResolvers()).promise);
  const flushed = slots.flushAlgorithm?.(controller) ?? Promise.resolve();
  clearAlgorithms(controller);
  flushed.then(() => {
    if (readable[kState].state === 'errored') {
      slots.finished.reject(readable[kState].storedError);
    } else {
      defaults.readableStreamDefaultControllerClose(readable[kState].controller);
      slots.finished.resolve();
    }
  }, (err) => {
    defaults.readableStreamDefaultControllerError(readable[kState].controller, err);
    slots.finished.reject(err);
  });
  return slots.finished.promise;
}

function sourcePull(stream) {
  setBackpressure(stream, false);
  return stream[kState].backpressureChange.promise;
}

function sourceCancel(stream, reason) {
  const { controller, writable } = stream[kState];
  const slots = controller[kState];
  if (slots.finished !== undefined) return slots.finished.promise;
  setPromiseHandled((slots.finished = Promise.withResolvers()).promise);
  const cancelled = slots.cancelAlgorithm?.(reason) ?? Promise.resolve();
  clearAlgorithms(controller);
  cancelled.then(() => {
    if (writable[kState].state === 'errored') {
      slots.finished.reject(writable[kState].storedError);
    } else {
      controllers.errorIfNeeded(writable[kState].controller, reason);
      unblockWrite(stream);
      slots.finished.resolve();
    }
  }, (err) => {
    controllers.errorIfNeeded(writable[kState].controller, err);
    unblockWrite(stream);
    slots.finished.reject(err);
  });
  return slots.finished.promise;
}

Object.assign(exports, { TransformStream, TransformStreamDefaultController, isTransformStream });
