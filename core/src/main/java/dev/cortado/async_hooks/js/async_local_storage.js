'use strict';

const { getFrame, setFrame } = require('internal/async_hooks/context');
const AsyncContextFrame = require('internal/async_hooks/frame');
const { validateObject } = require('internal/validators');

class AsyncLocalStorage {
  #defaultValue;
  #name = '';

  constructor(options = {}) {
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
  }

  get name() {
    return this.#name;
  }

  static bind(fn) {
    const { AsyncResource } = require('async_hooks');
    return AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((fn, ...args) => fn(...args));
  }

  disable() {
    AsyncContextFrame.disable(this);
  }

  enterWith(data) {
    setFrame(new AsyncContextFrame(this, data));
  }

  run(data, fn, ...args) {
    const prior = getFrame();
    setFrame(new AsyncContextFrame(this, data));
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      setFrame(prior);
    }
  }

  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  getStore() {
    const frame = getFrame();
    if (frame === undefined || !frame.has(this)) return this.#defaultValue;
    return frame.get(this);
  }
}

module.exports = { AsyncLocalStorage };
