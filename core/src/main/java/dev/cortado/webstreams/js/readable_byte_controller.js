'use strict';

// The controller of a byte stream.
// Every buffer that passes through is transferred: nobody else can change bytes that are under way.

const {
  kState, kCancel, kPull, kRelease, isKind, nop, nopAsync, callForPromise, Fifo, transferArrayBuffer, takeBytes,
  invalidState, customInspect, finishClass,
} = require('internal/webstreams/shared');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

const { ReadableStreamBYOBRequest, newReadableStreamBYOBRequest } = require('internal/webstreams/readable_byob_request');

const streams = () => require('internal/webstreams/readablestream');

const kOurs = Symbol('kOurs');

class ControllerState {
  kind = 'ReadableByteStreamController';
  stream = undefined;
  queue = new Fifo(); // { buffer, byteOffset, byteLength }
  queueTotalSize = 0;
  started = false;
  closeRequested = false;
  pulling = false;
  pullAgain = false;
  highWaterMark = 0;
  autoAllocateChunkSize = undefined;
  byobRequest = null;
  pendingPullIntos = []; // Buffers to be filled, see pullIntoDescriptor().
  pullAlgorithm = undefined;
  cancelAlgorithm = undefined;
}

class ReadableByteStreamController {
  constructor(secret = undefined) {
    if (secret !== kOurs) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this[kState] = new ControllerState();
  }

  get byobRequest() {
    check(this);
    return readableByteStreamControllerGetBYOBRequest(this);
  }

  get desiredSize() {
    check(this);
    return readableByteStreamControllerGetDesiredSize(this);
  }

  close() {
    check(this);
    if (this[kState].closeRequested) throw invalidState('Controller is already closed');
    if (this[kState].stream[kState].state !== 'readable') throw invalidState('ReadableStream is already closed');
    readableByteStreamControllerClose(this);
  }

  enqueue(chunk) {
    check(this);
    if (!ArrayBuffer.isView(chunk)) {
      throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) {
      throw invalidState('chunk ArrayBuffer is zero-length or detached');
    }
    if (this[kState].closeRequested) throw invalidState('Controller is already closed');
    if (this[kState].stream[kState].state !== 'readable') throw invalidState('ReadableStream is already closed');
    readableByteStreamControllerEnqueue(this, chunk);
  }

  error(err = undefined) {
    check(this);
    readableByteStreamControllerError(this, err);
  }

  [kCancel](reason) {
    clearPendingPullIntos(this);
    resetQueue(this);
    try {
      return this[kState].cancelAlgorithm(reason);
    } finally {
      clearAlgorithms(this);
    }
  }

  [kPull](request) {
    const slots = this[kState];
    if (slots.queueTotalSize > 0) {
      fillReadRequestFromQueue(this, request);
      return;
    }
    const size = slots.autoAllocateChunkSize;
    if (size !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(size);
      } catch (err) {
        request.error(err);
        return;
      }
      slots.pendingPullIntos.push(pullIntoDescriptor(buffer, 0, size, 1, 1, Uint8Array, 'default'));
    }
    slots.stream[kState].reader[kState].readRequests.push(request);
    callPullIfNeeded(this);
  }

  [kRelease]() {
    const { pendingPullIntos } = this[kState];
    if (pendingPullIntos.length > 0) {
      // The source may be at work on it: what it writes will go to the queue.
      pendingPullIntos[0].type = 'none';
      this[kState].pendingPullIntos = [pendingPullIntos[0]];
    }
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {});
  }
}

finishClass(ReadableByteStreamController, ['byobRequest', 'close', 'desiredSize', 'enqueue', 'error']);

function check(value) {
  if (!isKind(value, 'ReadableByteStreamController')) throw new ERR_INVALID_THIS('ReadableByteStreamController');
}

function pullIntoDescriptor(buffer, byteOffset, byteLength, minimumFill, elementSize, viewConstructor, type) {
  return {
    buffer,
    bufferByteLength: buffer.byteLength,
    byteOffset,
    byteLength,
    bytesFilled: 0,
    minimumFill,
    elementSize,
    viewConstructor,
    type, // 'byob', 'default', or 'none' once its reader has left.
  };
}

