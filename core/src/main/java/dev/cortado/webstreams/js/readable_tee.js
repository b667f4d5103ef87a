'use strict';

// readable.tee(): two branches over one reader. The source is pulled for whichever is hungrier, and cancelled once
// both are.

const { kState, isKind, cloneAsUint8Array } = require('internal/webstreams/shared');
const readers = require('internal/webstreams/readable_reader');
const streams = require('internal/webstreams/readablestream');
const defaults = require('internal/webstreams/readable_default_controller');
const bytes = require('internal/webstreams/readable_byte_controller');

function readableStreamDefaultTee(stream, cloneForBranch2) {
  const reader = new readers.ReadableStreamDefaultReader(stream);
  let reading = false;
  let readAgain = false;
  const cancelling = cancellation(stream);
  const { canceled } = cancelling;
  let branch1; // eslint-disable-line prefer-const
  let branch2; // eslint-disable-line prefer-const

  async function pull() {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    readers.readableStreamDefaultReaderRead(reader, {
      chunk(value) {
        // A microtask later: neither branch may answer before the reader's own promise would have.
        queueMicrotask(() => {
          readAgain = false;
          let second = value;
          if (!canceled[1] && cloneForBranch2) {
            try {
              second = structuredClone(value);
            } catch (err) {
              defaults.readableStreamDefaultControllerError(branch1[kState].controller, err);
              defaults.readableStreamDefaultControllerError(branch2[kState].controller, err);
              cancelling.resolve(streams.readableStreamCancel(stream, err));
              return;
            }
          }
          if (!canceled[0]) defaults.readableStreamDefaultControllerEnqueue(branch1[kState].controller, value);
          if (!canceled[1]) defaults.readableStreamDefaultControllerEnqueue(branch2[kState].controller, second);
          reading = false;
          if (readAgain) pull();
        });
      },
      close() {
        // After the chunks that wait above.
        queueMicrotask(() => {
          reading = false;
          if (!canceled[0]) defaults.readableStreamDefaultControllerClose(branch1[kState].controller);
          if (!canceled[1]) defaults.readableStreamDefaultControllerClose(branch2[kState].controller);
          if (!canceled[0] || !canceled[1]) cancelling.resolve();
        });
      },
      error() {
        reading = false;
      },
    });
  }

  branch1 = streams.createReadableStream(() => {}, pull, (reason) => cancelling.cancel(0, reason));
  branch2 = streams.createReadableStream(() => {}, pull, (reason) => cancelling.cancel(1, reason));
  reader[kState].close.promise.then(undefined, (err) => {
    defaults.readableStreamDefaultControllerError(branch1[kState].controller, err);
    defaults.readableStreamDefaultControllerError(branch2[kState].controller, err);
    if (!canceled[0] || !canceled[1]) cancelling.resolve();
  });
  return [branch1, branch2];
}

// What the two branches' cancel() have in common.
function cancellation(stream) {
  const { promise, resolve } = Promise.withResolvers();
  const canceled = [false, false];
  const reasons = [undefined, undefined];
  return {
    canceled,
    resolve,
    cancel(which, reason) {
      canceled[which] = true;
      reasons[which] = reason;
      if (canceled[1 - which]) resolve(streams.readableStreamCancel(stream, reasons));
      return promise;
    },
  };
}

