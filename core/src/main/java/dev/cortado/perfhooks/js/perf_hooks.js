'use strict';

const { Performance, performance } = require('internal/perfhooks/performance');
const { PerformanceEntry } = require('internal/perfhooks/entry');
const { PerformanceMark, PerformanceMeasure } = require('internal/perfhooks/user_timing');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perfhooks/observer');
const { PerformanceResourceTiming } = require('internal/perfhooks/resource_timing');
const { eventLoopUtilization } = require('internal/perfhooks/utilization');

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay(options = undefined) {
    return require('internal/perfhooks/event_loop_delay').monitorEventLoopDelay(options);
  },
  eventLoopUtilization,
  timerify: performance.timerify,
  createHistogram(options = undefined) {
    return require('internal/perfhooks/histogram').createHistogram(options);
  },
  performance,
};

Object.defineProperty(module.exports, 'constants', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  value: {
    NODE_PERFORMANCE_GC_MAJOR: 4,
    NODE_PERFORMANCE_GC_MINOR: 1,
    NODE_PERFORMANCE_GC_INCREMENTAL: 8,
    NODE_PERFORMANCE_GC_WEAKCB: 16,
    NODE_PERFORMANCE_GC_FLAGS_NO: 0,
    NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
    NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
    NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
    NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
    NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
    NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
  },
});
