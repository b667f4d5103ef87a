'use strict';

// for await over a ReadableStream. Calls of next() and return() answer in the order in which they were made.

const { kState, invalidState } = require('internal/webstreams/shared');
const readers = require('internal/webstreams/readable_reader');

// %AsyncIteratorPrototype%
const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype));
const member = { __proto__: null, configurable: true, enumerable: true, writable: true, value: undefined };
const iteratorPrototype = Object.create(AsyncIteratorPrototype, { next: member, return: member });

function iterate(stream, preventCancel) {
  const reader = new readers.ReadableStreamDefaultReader(stream);
  let done = false;
  let started = false;
  let current; // The answer under way.

  function nextSteps() {
    if (done) return Promise.resolve({ done: true, value: undefined });
    if (reader[kState].stream === undefined) {
      return Promise.reject(invalidState('The reader is not bound to a ReadableStream'));
    }
    const { promise, resolve, reject } = Promise.withResolvers();
    readers.readableStreamDefaultReaderRead(reader, {
      chunk(value) {
        current = undefined;
        resolve({ value, done: false });
      },
      close() {
        current = undefined;
        done = true;
        readers.readableStreamReaderGenericRelease(reader);
        resolve({ done: true, value: undefined });
      },
      error(err) {
        current = undefined;
        done = true;
        readers.readableStreamReaderGenericRelease(reader);
        reject(err);
      },
    });
    return promise;
  }

  async function returnSteps(value) {
    if (done) return { done: true, value };
    done = true;
    if (reader[kState].stream === undefined) throw invalidState('The reader is not bound to a ReadableStream');
    if (!preventCancel) {
      const cancelled = readers.readableStreamReaderGenericCancel(reader, value);
      readers.readableStreamReaderGenericRelease(reader);
      await cancelled;
    } else {
      readers.readableStreamReaderGenericRelease(reader);
    }
    return { done: true, value };
  }

  return Object.create(iteratorPrototype, {
    next: {
      __proto__: null,
      configurable: true,
      enumerable: true,
      writable: true,
      value: function next() {
        // The first read comes a microtask later: the controller must have had the chance to start.
        if (!started) {
          current = Promise.resolve();
          started = true;
        }
        current = current === undefined ? nextSteps() : current.then(nextSteps, nextSteps);
        return current;
      },
    },
    return: {
      __proto__: null,
      configurable: true,
      enumerable: true,
      writable: true,
      value: ({ return: function(value) {
        started = true;
        current = current === undefined ? returnSteps(value) :
          current.then(() => returnSteps(value), () => returnSteps(value));
        return current;
      } }).return,
    },
    [Symbol.asyncIterator]: {
      __proto__: null,
      configurable: true,
      enumerable: true,
      writable: true,
      value: ({ [Symbol.asyncIterator]: function() { return this; } })[Symbol.asyncIterator],
    },
  });
}

Object.assign(exports, { iterate });