function readableByteStreamTee(stream) {
  let reader = new readers.ReadableStreamDefaultReader(stream);
  let reading = false;
  const readAgain = [false, false];
  const cancelling = cancellation(stream);
  const { canceled } = cancelling;
  const branches = [];
  const controllerOf = (which) => branches[which][kState].controller;

  function forwardErrorOf(thisReader) {
    thisReader[kState].close.promise.then(undefined, (err) => {
      if (thisReader !== reader) return;
      bytes.readableByteStreamControllerError(controllerOf(0), err);
      bytes.readableByteStreamControllerError(controllerOf(1), err);
      if (!canceled[0] || !canceled[1]) cancelling.resolve();
    });
  }

  function cloneFailed(err) {
    bytes.readableByteStreamControllerError(controllerOf(0), err);
    bytes.readableByteStreamControllerError(controllerOf(1), err);
    cancelling.resolve(streams.readableStreamCancel(stream, err));
  }

  function readOn() {
    reading = false;
    if (readAgain[0]) pull(0);
    else if (readAgain[1]) pull(1);
  }

  function pullWithDefaultReader() {
    if (isKind(reader, 'ReadableStreamBYOBReader')) {
      readers.readableStreamBYOBReaderRelease(reader);
      reader = new readers.ReadableStreamDefaultReader(stream);
      forwardErrorOf(reader);
    }
    readers.readableStreamDefaultReaderRead(reader, {
      chunk(value) {
        queueMicrotask(() => {
          readAgain[0] = false;
          readAgain[1] = false;
          let second = value;
          if (!canceled[0] && !canceled[1]) {
            try {
              second = cloneAsUint8Array(value);
            } catch (err) {
              cloneFailed(err);
              return;
            }
          }
          if (!canceled[0]) bytes.readableByteStreamControllerEnqueue(controllerOf(0), value);
          if (!canceled[1]) bytes.readableByteStreamControllerEnqueue(controllerOf(1), second);
          readOn();
        });
      },
      close() {
        reading = false;
        for (const which of [0, 1]) {
          if (!canceled[which]) bytes.readableByteStreamControllerClose(controllerOf(which));
        }
        for (const which of [0, 1]) {
          if (controllerOf(which)[kState].pendingPullIntos.length > 0) {
            bytes.readableByteStreamControllerRespond(controllerOf(which), 0);
          }
        }
        if (!canceled[0] || !canceled[1]) cancelling.resolve();
      },
      error() {
        reading = false;
      },
    });
  }

  // `which` asked with a buffer of its own; the other branch gets a copy.
  function pullWithBYOBReader(view, which) {
    if (isKind(reader, 'ReadableStreamDefaultReader')) {
      readers.readableStreamDefaultReaderRelease(reader);
      reader = new readers.ReadableStreamBYOBReader(stream);
      forwardErrorOf(reader);
    }
    const other = 1 - which;
    readers.readableStreamBYOBReaderRead(reader, view, 1, {
      chunk(value) {
        queueMicrotask(() => {
          readAgain[0] = false;
          readAgain[1] = false;
          if (!canceled[other]) {
            let copy;
            try {
              copy = cloneAsUint8Array(value);
            } catch (err) {
              cloneFailed(err);
              return;
            }
            if (!canceled[which]) {
              bytes.readableByteStreamControllerRespondWithNewView(controllerOf(which), value);
            }
            bytes.readableByteStreamControllerEnqueue(controllerOf(other), copy);
          } else if (!canceled[which]) {
            bytes.readableByteStreamControllerRespondWithNewView(controllerOf(which), value);
          }
          readOn();
        });
      },
      close(value) {
        reading = false;
        if (!canceled[which]) bytes.readableByteStreamControllerClose(controllerOf(which));
        if (!canceled[other]) bytes.readableByteStreamControllerClose(controllerOf(other));
        if (value !== undefined) {
          if (!canceled[which]) {
            bytes.readableByteStreamControllerRespondWithNewView(controllerOf(which), value);
          }
          if (!canceled[other] && controllerOf(other)[kState].pendingPullIntos.length > 0) {
            bytes.readableByteStreamControllerRespond(controllerOf(other), 0);
          }
        }
        if (!canceled[0] || !canceled[1]) cancelling.resolve();
      },
      error() {
        reading = false;
      },
    });
  }

  function pull(which) {
    if (reading) {
      readAgain[which] = true;
      return Promise.resolve();
    }
    reading = true;
    const request = bytes.readableByteStreamControllerGetBYOBRequest(controllerOf(which));
    if (request === null) pullWithDefaultReader();
    else pullWithBYOBReader(request[kState].view, which);
    return Promise.resolve();
  }

  for (const which of [0, 1]) {
    branches.push(streams.createReadableByteStream(
      () => {}, () => pull(which), (reason) => cancelling.cancel(which, reason)));
  }
  forwardErrorOf(reader);
  return branches;
}

Object.assign(exports, { readableStreamDefaultTee, readableByteStreamTee });
