'use strict';

// timers/promises: timers as promises, and setInterval as an async iterator.

const { AbortError, codes } = require('internal/errors');
const { Immediate, Timeout, clearImmediate, clearTimer, start } = require('internal/timers');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');

const kScheduler = Symbol('kScheduler');

function check(options) {
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
}

/** A promise for what `begin` starts; `cancel` takes it back when the signal aborts. */
function promised(options, begin, cancel) {
  try {
    check(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  let onAbort;
  const promise = new Promise((resolve, reject) => {
    const timer = begin(resolve);
    if (!ref) timer.unref();
    if (signal) {
      onAbort = () => {
        cancel(timer);
        reject(new AbortError(undefined, { cause: signal.reason }));
      };
      signal.addEventListener('abort', onAbort, { once: true });
    }
  });
  return signal ? promise.finally(() => signal.removeEventListener('abort', onAbort)) : promise;
}

function setTimeout(after, value, options = kEmptyObject) {
  try {
    if (after !== undefined) validateNumber(after, 'delay');
  } catch (error) {
    return Promise.reject(error);
  }
  return promised(options, (resolve) => start(new Timeout(() => resolve(value), after, undefined, false, true)), clearTimer);
}

function setImmediate(value, options = kEmptyObject) {
  return promised(options, (resolve) => new Immediate(() => resolve(value)), clearImmediate);
}

async function* setInterval(after, value, options = kEmptyObject) {
  check(options);
  if (after !== undefined) validateNumber(after, 'delay');
  const { signal, ref = true } = options;
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let passed = 0;
  let wake;
  const timer = start(new Timeout(() => {
    passed++;
    wake?.();
  }, after, undefined, true, true));
  if (!ref) timer.unref();
  const onAbort = () => {
    clearTimer(timer);
    wake?.();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal?.aborted) {
      if (passed === 0) await new Promise((resolve) => { wake = resolve; });
      for (; passed > 0; passed--) yield value;
    }
    throw new AbortError(undefined, { cause: signal.reason });
  } finally {
    clearTimer(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

class Scheduler {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    if (!this[kScheduler]) throw new codes.ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }

  wait(delay, options) {
    if (!this[kScheduler]) throw new codes.ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype, { [kScheduler]: { __proto__: null, value: true } });

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
