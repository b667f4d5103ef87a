'use strict';

const {
  kState, kAbort, kError, isKind, nop, nopAsync, callForPromise, SizedQueue, customInspect, finishClass,
} = require('internal/webstreams/shared');
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

const streams = () => require('internal/webstreams/writablestream');

const kOurs = Symbol('kOurs');
const kCloseSentinel = Symbol('kCloseSentinel');

class ControllerState {
  kind = 'WritableStreamDefaultController';
  stream = undefined;
  queue = new SizedQueue();
  started = false;
  highWaterMark = 0;
  writeAlgorithm = undefined;
  closeAlgorithm = undefined;
  abortAlgorithm = undefined;
  sizeAlgorithm = undefined;
  // Made when the program asks for the signal; what abort() said until then.
  abortController = undefined;
  abortReason = undefined;
  onWritten = undefined;
  onWriteFailed = undefined;
}

class WritableStreamDefaultController {
  constructor(secret = undefined) {
    if (secret !== kOurs) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this[kState] = new ControllerState();
  }

  [kAbort](reason) {
    const { abortAlgorithm } = this[kState];
    clearAlgorithms(this);
    return abortAlgorithm(reason);
  }

  [kError]() {
    this[kState].queue.clear();
  }

  get signal() {
    check(this);
    const slots = this[kState];
    if (slots.abortController === undefined) {
      slots.abortController = new AbortController();
      if (slots.abortReason !== undefined) slots.abortController.abort(slots.abortReason.reason);
    }
    return slots.abortController.signal;
  }

  error(err = undefined) {
    check(this);
    if (this[kState].stream[kState].state === 'writable') writableStreamDefaultControllerError(this, err);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, { stream: this[kState].stream });
  }
}

finishClass(WritableStreamDefaultController, ['signal', 'error']);

function check(value) {
  if (!isKind(value, 'WritableStreamDefaultController')) throw new ERR_INVALID_THIS('WritableStreamDefaultController');
}

function clearAlgorithms(controller) {
  const slots = controller[kState];
  slots.writeAlgorithm = undefined;
  slots.closeAlgorithm = undefined;
  slots.abortAlgorithm = undefined;
  slots.sizeAlgorithm = undefined;
}

function writableStreamDefaultControllerClose(controller) {
  controller[kState].queue.enqueue(kCloseSentinel, 0);
  advanceQueueIfNeeded(controller);
}

function writableStreamDefaultControllerError(controller, err) {
  const { stream } = controller[kState];
  clearAlgorithms(controller);
  streams().writableStreamStartErroring(stream, err);
}

function errorIfNeeded(controller, err) {
  if (controller[kState].stream[kState].state === 'writable') writableStreamDefaultControllerError(controller, err);
}

function writableStreamDefaultControllerGetChunkSize(controller, chunk) {
  const { sizeAlgorithm } = controller[kState];
  if (sizeAlgorithm === undefined) return 1; // It is no longer writable.
  try {
    const size = sizeAlgorithm(chunk);
    return typeof size === 'number' ? size : +size;
  } catch (err) {
    errorIfNeeded(controller, err);
    return 1;
  }
}

function writableStreamDefaultControllerGetDesiredSize(controller) {
  return controller[kState].highWaterMark - controller[kState].queue.total;
}

function writableStreamDefaultControllerWrite(controller, chunk, size) {
  const slots = controller[kState];
  try {
    slots.queue.enqueue(chunk, size);
  } catch (err) {
    errorIfNeeded(controller, err);
    return;
  }
  const { stream } = slots;
  if (!streams().writableStreamCloseQueuedOrInFlight(stream) && stream[kState].state === 'writable') {
    streams().writableStreamUpdateBackpressure(stream, hasBackpressure(controller));
  }
  advanceQueueIfNeeded(controller);
}

function hasBackpressure(controller) {
  return writableStreamDefaultControllerGetDesiredSize(controller) <= 0;
}

