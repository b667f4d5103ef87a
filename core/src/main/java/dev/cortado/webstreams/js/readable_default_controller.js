'use strict';

// The controller of a stream of any values.

const {
  kState, kCancel, kPull, kRelease, isKind, nop, nopAsync, callForPromise, SizedQueue, invalidState, customInspect,
  finishClass,
} = require('internal/webstreams/shared');
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

const streams = () => require('internal/webstreams/readablestream');

class ControllerState {
  kind = 'ReadableStreamDefaultController';
  stream = undefined;
  queue = new SizedQueue();
  started = false;
  closeRequested = false;
  pulling = false;
  pullAgain = false;
  highWaterMark = 0;
  pullAlgorithm = undefined;
  cancelAlgorithm = undefined;
  sizeAlgorithm = undefined;
  // What pulling led to; made once.
  onPulled = undefined;
  onPullFailed = undefined;
}

const kOurs = Symbol('kOurs');

class ReadableStreamDefaultController {
  constructor(secret = undefined) {
    if (secret !== kOurs) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this[kState] = new ControllerState();
  }

  get desiredSize() {
    check(this);
    return readableStreamDefaultControllerGetDesiredSize(this);
  }

  close() {
    check(this);
    if (!readableStreamDefaultControllerCanCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    readableStreamDefaultControllerClose(this);
  }

  enqueue(chunk = undefined) {
    check(this);
    if (!readableStreamDefaultControllerCanCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    readableStreamDefaultControllerEnqueue(this, chunk);
  }

  error(err = undefined) {
    check(this);
    readableStreamDefaultControllerError(this, err);
  }

  [kCancel](reason) {
    const slots = this[kState];
    slots.queue.clear();
    try {
      return slots.cancelAlgorithm(reason);
    } finally {
      clearAlgorithms(this);
    }
  }

  [kPull](request) {
    const { queue, stream } = this[kState];
    if (queue.length > 0) {
      request.chunk(takeQueuedChunk(this));
    } else {
      stream[kState].reader[kState].readRequests.push(request);
      callPullIfNeeded(this);
    }
  }

  [kRelease]() {}

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {});
  }
}

finishClass(ReadableStreamDefaultController, ['close', 'desiredSize', 'enqueue', 'error']);

function check(value) {
  if (!isKind(value, 'ReadableStreamDefaultController')) throw new ERR_INVALID_THIS('ReadableStreamDefaultController');
}

/** Takes the first chunk of a queue that has one. */
function takeQueuedChunk(controller) {
  const { queue, closeRequested, stream } = controller[kState];
  const chunk = queue.dequeue();
  if (closeRequested && queue.length === 0) {
    clearAlgorithms(controller);
    streams().readableStreamClose(stream);
  } else {
    callPullIfNeeded(controller);
  }
  return chunk;
}

function clearAlgorithms(controller) {
  const slots = controller[kState];
  slots.pullAlgorithm = undefined;
  slots.cancelAlgorithm = undefined;
  slots.sizeAlgorithm = undefined;
}

function shouldCallPull(controller) {
  const { stream, started, queue, highWaterMark } = controller[kState];
  if (!started || !readableStreamDefaultControllerCanCloseOrEnqueue(controller)) return false;
  const { reader } = stream[kState];
  if (reader !== undefined && reader[kState].readRequests?.length > 0) return true;
  return highWaterMark - queue.total > 0;
}

function callPullIfNeeded(controller) {
  if (!shouldCallPull(controller)) return;
  const slots = controller[kState];
  if (slots.pulling) {
    slots.pullAgain = true;
    return;
  }
  slots.pulling = true;
  slots.onPulled ??= () => {
    slots.pulling = false;
    if (slots.pullAgain) {
      slots.pullAgain = false;
      callPullIfNeeded(controller);
    }
  };
  slots.onPullFailed ??= (err) => readableStreamDefaultControllerError(controller, err);
  slots.pullAlgorithm(controller).then(slots.onPulled, slots.onPullFailed);
}