function makeView(constructor, buffer, byteOffset, length) {
  // The constructor that buffers name is deprecated.
  const { Buffer } = require('buffer');
  if (constructor === Buffer) return Buffer.from(buffer, byteOffset, length);
  return new constructor(buffer, byteOffset, length);
}

const readerKind = (stream) => stream[kState].reader?.[kState].kind;
const countReadRequests = (stream) => stream[kState].reader?.[kState].readRequests?.length ?? 0;
const countReadIntoRequests = (stream) => stream[kState].reader?.[kState].readIntoRequests?.length ?? 0;

function clearAlgorithms(controller) {
  controller[kState].pullAlgorithm = undefined;
  controller[kState].cancelAlgorithm = undefined;
}

function resetQueue(controller) {
  controller[kState].queue = new Fifo();
  controller[kState].queueTotalSize = 0;
}

function invalidateBYOBRequest(controller) {
  const { byobRequest } = controller[kState];
  if (byobRequest === null) return;
  byobRequest[kState].controller = undefined;
  byobRequest[kState].view = null;
  controller[kState].byobRequest = null;
}

function clearPendingPullIntos(controller) {
  invalidateBYOBRequest(controller);
  controller[kState].pendingPullIntos = [];
}

function shiftPendingPullInto(controller) {
  return controller[kState].pendingPullIntos.shift();
}

function shouldCallPull(controller) {
  const { stream, closeRequested, started } = controller[kState];
  if (stream[kState].state !== 'readable' || closeRequested || !started) return false;
  if (countReadRequests(stream) > 0 || countReadIntoRequests(stream) > 0) return true;
  return readableByteStreamControllerGetDesiredSize(controller) > 0;
}

function callPullIfNeeded(controller) {
  if (!shouldCallPull(controller)) return;
  const slots = controller[kState];
  if (slots.pulling) {
    slots.pullAgain = true;
    return;
  }
  slots.pulling = true;
  slots.pullAlgorithm(controller).then(() => {
    slots.pulling = false;
    if (slots.pullAgain) {
      slots.pullAgain = false;
      callPullIfNeeded(controller);
    }
  }, (err) => readableByteStreamControllerError(controller, err));
}

function readableByteStreamControllerGetBYOBRequest(controller) {
  const slots = controller[kState];
  if (slots.byobRequest === null && slots.pendingPullIntos.length > 0) {
    const { buffer, byteOffset, byteLength, bytesFilled } = slots.pendingPullIntos[0];
    const view = new Uint8Array(buffer, byteOffset + bytesFilled, byteLength - bytesFilled);
    slots.byobRequest = newReadableStreamBYOBRequest(controller, view);
  }
  return slots.byobRequest;
}

function readableByteStreamControllerGetDesiredSize(controller) {
  const { stream, highWaterMark, queueTotalSize } = controller[kState];
  switch (stream[kState].state) {
    case 'errored': return null;
    case 'closed': return 0;
    default: return highWaterMark - queueTotalSize;
  }
}

function readableByteStreamControllerClose(controller) {
  const slots = controller[kState];
  const { stream, pendingPullIntos } = slots;
  if (slots.closeRequested || stream[kState].state !== 'readable') return;
  if (slots.queueTotalSize > 0) {
    slots.closeRequested = true;
    return;
  }
  if (pendingPullIntos?.length > 0 && pendingPullIntos[0].bytesFilled % pendingPullIntos[0].elementSize !== 0) {
    const err = invalidState('Partial read');
    readableByteStreamControllerError(controller, err);
    throw err;
  }
  clearAlgorithms(controller);
  streams().readableStreamClose(stream);
}

function readableByteStreamControllerError(controller, err) {
  const { stream } = controller[kState];
  if (stream[kState].state !== 'readable') return;
  clearPendingPullIntos(controller);
  resetQueue(controller);
  clearAlgorithms(controller);
  streams().readableStreamError(stream, err);
}