function advanceQueueIfNeeded(controller) {
  const { queue, started, stream } = controller[kState];
  if (!started || stream[kState].inFlightWriteRequest !== undefined) return;
  if (stream[kState].state === 'erroring') {
    streams().writableStreamFinishErroring(stream);
    return;
  }
  if (queue.length === 0) return;
  const chunk = queue.peek();
  if (chunk === kCloseSentinel) processClose(controller);
  else processWrite(controller, chunk);
}

function processClose(controller) {
  const slots = controller[kState];
  const { closeAlgorithm, queue, stream } = slots;
  stream[kState].inFlightCloseRequest = stream[kState].closeRequest;
  stream[kState].closeRequest = undefined;
  queue.dequeue();
  const closed = closeAlgorithm();
  clearAlgorithms(controller);
  closed.then(
    () => streams().writableStreamFinishInFlightClose(stream),
    (err) => streams().writableStreamFinishInFlightCloseWithError(stream, err));
}

function processWrite(controller, chunk) {
  const slots = controller[kState];
  const { stream, writeAlgorithm } = slots;
  stream[kState].inFlightWriteRequest = stream[kState].writeRequests.shift();
  slots.onWritten ??= () => {
    streams().writableStreamFinishInFlightWrite(stream);
    slots.queue.dequeue();
    if (stream[kState].state === 'writable' && !streams().writableStreamCloseQueuedOrInFlight(stream)) {
      streams().writableStreamUpdateBackpressure(stream, hasBackpressure(controller));
    }
    advanceQueueIfNeeded(controller);
  };
  slots.onWriteFailed ??= (err) => {
    if (stream[kState].state === 'writable') clearAlgorithms(controller);
    streams().writableStreamFinishInFlightWriteWithError(stream, err);
  };
  writeAlgorithm(chunk, controller).then(slots.onWritten, slots.onWriteFailed);
}

function newWritableStreamDefaultController() {
  return new WritableStreamDefaultController(kOurs);
}

function setUpWritableStreamDefaultController(stream, controller, start, write, close, abort, highWaterMark, size) {
  const slots = controller[kState];
  slots.stream = stream;
  stream[kState].controller = controller;
  slots.sizeAlgorithm = size;
  slots.highWaterMark = highWaterMark;
  slots.writeAlgorithm = write;
  slots.closeAlgorithm = close;
  slots.abortAlgorithm = abort;
  streams().writableStreamUpdateBackpressure(stream, hasBackpressure(controller));

  const started = start(controller);
  new Promise((resolve) => resolve(started)).then(() => {
    slots.started = true;
    advanceQueueIfNeeded(controller);
  }, (err) => {
    slots.started = true;
    streams().writableStreamDealWithRejection(stream, err);
  });
}

function setUpWritableStreamDefaultControllerFromSink(stream, sink, highWaterMark, size) {
  const controller = newWritableStreamDefaultController();
  const { abort, close, start, write } = sink;
  const startAlgorithm = start === undefined ? nop : Function.prototype.bind.call(start, sink);
  if (write !== undefined) validateFunction(write, 'sink.write');
  if (close !== undefined) validateFunction(close, 'sink.close');
  if (abort !== undefined) validateFunction(abort, 'sink.abort');
  setUpWritableStreamDefaultController(
    stream, controller, startAlgorithm,
    write === undefined ? nopAsync : (chunk, c) => callForPromise(write, sink, chunk, c),
    close === undefined ? nopAsync : () => callForPromise(close, sink),
    abort === undefined ? nopAsync : (reason) => callForPromise(abort, sink, reason),
    highWaterMark, size);
}

Object.assign(exports, {
  WritableStreamDefaultController,
  newWritableStreamDefaultController,
  setUpWritableStreamDefaultController,
  setUpWritableStreamDefaultControllerFromSink,
  writableStreamDefaultControllerClose,
  writableStreamDefaultControllerError,
  errorIfNeeded,
  writableStreamDefaultControllerGetChunkSize,
  writableStreamDefaultControllerGetDesiredSize,
  writableStreamDefaultControllerWrite,
});
