'use strict';

// PerformanceEntry, and the entries of Node's own operations.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');

const kMake = Symbol('kMake');

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(secret = undefined, name = undefined, entryType = undefined, startTime = undefined, duration = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  static #check(value) {
    if (!(typeof value === 'object' && value !== null && #name in value)) throw new ERR_INVALID_THIS('PerformanceEntry');
  }

  get name() {
    PerformanceEntry.#check(this);
    return this.#name;
  }

  get entryType() {
    PerformanceEntry.#check(this);
    return this.#entryType;
  }

  get startTime() {
    PerformanceEntry.#check(this);
    return this.#startTime;
  }

  get duration() {
    PerformanceEntry.#check(this);
    return this.#duration;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `${this.constructor.name} ${inspect(this.toJSON(),
      { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  toJSON() {
    PerformanceEntry.#check(this);
    return { name: this.#name, entryType: this.#entryType, startTime: this.#startTime, duration: this.#duration };
  }
}

Object.defineProperties(PerformanceEntry.prototype, {
  name: kEnumerableProperty,
  entryType: kEnumerableProperty,
  startTime: kEnumerableProperty,
  duration: kEnumerableProperty,
  toJSON: kEnumerableProperty,
});

/** An entry with a detail of its own: of a function, a request, a garbage collection. */
class PerformanceNodeEntry extends PerformanceEntry {
  #detail;

  constructor(secret, name, entryType, startTime, duration, detail) {
    super(secret, name, entryType, startTime, duration);
    this.#detail = detail;
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

function createNodeEntry(name, entryType, startTime, duration, detail) {
  return new PerformanceNodeEntry(kMake, name, entryType, startTime, duration, detail);
}

module.exports = { PerformanceEntry, createNodeEntry, kMake };