function readableByteStreamControllerEnqueue(controller, chunk) {
  const slots = controller[kState];
  const { stream } = slots;
  if (slots.closeRequested || stream[kState].state !== 'readable') return;
  if (chunk.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
  const { buffer, byteOffset, byteLength } = takeBytes(chunk);

  if (slots.pendingPullIntos.length > 0) {
    const first = slots.pendingPullIntos[0];
    if (first.buffer.detached) throw invalidState('Destination ArrayBuffer is detached');
    invalidateBYOBRequest(controller);
    first.buffer = transferArrayBuffer(first.buffer);
    if (first.type === 'none') enqueueDetachedPullIntoToQueue(controller, first);
  }

  const kind = readerKind(stream);
  if (kind === 'ReadableStreamDefaultReader') {
    processReadRequestsUsingQueue(controller);
    const { readRequests } = stream[kState].reader[kState];
    if (readRequests.length === 0) {
      enqueueChunkToQueue(controller, buffer, byteOffset, byteLength);
    } else {
      if (slots.pendingPullIntos.length > 0) shiftPendingPullInto(controller);
      readRequests.shift().chunk(new Uint8Array(buffer, byteOffset, byteLength));
    }
  } else {
    enqueueChunkToQueue(controller, buffer, byteOffset, byteLength);
    if (kind === 'ReadableStreamBYOBReader') commitAll(controller, processPullIntosUsingQueue(controller));
  }
  callPullIfNeeded(controller);
}

function enqueueChunkToQueue(controller, buffer, byteOffset, byteLength) {
  controller[kState].queue.push({ buffer, byteOffset, byteLength });
  controller[kState].queueTotalSize += byteLength;
}

function enqueueClonedChunkToQueue(controller, buffer, byteOffset, byteLength) {
  let copy;
  try {
    copy = buffer.slice(byteOffset, byteOffset + byteLength);
  } catch (err) {
    readableByteStreamControllerError(controller, err);
    throw err;
  }
  enqueueChunkToQueue(controller, copy, 0, byteLength);
}

function enqueueDetachedPullIntoToQueue(controller, descriptor) {
  const { buffer, byteOffset, bytesFilled } = descriptor;
  if (bytesFilled > 0) enqueueClonedChunkToQueue(controller, buffer, byteOffset, bytesFilled);
  shiftPendingPullInto(controller);
}

// A delivered chunk may have been the last before the close.
function handleQueueDrain(controller) {
  const { stream, queueTotalSize, closeRequested } = controller[kState];
  if (queueTotalSize === 0 && closeRequested) {
    clearAlgorithms(controller);
    streams().readableStreamClose(stream);
  } else {
    callPullIfNeeded(controller);
  }
}

function fillReadRequestFromQueue(controller, request) {
  const { buffer, byteOffset, byteLength } = controller[kState].queue.shift();
  controller[kState].queueTotalSize -= byteLength;
  handleQueueDrain(controller);
  request.chunk(new Uint8Array(buffer, byteOffset, byteLength));
}

function processReadRequestsUsingQueue(controller) {
  const slots = controller[kState];
  const { readRequests } = slots.stream[kState].reader[kState];
  while (readRequests.length > 0 && slots.queueTotalSize > 0) {
    fillReadRequestFromQueue(controller, readRequests.shift());
  }
}

// Fills waiting buffers; those that are full enough are taken off, to be committed by the caller.
function processPullIntosUsingQueue(controller) {
  const slots = controller[kState];
  const filled = [];
  while (slots.pendingPullIntos.length > 0 && slots.queueTotalSize > 0) {
    const descriptor = slots.pendingPullIntos[0];
    if (fillPullIntoFromQueue(controller, descriptor)) {
      shiftPendingPullInto(controller);
      filled.push(descriptor);
    }
  }
  return filled;
}

// Whole elements only are delivered; whether the minimum is reached.
function fillPullIntoFromQueue(controller, descriptor) {
  const slots = controller[kState];
  const { elementSize, byteLength, minimumFill } = descriptor;
  let left = Math.min(slots.queueTotalSize, byteLength - descriptor.bytesFilled);
  const most = descriptor.bytesFilled + left;
  const aligned = most - (most % elementSize);
  let ready = false;
  if (aligned >= minimumFill) {
    left = aligned - descriptor.bytesFilled;
    ready = true;
  }
  const { queue } = slots;
  while (left > 0) {
    const head = queue.entries[queue.head];
    const count = Math.min(left, head.byteLength);
    new Uint8Array(descriptor.buffer, descriptor.byteOffset + descriptor.bytesFilled, count)
      .set(new Uint8Array(head.buffer, head.byteOffset, count));
    if (head.byteLength === count) {
      queue.shift();
    } else {
      head.byteOffset += count;
      head.byteLength -= count;
    }
    slots.queueTotalSize -= count;
    descriptor.bytesFilled += count;
    left -= count;
  }
  return ready;
}

function readableByteStreamControllerConvertPullIntoDescriptor(descriptor) {
  const { buffer, bytesFilled, byteLength, byteOffset, elementSize, viewConstructor } = descriptor;
  if (bytesFilled > byteLength) throw new ERR_INVALID_STATE.RangeError('The buffer size is invalid');
  return makeView(viewConstructor, transferArrayBuffer(buffer), byteOffset, bytesFilled / elementSize);
}

function commitPullIntoDescriptor(stream, descriptor) {
  const done = stream[kState].state === 'closed';
  const view = readableByteStreamControllerConvertPullIntoDescriptor(descriptor);
  const { readRequests, readIntoRequests } = stream[kState].reader[kState];
  const request = (descriptor.type === 'default' ? readRequests : readIntoRequests).shift();
  if (done) request.close(view);
  else request.chunk(view);
}

function commitAll(controller, descriptors) {
  for (const descriptor of descriptors) commitPullIntoDescriptor(controller[kState].stream, descriptor);
}

function readableByteStreamControllerPullInto(controller, view, min, request) {
  const slots = controller[kState];
  const { stream } = slots;
  let elementSize = 1;
  let viewConstructor = DataView;
  if (!(view instanceof DataView)) {
    elementSize = view.BYTES_PER_ELEMENT;
    viewConstructor = view.constructor;
  }
  const { byteOffset, byteLength } = view;
  let buffer;
  try {
    buffer = transferArrayBuffer(view.buffer);
  } catch (err) {
    request.error(err);
    return;
  }
  const descriptor = pullIntoDescriptor(
    buffer, byteOffset, byteLength, min * elementSize, elementSize, viewConstructor, 'byob');

  if (slots.pendingPullIntos.length > 0) {
    slots.pendingPullIntos.push(descriptor);
    stream[kState].reader[kState].readIntoRequests.push(request);
    return;
  }
  if (stream[kState].state === 'closed') {
    request.close(makeView(viewConstructor, descriptor.buffer, byteOffset, 0));
    return;
  }
  if (slots.queueTotalSize > 0) {
    if (fillPullIntoFromQueue(controller, descriptor)) {
      const filled = readableByteStreamControllerConvertPullIntoDescriptor(descriptor);
      handleQueueDrain(controller);
      request.chunk(filled);
      return;
    }
    if (slots.closeRequested) {
      const err = invalidState('ReadableStream closed');
      readableByteStreamControllerError(controller, err);
      request.error(err);
      return;
    }
  }
  slots.pendingPullIntos.push(descriptor);
  stream[kState].reader[kState].readIntoRequests.push(request);
  callPullIfNeeded(controller);
}

function readableByteStreamControllerRespond(controller, bytesWritten) {
  const { stream, pendingPullIntos } = controller[kState];
  const first = pendingPullIntos[0];
  if (stream[kState].state === 'closed') {
    if (bytesWritten !== 0) throw new ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
  } else {
    if (!bytesWritten) throw new ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    if (first.bytesFilled + bytesWritten > first.byteLength) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('bytesWritten', bytesWritten);
    }
  }
  first.buffer = transferArrayBuffer(first.buffer);
  respondInternal(controller, bytesWritten);
}

