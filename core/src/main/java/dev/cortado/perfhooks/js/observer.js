'use strict';

// PerformanceObserver: entries of the types it wants, told in an immediate.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } =
  require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { customInspectSymbol, kEmptyObject, kEnumerableProperty } = require('internal/util');
const { DOMException } = require('internal/events/domexception');
const timeline = require('internal/perfhooks/timeline');
const { kMake } = require('internal/perfhooks/entry');

const pending = new Set();
let queued = false;

function queue(observer) {
  pending.add(observer);
  if (queued) return;
  queued = true;
  require('timers').setImmediate(() => {
    queued = false;
    const batch = [...pending];
    pending.clear();
    for (const each of batch) each.dispatch();
  });
}

class PerformanceObserverEntryList {
  #entries;

  constructor(secret = undefined, entries = []) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = entries.toSorted((first, second) => first.startTime - second.startTime);
  }

  getEntries() {
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    type = `${type}`;
    return this.#entries.filter((entry) => entry.entryType === type);
  }

  getEntriesByName(name, type = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    name = `${name}`;
    if (type !== undefined && type !== null) {
      type = `${type}`;
      return this.#entries.filter((entry) => entry.name === name && entry.entryType === type);
    }
    return this.#entries.filter((entry) => entry.name === name);
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserverEntryList ${inspect(this.#entries,
      { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

/** What an observer is to the timeline. */
class Registration {
  constructor(observer, callback) {
    this.observer = observer;
    this.callback = callback;
    this.buffer = [];
    this.types = new Set();
    this.single = undefined; // undefined until the first observe()
  }

  offer(entry) {
    if (!this.types.has(entry.entryType)) return;
    this.buffer.push(entry);
    queue(this);
  }

  take() {
    const { buffer } = this;
    this.buffer = [];
    return buffer;
  }

  dispatch() {
    const { callback, observer } = this;
    Reflect.apply(callback, observer, [new PerformanceObserverEntryList(kMake, this.take()), observer]);
  }

  add(type) {
    if (this.types.has(type)) return;
    this.types.add(type);
    timeline.watch(type);
  }

  reset() {
    for (const type of this.types) timeline.unwatch(type);
    this.types.clear();
  }

  disconnect() {
    this.reset();
    this.buffer = [];
    this.single = undefined;
    timeline.observers.delete(this);
    pending.delete(this);
  }
}

class PerformanceObserver {
  #registration;

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#registration = new Registration(this, callback);
  }

  observe(options = kEmptyObject) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = { ...options };
    if (entryTypes === undefined && type === undefined) throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    if (entryTypes != null && type != null) {
      throw new ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
        'options.entryTypes can not set with options.type together');
    }
    const registration = this.#registration;
    const single = entryTypes === undefined;
    if (registration.single !== undefined && registration.single !== single) {
      throw new DOMException(
        `PerformanceObserver can not change to ${single ? 'single' : 'multiple'} observation${single ? '' : 's'}`,
        'InvalidModificationError');
    }
    registration.single ??= single;
    if (single) {
      if (timeline.supported.includes(type)) {
        registration.add(type);
        if (buffered) for (const entry of timeline.entries(undefined, type)) registration.offer(entry);
      }
    } else {
      if (!Array.isArray(entryTypes)) throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      registration.reset();
      for (const each of entryTypes) if (timeline.supported.includes(each)) registration.add(each);
    }
    if (registration.types.size > 0) timeline.observers.add(registration);
    else this.disconnect();
  }

  disconnect() {
    this.#registration.disconnect();
  }

  takeRecords() {
    return this.#registration.take();
  }

  static get supportedEntryTypes() {
    return Object.freeze(timeline.supported.slice());
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const registration = this.#registration;
    return `PerformanceObserver ${inspect({
      connected: timeline.observers.has(registration),
      pending: pending.has(registration),
      entryTypes: [...registration.types],
      buffer: registration.buffer,
    }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

const tag = (value) => ({ __proto__: null, configurable: true, enumerable: false, writable: false, value });
Object.defineProperties(PerformanceObserver.prototype, {
  observe: kEnumerableProperty,
  disconnect: kEnumerableProperty,
  takeRecords: kEnumerableProperty,
  [Symbol.toStringTag]: tag('PerformanceObserver'),
});
Object.defineProperties(PerformanceObserverEntryList.prototype, {
  getEntries: kEnumerableProperty,
  getEntriesByType: kEnumerableProperty,
  getEntriesByName: kEnumerableProperty,
  [Symbol.toStringTag]: tag('PerformanceObserverEntryList'),
});

module.exports = { PerformanceObserver, PerformanceObserverEntryList };