function readableStreamDefaultControllerCanCloseOrEnqueue(controller) {
  const { closeRequested, stream } = controller[kState];
  return !closeRequested && stream[kState].state === 'readable';
}

function readableStreamDefaultControllerClose(controller) {
  if (!readableStreamDefaultControllerCanCloseOrEnqueue(controller)) return;
  const slots = controller[kState];
  slots.closeRequested = true;
  if (slots.queue.length === 0) {
    clearAlgorithms(controller);
    streams().readableStreamClose(slots.stream);
  }
}

function readableStreamDefaultControllerEnqueue(controller, chunk) {
  if (!readableStreamDefaultControllerCanCloseOrEnqueue(controller)) return;
  const { stream, queue, sizeAlgorithm } = controller[kState];
  const { reader } = stream[kState];
  if (reader !== undefined && reader[kState].readRequests?.length > 0) {
    reader[kState].readRequests.shift().chunk(chunk);
  } else {
    try {
      queue.enqueue(chunk, sizeAlgorithm === undefined ? 1 : toSize(sizeAlgorithm(chunk)));
    } catch (err) {
      readableStreamDefaultControllerError(controller, err);
      throw err;
    }
  }
  callPullIfNeeded(controller);
}

const toSize = (value) => (typeof value === 'number' ? value : +value);

function readableStreamDefaultControllerError(controller, err) {
  const { stream, queue } = controller[kState];
  if (stream[kState].state !== 'readable') return;
  queue.clear();
  clearAlgorithms(controller);
  streams().readableStreamError(stream, err);
}

function readableStreamDefaultControllerGetDesiredSize(controller) {
  const { stream, highWaterMark, queue } = controller[kState];
  switch (stream[kState].state) {
    case 'errored': return null;
    case 'closed': return 0;
    default: return highWaterMark - queue.total;
  }
}

function newReadableStreamDefaultController() {
  return new ReadableStreamDefaultController(kOurs);
}

function setUpReadableStreamDefaultController(stream, controller, start, pull, cancel, highWaterMark, size) {
  const slots = controller[kState];
  slots.stream = stream;
  slots.highWaterMark = highWaterMark;
  slots.sizeAlgorithm = size;
  slots.pullAlgorithm = pull;
  slots.cancelAlgorithm = cancel;
  stream[kState].controller = controller;

  const started = start(controller);
  new Promise((resolve) => resolve(started)).then(() => {
    slots.started = true;
    callPullIfNeeded(controller);
  }, (err) => readableStreamDefaultControllerError(controller, err));
}

function setUpReadableStreamDefaultControllerFromSource(stream, source, highWaterMark, size) {
  const controller = newReadableStreamDefaultController();
  const { cancel, pull, start } = source;
  const startAlgorithm = start === undefined ? nop : Function.prototype.bind.call(start, source);
  if (pull !== undefined) validateFunction(pull, 'source.pull');
  if (cancel !== undefined) validateFunction(cancel, 'source.cancel');
  setUpReadableStreamDefaultController(
    stream, controller, startAlgorithm,
    pull === undefined ? nopAsync : (c) => callForPromise(pull, source, c),
    cancel === undefined ? nopAsync : (reason) => callForPromise(cancel, source, reason),
    highWaterMark, size);
}

Object.assign(exports, {
  ReadableStreamDefaultController,
  newReadableStreamDefaultController,
  takeQueuedChunk,
  readableStreamDefaultControllerCanCloseOrEnqueue,
  readableStreamDefaultControllerClose,
  readableStreamDefaultControllerEnqueue,
  readableStreamDefaultControllerError,
  readableStreamDefaultControllerGetDesiredSize,
  setUpReadableStreamDefaultController,
  setUpReadableStreamDefaultControllerFromSource,
});
