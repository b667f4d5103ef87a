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
    const prior = this.getStore();
    if (Object.is(prior, data)) return Reflect.apply(fn, null, args);
    const outer = getFrame();
    const inner = new AsyncContextFrame(this, data);
    const { size } = inner;
    setFrame(inner);
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      // Takes back its own store only: what fn entered or disabled of another one stays so.
      if (getFrame() === inner && inner.size === size) setFrame(outer);
      else this.enterWith(prior);
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
