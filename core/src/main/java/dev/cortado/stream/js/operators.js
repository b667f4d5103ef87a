'use strict';

// What a readable can be turned into: functions with the readable as `this`. Those that make a stream return an async
// generator, which the caller wraps.

const {
  AbortError,
  codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { validateAbortSignal, validateFunction, validateInteger, validateObject } = require('internal/validators');

const kEmpty = Symbol('kEmpty');
const kEof = Symbol('kEof');

function validateOptions(options) {
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
}

function compose(stream, options) {
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
  const { isNodeStream, isWritable } = require('internal/stream/utils');
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be writable');
  }
  const composed = require('internal/stream/compose')(this, stream);
  if (options?.signal) {
    require('internal/stream/add_abort_signal').addAbortSignalNoValidate(options.signal, composed);
  }
  return composed;
}

function map(fn, options) {
  validateFunction(fn, 'fn');
  validateOptions(options);
  let concurrency = 1;
  if (options?.concurrency != null) concurrency = Math.floor(options.concurrency);
  let highWaterMark = concurrency - 1;
  if (options?.highWaterMark != null) highWaterMark = Math.floor(options.highWaterMark);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  return mapped(this, fn, options, concurrency, highWaterMark + concurrency);
}

// Up to `concurrency` calls run at once, up to `limit` results wait; they are yielded in order.
async function* mapped(stream, fn, options, concurrency, limit) {
  const signal = AbortSignal.any(options?.signal ? [options.signal] : []);
  const given = { signal };
  const queue = [];
  let running = 0;
  let done = false;
  let onResult; // The consumer waits for the queue.
  let onRoom; // The pump waits for room.

  function wakePump() {
    if (onRoom && !done && running < concurrency && queue.length < limit) {
      onRoom();
      onRoom = null;
    }
  }

  function settled() {
    running--;
    wakePump();
  }

  function failed() {
    done = true;
    settled();
  }

  async function pump() {
    try {
      for await (const chunk of stream) {
        if (done) return;
        if (signal.aborted) throw new AbortError();
        let result;
        try {
          result = fn(chunk, given);
          if (result === kEmpty) continue;
          result = Promise.resolve(result);
        } catch (err) {
          result = Promise.reject(err);
        }
        running++;
        result.then(settled, failed);
        queue.push(result);
        if (onResult) {
          onResult();
          onResult = null;
        }
        if (!done && (queue.length >= limit || running >= concurrency)) {
          await new Promise((resolve) => { onRoom = resolve; });
        }
      }
      queue.push(kEof);
    } catch (err) {
      const result = Promise.reject(err);
      result.then(settled, failed);
      queue.push(result);
    } finally {
      done = true;
      if (onResult) {
        onResult();
        onResult = null;
      }
    }
  }

  pump();
  try {
    while (true) {
      while (queue.length > 0) {
        const value = await queue[0];
        if (value === kEof) return;
        if (signal.aborted) throw new AbortError();
        if (value !== kEmpty) yield value;
        queue.shift();
        wakePump();
      }
      await new Promise((resolve) => { onResult = resolve; });
    }
  } finally {
    done = true;
    if (onRoom) {
      onRoom();
      onRoom = null;
    }
  }
}

function filter(fn, options) {
  validateFunction(fn, 'fn');
  async function chosen(value, given) {
    return await fn(value, given) ? value : kEmpty;
  }
  return map.call(this, chosen, options);
}

async function forEach(fn, options) {
  validateFunction(fn, 'fn');
  async function visit(value, given) {
    await fn(value, given);
    return kEmpty;
  }
  // eslint-disable-next-line no-unused-vars
  for await (const unused of map.call(this, visit, options));
}

async function some(fn, options = undefined) {
  // eslint-disable-next-line no-unused-vars
  for await (const unused of filter.call(this, fn, options)) return true;
  return false;
}

async function every(fn, options = undefined) {
  validateFunction(fn, 'fn');
  return !(await some.call(this, async (...args) => !(await fn(...args)), options));
}

async function find(fn, options) {
  for await (const result of filter.call(this, fn, options)) return result;
  return undefined;
}

async function reduce(reducer, initialValue, options) {
  validateFunction(reducer, 'reducer');
  validateOptions(options);
  let started = arguments.length > 1;
  const outer = options?.signal;
  if (outer?.aborted) {
    const err = new AbortError(undefined, { cause: outer.reason });
    this.once('error', () => {}); // It is thrown from here.
    await require('internal/stream/end_of_stream').finished(this.destroy(err));
    throw err;
  }

  const controller = new AbortController();
  const { signal } = controller;
  const listener = outer && require('events').addAbortListener(outer, () => controller.abort());
  try {
    for await (const value of this) {
      if (outer?.aborted) throw new AbortError();
      if (started) {
        initialValue = await reducer(initialValue, value, { signal });
      } else {
        initialValue = value;
        started = true;
      }
    }
    if (!started) {
      const err = new ERR_MISSING_ARGS('reduce');
      err.message = 'Reduce of an empty stream requires an initial value';
      throw err;
    }
  } finally {
    listener?.[Symbol.dispose]();
    controller.abort();
  }
  return initialValue;
}

async function toArray(options) {
  validateOptions(options);
  const result = [];
  for await (const value of this) {
    if (options?.signal?.aborted) throw new AbortError(undefined, { cause: options.signal.reason });
    result.push(value);
  }
  return result;
}

function flatMap(fn, options) {
  return flattened(map.call(this, fn, options));
}

async function* flattened(values) {
  for await (const value of values) yield* value;
}

function toCount(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new ERR_OUT_OF_RANGE('number', '>= 0', number);
  return number;
}

function drop(number, options) {
  validateOptions(options);
  return dropped(this, toCount(number), options?.signal);
}

async function* dropped(stream, left, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (left-- <= 0) yield value;
  }
}

function take(number, options) {
  validateOptions(options);
  return taken(this, toCount(number), options?.signal);
}

async function* taken(stream, left, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (left-- > 0) yield value;
    if (left <= 0) return; // Without reading one more.
  }
}

module.exports = { compose, drop, every, filter, find, flatMap, forEach, map, reduce, some, take, toArray };
