'use strict';

// events.on(): events as an async iterator, buffered between two watermarks.

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { kFirstEventParam } = require('internal/events/symbols');
const { addAbortListener } = require('internal/events/abort_listener');
const { listen, unlisten } = require('internal/events/listening');

const kWatermarkData = Symbol.for('nodejs.watermarkData');
const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

/** First in, first out, without moving elements at each step. */
class Fifo {
  #items = [];
  #head = 0;

  get size() {
    return this.#items.length - this.#head;
  }

  push(item) {
    this.#items.push(item);
  }

  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    } else if (this.#head === 1024) {
      this.#items.splice(0, 1024);
      this.#head = 0;
    }
    return item;
  }
}

function result(value, done) {
  return { value, done };
}

function on(emitter, event, options = kEmptyObject) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  // Both spellings: the first one was documented wrongly for a while.
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);

  const values = new Fifo();
  const waiting = new Fifo();
  const listeners = [];
  let paused = false;
  let failure = null;
  let finished = false;
  let abortListener;

  function add(target, name, listener) {
    listen(target, name, listener);
    listeners.push({ target, name, listener });
  }

  function onEvent(value) {
    if (waiting.size > 0) {
      waiting.shift().resolve(result(value, false));
      return;
    }
    values.push(value);
    if (!paused && values.size > high) {
      paused = true;
      emitter.pause();
    }
  }

  function errorHandler(error) {
    if (waiting.size > 0) waiting.shift().reject(error);
    else failure = error;
    closeHandler();
  }

  function closeHandler() {
    abortListener?.[Symbol.dispose]();
    for (const { target, name, listener } of listeners.splice(0)) unlisten(target, name, listener);
    finished = true;
    const done = result(undefined, true);
    while (waiting.size > 0) waiting.shift().resolve(done);
    return Promise.resolve(done);
  }

  const iterator = Object.setPrototypeOf({
    next() {
      if (values.size > 0) {
        const value = values.shift();
        if (paused && values.size < low) {
          emitter.resume();
          paused = false;
        }
        return Promise.resolve(result(value, false));
      }
      if (failure) {
        const rejection = Promise.reject(failure);
        failure = null;
        return rejection;
      }
      if (finished) return closeHandler();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() {
      return closeHandler();
    },
    throw(error) {
      if (!error || !(error instanceof Error)) {
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      }
      errorHandler(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [kWatermarkData]: {
      get size() { return values.size; },
      get low() { return low; },
      get high() { return high; },
      get isPaused() { return paused; },
    },
  }, AsyncIteratorPrototype);

  add(emitter, event, options[kFirstEventParam] ? onEvent : (...args) => onEvent(args));
  if (event !== 'error' && typeof emitter.on === 'function') add(emitter, 'error', errorHandler);
  if (options.close?.length) {
    for (const name of options.close) add(emitter, name, closeHandler);
  }
  abortListener = signal ?
    addAbortListener(signal, () => errorHandler(new AbortError(undefined, { cause: signal.reason }))) : undefined;
  return iterator;
}

module.exports = { on };
