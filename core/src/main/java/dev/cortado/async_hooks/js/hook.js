'use strict';

// async_hooks.createHook()

const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');
const { disable, enable } = require('internal/async_hooks');

const kInit = Symbol('init');
const kBefore = Symbol('before');
const kAfter = Symbol('after');
const kDestroy = Symbol('destroy');
const kPromiseResolve = Symbol('promiseResolve');
const kNoPromiseHook = Symbol('kNoPromiseHook');
const kRegistered = new WeakMap();

class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve }) {
    const callbacks = { init, before, after, destroy, promiseResolve };
    for (const name of Object.keys(callbacks)) {
      if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function') throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
    }
    this[kInit] = init;
    this[kBefore] = before;
    this[kAfter] = after;
    this[kDestroy] = destroy;
    this[kPromiseResolve] = promiseResolve;
    this[kNoPromiseHook] = false;
    const bound = {};
    // Called with the hook as `this`.
    for (const name of ['init', 'before', 'after', 'destroy']) bound[name] = callbacks[name]?.bind(this);
    kRegistered.set(this, bound);
  }

  enable() {
    enable(kRegistered.get(this));
    return this;
  }

  disable() {
    disable(kRegistered.get(this));
    return this;
  }
}

module.exports = { createHook: (callbacks) => new AsyncHook(callbacks) };
