'use strict';

// for await over a readable, and await using.

const { AbortError, aggregateTwoErrors } = require('internal/errors');
const { destroyer } = require('internal/stream/destroy');

function nop() {}

function iterate(stream, options) {
  if (typeof stream.read !== 'function') {
    stream = require('internal/stream/readable').wrap(stream, { objectMode: true });
  }
  const iterator = chunks(stream, options);
  iterator.stream = stream;
  return iterator;
}

async function* chunks(stream, options) {
  const { eos } = require('internal/stream/end_of_stream');
  let wake = nop;

  // Both the 'readable' listener, and what a promise hands its resolve to.
  function next(resolve) {
    if (this === stream) {
      wake();
      wake = nop;
    } else {
      wake = resolve;
    }
  }

  stream.on('readable', next);

  let error; // undefined: not over; null: ended well
  const cleanup = eos(stream, { writable: false }, (err) => {
    error = err ? aggregateTwoErrors(error, err) : null;
    wake();
    wake = nop;
  });

  try {
    while (true) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(next);
    }
  } catch (err) {
    error = aggregateTwoErrors(error, err);
    throw error;
  } finally {
    if ((error || options?.destroyOnReturn !== false) &&
        (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', next);
      cleanup();
    }
  }
}

function dispose(stream) {
  let error;
  if (!stream.destroyed) {
    error = stream.readableEnded ? null : new AbortError();
    stream.destroy(error);
  }
  return new Promise((resolve, reject) => {
    const { eos } = require('internal/stream/end_of_stream');
    eos(stream, (err) => (err && err !== error ? reject(err) : resolve(null)));
  });
}

module.exports = { iterate, dispose };
