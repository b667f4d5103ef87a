'use strict';

// performance.mark() and performance.measure()

const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MISSING_ARGS, ERR_PERFORMANCE_INVALID_TIMESTAMP,
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  },
} = require('internal/errors');
const { validateNumber, validateObject, validateString } = require('internal/validators');
const { kEmptyObject, kEnumerableProperty } = require('internal/util');
const { now } = require('internal/perfhooks/clock');
const { PerformanceEntry, kMake } = require('internal/perfhooks/entry');
const timeline = require('internal/perfhooks/timeline');
const { nodeMilestones } = require('internal/perfhooks/milestones');

function cloneDetail(detail) {
  if (detail === undefined || detail === null) return null;
  return require('internal/clone').structuredClone(detail);
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = kEmptyObject) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    name = `${name}`;
    if (nodeMilestones.includes(name)) throw new ERR_INVALID_ARG_VALUE('name', name);
    options ??= kEmptyObject;
    validateObject(options, 'options');
    const { startTime = now() } = options;
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kMake, name, 'mark', startTime, 0);
    this.#detail = cloneDetail(options.detail);
  }

  get detail() {
    if (!(typeof this === 'object' && this !== null && #detail in this)) throw new ERR_INVALID_THIS('PerformanceMark');
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(secret = undefined, name = undefined, start = undefined, duration = undefined, detail = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(kMake, name, 'measure', start, duration);
    this.#detail = cloneDetail(detail);
  }

  get detail() {
    if (!(typeof this === 'object' && this !== null && #detail in this)) throw new ERR_INVALID_THIS('PerformanceMeasure');
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

for (const type of [PerformanceMark, PerformanceMeasure]) {
  Object.defineProperties(type.prototype, {
    detail: kEnumerableProperty,
    [Symbol.toStringTag]: { __proto__: null, configurable: true, enumerable: false, writable: false, value: type.name },
  });
}

function mark(name, options) {
  const entry = new PerformanceMark(name, options);
  timeline.add(entry);
  return entry;
}

function timeOf(markOrTime) {
  if (markOrTime === undefined) return undefined;
  if (typeof markOrTime === 'number') {
    if (markOrTime < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(markOrTime);
    return markOrTime;
  }
  return timeline.markTime(`${markOrTime}`);
}

function measure(name, startOrOptions, endMark) {
  validateString(name, 'name');
  const isOptions = startOrOptions !== null && typeof startOrOptions === 'object';
  const { start, end, duration, detail } = isOptions ? startOrOptions : kEmptyObject;
  if (isOptions && (start !== undefined || end !== undefined || duration !== undefined || detail !== undefined)) {
    if (endMark !== undefined) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
    if (start !== undefined && end !== undefined && duration !== undefined) {
      throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
        'Must not have options.start, options.end, and options.duration specified');
    }
  }
  let endTime;
  if (endMark !== undefined) endTime = timeOf(endMark);
  else if (isOptions && end !== undefined) endTime = timeOf(end);
  else if (isOptions && start !== undefined && duration !== undefined) endTime = timeOf(start) + timeOf(duration);
  else endTime = now();
  let startTime;
  if (typeof startOrOptions === 'string') startTime = timeOf(startOrOptions);
  else if (isOptions && start !== undefined) startTime = timeOf(start);
  else if (isOptions && duration !== undefined && end !== undefined) startTime = timeOf(end) - timeOf(duration);
  else startTime = 0;
  const entry = new PerformanceMeasure(kMake, name, startTime, endTime - startTime, detail);
  timeline.add(entry);
  return entry;
}

module.exports = { PerformanceMark, PerformanceMeasure, mark, measure };
