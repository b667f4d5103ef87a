'use strict';

// performance.nodeTiming

const { customInspectSymbol } = require('internal/util');
const { PerformanceEntry } = require('internal/perfhooks/entry');
const { now } = require('internal/perfhooks/clock');
const { idleTime, loopMetrics, milestone } = require('internal/perfhooks/milestones');

class PerformanceNodeTiming {
  constructor() {
    const value = (fixed) => ({ __proto__: null, configurable: true, enumerable: true, value: fixed });
    const getter = (get) => ({ __proto__: null, configurable: true, enumerable: true, get });
    Object.defineProperties(this, {
      name: value('node'),
      entryType: value('node'),
      startTime: value(0),
      duration: getter(now),
      nodeStart: getter(() => milestone('nodeStart')),
      v8Start: getter(() => milestone('v8Start')),
      environment: getter(() => milestone('environment')),
      loopStart: getter(() => milestone('loopStart')),
      loopExit: getter(() => milestone('loopExit')),
      bootstrapComplete: getter(() => milestone('bootstrapComplete')),
      idleTime: getter(idleTime),
      uvMetricsInfo: getter(() => {
        const { 0: loopCount, 1: events, 2: eventsWaiting } = loopMetrics();
        return { loopCount, events, eventsWaiting };
      }),
    });
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceNodeTiming ${inspect(this.toJSON(),
      { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  toJSON() {
    const json = {};
    for (const name of ['name', 'entryType', 'startTime', 'duration', 'nodeStart', 'v8Start', 'bootstrapComplete',
      'environment', 'loopStart', 'loopExit', 'idleTime']) json[name] = this[name];
    return json;
  }
}

Object.setPrototypeOf(PerformanceNodeTiming.prototype, PerformanceEntry.prototype);

module.exports = { nodeTiming: new PerformanceNodeTiming() };