function readableByteStreamControllerRespondWithNewView(controller, view) {
  const { stream, pendingPullIntos } = controller[kState];
  const first = pendingPullIntos[0];
  const { byteLength, byteOffset, buffer } = view;
  if (stream[kState].state === 'closed') {
    if (byteLength !== 0) throw invalidState('View is not zero-length');
  } else if (byteLength === 0) {
    throw invalidState('View is zero-length');
  }
  if (first.byteOffset + first.bytesFilled !== byteOffset) throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
  if (first.bytesFilled + byteLength > first.byteLength) throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
  if (first.bufferByteLength !== buffer.byteLength) throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
  first.buffer = transferArrayBuffer(buffer);
  respondInternal(controller, byteLength);
}

function respondInternal(controller, bytesWritten) {
  const { stream, pendingPullIntos } = controller[kState];
  invalidateBYOBRequest(controller);
  if (stream[kState].state === 'closed') respondInClosedState(controller, pendingPullIntos[0]);
  else respondInReadableState(controller, bytesWritten, pendingPullIntos[0]);
  callPullIfNeeded(controller);
}

function respondInClosedState(controller, first) {
  if (first.type === 'none') shiftPendingPullInto(controller);
  const { stream } = controller[kState];
  if (readerKind(stream) !== 'ReadableStreamBYOBReader') return;
  const filled = [];
  const count = countReadIntoRequests(stream);
  while (filled.length < count) filled.push(shiftPendingPullInto(controller));
  commitAll(controller, filled);
}

