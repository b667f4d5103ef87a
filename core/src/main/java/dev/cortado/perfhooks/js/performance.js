'use strict';

// The global `performance`.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');
const { Event, EventTarget, defineEventHandler, kTrustEvent } = require('internal/events/event_target');
const clock = require('internal/perfhooks/clock');
const timeline = require('internal/perfhooks/timeline');
const { nodeTiming } = require('internal/perfhooks/node_timing');
const { eventLoopUtilization } = require('internal/perfhooks/utilization');

const kPerformance = Symbol('performance');
const kMake = Symbol('kMake');
const { now } = clock;
let origin;

function check(value) {
  if (value?.[kPerformance] === undefined) throw new ERR_INVALID_THIS('Performance');
}

class Performance extends EventTarget {
  constructor(secret = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kPerformance] = true;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin },
      { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  clearMarks(name = undefined) {
    check(this);
    timeline.clear('mark', name === undefined ? undefined : `${name}`);
  }

  clearMeasures(name = undefined) {
    check(this);
    timeline.clear('measure', name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(name = undefined) {
    check(this);
    timeline.clear('resource', name === undefined ? undefined : `${name}`);
  }

  getEntries() {
    check(this);
    return timeline.entries(undefined, undefined);
  }

  getEntriesByName(name, type = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return timeline.entries(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    return timeline.entries(undefined, `${type}`);
  }

  mark(name, options = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return require('internal/perfhooks/user_timing').mark(name, options);
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return require('internal/perfhooks/user_timing').measure(name, startOrOptions, endMark);
  }

  now() {
    check(this);
    return now();
  }

  setResourceTimingBufferSize(maxSize) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('maxSize');
    timeline.setResourceLimit(maxSize >>> 0);
  }

  get timeOrigin() {
    check(this);
    return origin ??= clock.timeOrigin();
  }

  toJSON() {
    check(this);
    return { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
}

function lazyMethod(name, module, length) {
  const method = { [name](...args) { return require(module)[name](...args); } }[name];
  return Object.defineProperty(method, 'length', { __proto__: null, configurable: true, value: length });
}

Object.defineProperties(Performance.prototype, {
  clearMarks: kEnumerableProperty,
  clearMeasures: kEnumerableProperty,
  clearResourceTimings: kEnumerableProperty,
  getEntries: kEnumerableProperty,
  getEntriesByName: kEnumerableProperty,
  getEntriesByType: kEnumerableProperty,
  mark: kEnumerableProperty,
  measure: kEnumerableProperty,
  now: kEnumerableProperty,
  setResourceTimingBufferSize: kEnumerableProperty,
  timeOrigin: kEnumerableProperty,
  toJSON: kEnumerableProperty,
  // Node's own, besides the standard.
  eventLoopUtilization: { __proto__: null, configurable: true, enumerable: false, writable: true, value: eventLoopUtilization },
  nodeTiming: { __proto__: null, configurable: true, enumerable: false, writable: true, value: nodeTiming },
  markResourceTiming: {
    __proto__: null, configurable: true, enumerable: false, writable: true,
    value: lazyMethod('markResourceTiming', 'internal/perfhooks/resource_timing', 7),
  },
  timerify: {
    __proto__: null, configurable: true, enumerable: false, writable: true,
    value: lazyMethod('timerify', 'internal/perfhooks/timerify', 1),
  },
});
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');
Object.defineProperty(Performance.prototype, Symbol.toStringTag,
  { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'Performance' });
Object.defineProperty(Performance, 'prototype', { __proto__: null, writable: false });

const performance = new Performance(kMake);
timeline.onResourcesFull(() => performance.dispatchEvent(new Event('resourcetimingbufferfull', { [kTrustEvent]: true })));

module.exports = { Performance, performance };
