'use strict';

// readable.pipeTo(writable): both are locked while it lasts, and the end or failure of either reaches the other.

const { kState, invalidState, nop } = require('internal/webstreams/shared');
const { AbortError } = require('internal/errors');
const readers = require('internal/webstreams/readable_reader');
const streams = require('internal/webstreams/readablestream');
const writables = require('internal/webstreams/writablestream');
const writers = require('internal/webstreams/writable_writer');

function readableStreamPipeTo(source, dest, preventClose, preventAbort, preventCancel, signal) {
  const reader = new readers.ReadableStreamDefaultReader(source);
  const writer = new writers.WritableStreamDefaultWriter(dest);
  source[kState].disturbed = true;
  const { promise, resolve, reject } = Promise.withResolvers();

  let shuttingDown = false;
  let lastWrite = Promise.resolve(); // Writes finish in order: the last stands for all.
  let abortListener;

  function finalize(failed, err) {
    writers.writableStreamDefaultWriterRelease(writer);
    readers.readableStreamReaderGenericRelease(reader);
    abortListener?.[Symbol.dispose]();
    if (failed) reject(err);
    else resolve(undefined);
  }

  // What was read is written before anything else happens.
  function afterWrites(then) {
    const write = lastWrite;
    write.then(() => (write === lastWrite ? then() : afterWrites(then)));
  }

  function shutdown(action, failed, err) {
    if (shuttingDown) return;
    shuttingDown = true;
    const end = () => {
      if (action === undefined) finalize(failed, err);
      else action().then(() => finalize(failed, err), (actionError) => finalize(true, actionError));
    };
    if (dest[kState].state === 'writable' && !writables.writableStreamCloseQueuedOrInFlight(dest)) afterWrites(end);
    else end();
  }

  function abort() {
    let err = signal.reason;
    // Programs of the web know but one class of abort errors.
    if (err instanceof AbortError) err = new DOMException(err.message, 'AbortError');
    const actions = [];
    if (!preventAbort) {
      actions.push(() => (dest[kState].state === 'writable' ?
        writables.writableStreamAbort(dest, err) : Promise.resolve()));
    }
    if (!preventCancel) {
      actions.push(() => (source[kState].state === 'readable' ?
        streams.readableStreamCancel(source, err) : Promise.resolve()));
    }
    shutdown(() => Promise.all(actions.map((action) => action())), true, err);
  }

  if (signal !== undefined) {
    if (signal.aborted) {
      abort();
      return promise;
    }
    abortListener = require('events').addAbortListener(signal, abort);
  }

  function onSourceErrored(err) {
    shutdown(preventAbort ? undefined : () => writables.writableStreamAbort(dest, err), true, err);
  }

  function onSourceClosed() {
    shutdown(preventClose ? undefined : () => writers.writableStreamDefaultWriterCloseWithErrorPropagation(writer));
  }

  function onDestErrored(err) {
    shutdown(preventCancel ? undefined : () => streams.readableStreamCancel(source, err), true, err);
  }

  // In this order: the first that is true decides.
  if (source[kState].state === 'errored') onSourceErrored(source[kState].storedError);
  else reader[kState].close.promise.then(undefined, onSourceErrored);
  if (dest[kState].state === 'errored') onDestErrored(dest[kState].storedError);
  else writer[kState].close.promise.then(undefined, onDestErrored);
  if (source[kState].state === 'closed') onSourceClosed();
  else reader[kState].close.promise.then(onSourceClosed, nop);
  if (writables.writableStreamCloseQueuedOrInFlight(dest) || dest[kState].state === 'closed') {
    onDestErrored(invalidState('Destination WritableStream is closed'));
  }

  // One request serves all reads: there is one at a time.
  let arrived = false;
  let waiting = false; // For a chunk that was not there yet.
  const request = {
    chunk(value) {
      lastWrite = writers.writableStreamDefaultWriterWrite(writer, value).then(undefined, nop);
      if (waiting) {
        waiting = false;
        pump();
      } else {
        arrived = true;
      }
    },
    close: nop, // The reader's closed promise tells.
    error: nop,
  };

  function pump() {
    while (!shuttingDown) {
      if (dest[kState].state !== 'writable') return; // Its closed promise tells.
      if (dest[kState].backpressure) {
        writer[kState].ready.promise.then(pump, nop);
        return;
      }
      arrived = false;
      readers.readableStreamDefaultReaderRead(reader, request);
      if (!arrived) {
        waiting = true;
        return;
      }
    }
  }
  // Later, so that the start algorithms of both are through.
  writer[kState].ready.promise.then(pump, nop);
  return promise;
}

exports.readableStreamPipeTo = readableStreamPipeTo;