function respondInReadableState(controller, bytesWritten, descriptor) {
  descriptor.bytesFilled += bytesWritten;
  if (descriptor.type === 'none') {
    enqueueDetachedPullIntoToQueue(controller, descriptor);
    commitAll(controller, processPullIntosUsingQueue(controller));
    return;
  }
  if (descriptor.bytesFilled < descriptor.minimumFill) return;
  shiftPendingPullInto(controller);
  const rest = descriptor.bytesFilled % descriptor.elementSize;
  if (rest > 0) { // Part of an element: it stays for the next reader.
    const end = descriptor.byteOffset + descriptor.bytesFilled;
    enqueueClonedChunkToQueue(controller, descriptor.buffer, end - rest, rest);
  }
  descriptor.bytesFilled -= rest;
  const filled = processPullIntosUsingQueue(controller);
  commitPullIntoDescriptor(controller[kState].stream, descriptor);
  commitAll(controller, filled);
}

function newReadableByteStreamController() {
  return new ReadableByteStreamController(kOurs);
}

function setUpReadableByteStreamController(stream, controller, start, pull, cancel, highWaterMark, autoAllocateChunkSize) {
  const slots = controller[kState];
  slots.stream = stream;
  slots.highWaterMark = highWaterMark;
  slots.autoAllocateChunkSize = autoAllocateChunkSize;
  slots.pullAlgorithm = pull;
  slots.cancelAlgorithm = cancel;
  stream[kState].controller = controller;

  const started = start(controller);
  new Promise((resolve) => resolve(started)).then(() => {
    slots.started = true;
    callPullIfNeeded(controller);
  }, (err) => readableByteStreamControllerError(controller, err));
}

function setUpReadableByteStreamControllerFromSource(stream, source, highWaterMark) {
  const controller = newReadableByteStreamController();
  const { autoAllocateChunkSize, cancel, pull, start } = source;
  const startAlgorithm = start === undefined ? nop : Function.prototype.bind.call(start, source);
  if (pull !== undefined) validateFunction(pull, 'source.pull');
  if (cancel !== undefined) validateFunction(cancel, 'source.cancel');
  if (autoAllocateChunkSize === 0) {
    throw new ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', autoAllocateChunkSize);
  }
  setUpReadableByteStreamController(
    stream, controller, startAlgorithm,
    pull === undefined ? nopAsync : (c) => callForPromise(pull, source, c),
    cancel === undefined ? nopAsync : (reason) => callForPromise(cancel, source, reason),
    highWaterMark, autoAllocateChunkSize);
}

Object.assign(exports, {
  ReadableStreamBYOBRequest,
  ReadableByteStreamController,
  newReadableByteStreamController,
  isReadableByteStreamController: (value) => isKind(value, 'ReadableByteStreamController'),
  readableByteStreamControllerClose,
  readableByteStreamControllerConvertPullIntoDescriptor,
  readableByteStreamControllerEnqueue,
  readableByteStreamControllerError,
  readableByteStreamControllerGetBYOBRequest,
  readableByteStreamControllerPullInto,
  readableByteStreamControllerRespond,
  readableByteStreamControllerRespondWithNewView,
  setUpReadableByteStreamController,
  setUpReadableByteStreamControllerFromSource,
});
