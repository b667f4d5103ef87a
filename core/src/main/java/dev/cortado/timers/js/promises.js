'use strict';

// Timers as promises: `timers/promises`. Every failure, also of an argument, rejects.

const { Immediate, Timeout, clearImmediate, clearTimer, start } = require('internal/timers');
const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');

const kScheduler = Symbol('kScheduler');

function checkOptions(options) {
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
}

function abortError(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

/** A promise for what `begin(resolve)` starts and `stop(started)` takes back when the signal fires first. */
function untilAborted({ signal, ref = true }, begin, stop) {
  if (signal?.aborted) return Promise.reject(abortError(signal));
  const { promise, resolve, reject } = Promise.withResolvers();
  let onAbort;
  const started = begin((value) => {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
    resolve(value);
  });
  if (!ref) started.unref();
  if (signal) {
    onAbort = () => {
      signal.removeEventListener('abort', onAbort);
      stop(started);
      reject(abortError(signal));
    };
    const { kResistStopPropagation } = require('internal/events/symbols');
    signal.addEventListener('abort', onAbort, { __proto__: null, [kResistStopPropagation]: true });
  }
  return promise;
}

function setTimeout(delay, value, options = kEmptyObject) {
  try {
    if (delay !== undefined) validateNumber(delay, 'delay');
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return untilAborted(options,
    (done) => start(new Timeout(done, delay, [value], false, true)), clearTimer);
}

function setImmediate(value, options = kEmptyObject) {
  try {
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return untilAborted(options, (done) => new Immediate(done, [value]), clearImmediate);
}

/** Yields the value once for each time the interval passed, also for those that passed while nobody waited. */
async function* setInterval(delay, value, options = kEmptyObject) {
  if (delay !== undefined) validateNumber(delay, 'delay');
  checkOptions(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) throw abortError(signal);

  let passed = 0;
  let waiting; // the resolvers of the one who waits
  const interval = start(new Timeout(() => {
    passed++;
    waiting?.resolve();
    waiting = undefined;
  }, delay, undefined, true, true));
  if (!ref) interval.unref();
  const onAbort = () => {
    clearTimer(interval);
    waiting?.reject(abortError(signal));
    waiting = undefined;
  };
  if (signal) {
    const { kResistStopPropagation } = require('internal/events/symbols');
    signal.addEventListener('abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
  }
  try {
    while (!signal?.aborted) {
      if (passed === 0) {
        waiting = Promise.withResolvers();
        await waiting.promise;
      }
      for (; passed > 0; passed--) yield value;
    }
    throw abortError(signal);
  } finally {
    clearTimer(interval);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The draft web API for scheduling, as far as Node has it. */
class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }

  wait(delay, options) {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype, {
  [kScheduler]: { __proto__: null, configurable: true, enumerable: true, value: true, writable: true },
});

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
