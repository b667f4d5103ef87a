'use strict';

// Histogram and RecordableHistogram.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_OUT_OF_RANGE } } =
  require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { customInspectSymbol, kEmptyObject } = require('internal/util');
const { kClone, kCloneable, kDeserialize, setTransferMode } = require('internal/clone/protocol');

const kMake = Symbol('kMake');
const kHandle = Symbol('kHandle');
const kRecordable = Symbol('kRecordable');
const kMap = Symbol('kMap');

const noMinimum = 9223372036854775807n;

function handleOf(histogram) {
  const handle = histogram?.[kHandle];
  if (handle === undefined) throw new ERR_INVALID_THIS('Histogram');
  return handle;
}

function checkPercentile(percentile) {
  validateNumber(percentile, 'percentile');
  if (percentile <= 0 || percentile > 100 || Number.isNaN(percentile)) {
    throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
  }
}

class Histogram {
  constructor(secret = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `Histogram ${inspect({
      min: this.min,
      max: this.max,
      mean: this.mean,
      exceeds: this.exceeds,
      stddev: this.stddev,
      count: this.count,
      percentiles: this.percentiles,
    }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  get count() {
    return handleOf(this).total;
  }

  get countBigInt() {
    return BigInt(handleOf(this).total);
  }

  get min() {
    const { min } = handleOf(this);
    return min === Infinity ? Number(noMinimum) : min;
  }

  get minBigInt() {
    const { min } = handleOf(this);
    return min === Infinity ? noMinimum : BigInt(min);
  }

  get max() {
    return handleOf(this).max;
  }

  get maxBigInt() {
    return BigInt(handleOf(this).max);
  }

  get mean() {
    return handleOf(this).mean;
  }

  get exceeds() {
    return handleOf(this).exceeds;
  }

  get exceedsBigInt() {
    return BigInt(handleOf(this).exceeds);
  }

  get stddev() {
    return handleOf(this).stddev;
  }

  percentile(percentile) {
    const handle = handleOf(this);
    checkPercentile(percentile);
    return handle.percentile(percentile);
  }

  percentileBigInt(percentile) {
    const handle = handleOf(this);
    checkPercentile(percentile);
    return BigInt(handle.percentile(percentile));
  }

  get percentiles() {
    const map = this[kMap] ??= new Map();
    map.clear();
    for (const { 0: percentile, 1: value } of handleOf(this).percentiles()) map.set(percentile, value);
    return map;
  }

  get percentilesBigInt() {
    const map = this[kMap] ??= new Map();
    map.clear();
    for (const { 0: percentile, 1: value } of handleOf(this).percentiles()) map.set(percentile, BigInt(value));
    return map;
  }

  reset() {
    handleOf(this).reset();
  }

  [kClone]() {
    return { data: { handle: this[kHandle] }, deserializeInfo: 'internal/perfhooks/histogram:ClonedHistogram' };
  }

  [kDeserialize]({ handle }) {
    this[kHandle] = handle;
  }

  toJSON() {
    return {
      count: this.count,
      min: this.min,
      max: this.max,
      mean: this.mean,
      exceeds: this.exceeds,
      stddev: this.stddev,
      percentiles: Object.fromEntries(this.percentiles),
    };
  }
}
setTransferMode(Histogram, kCloneable);

class RecordableHistogram extends Histogram {
  record(val) {
    if (this[kRecordable] === undefined) throw new ERR_INVALID_THIS('RecordableHistogram');
    let value = val;
    if (typeof val === 'bigint') {
      value = Number(val);
    } else {
      validateInteger(val, 'val', 1);
    }
    recordInto(this[kHandle], value);
  }

  recordDelta() {
    if (this[kRecordable] === undefined) throw new ERR_INVALID_THIS('RecordableHistogram');
    recordDelta(this[kHandle]);
  }

  add(other) {
    if (this[kRecordable] === undefined) throw new ERR_INVALID_THIS('RecordableHistogram');
    if (other[kRecordable] === undefined) throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    const handle = this[kHandle];
    handle.exceeds += handle.add(other[kHandle]) + other[kHandle].exceeds;
  }

  [kClone]() {
    return { data: { handle: this[kHandle] }, deserializeInfo: 'internal/perfhooks/histogram:ClonedRecordableHistogram' };
  }
}

function recordInto(handle, value) {
  if (!handle.record(value)) handle.exceeds++;
}

/** Nanoseconds since the last call; the first one starts the clock. */
function recordDelta(handle) {
  const now = require('internal/perfhooks/clock').now() * 1e6;
  if (handle.previous !== undefined) {
    const delta = Math.round(now - handle.previous);
    if (delta > 0) recordInto(handle, delta);
  }
  handle.previous = now;
}

class ClonedHistogram extends Histogram {
  constructor() {
    super(kMake);
    Object.setPrototypeOf(this, Histogram.prototype);
  }
}

class ClonedRecordableHistogram extends RecordableHistogram {
  constructor() {
    super(kMake);
    Object.setPrototypeOf(this, RecordableHistogram.prototype);
    this[kRecordable] = true;
  }
}

function createHistogram(options = kEmptyObject) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  checkBound(lowest, 'options.lowest', 1);
  checkBound(highest, 'options.highest', Number(lowest) * 2);
  validateInteger(figures, 'options.figures', 1, 5);
  const { Hdr } = require('internal/perfhooks/hdr');
  const histogram = new RecordableHistogram(kMake);
  histogram[kRecordable] = true;
  histogram[kHandle] = new Hdr(Number(lowest), Number(highest), figures);
  histogram[kMap] = new Map();
  return histogram;
}

function checkBound(value, name, minimum) {
  if (typeof value !== 'bigint') validateInteger(value, name, minimum, Number.MAX_SAFE_INTEGER);
  else if (value < BigInt(minimum)) throw new ERR_OUT_OF_RANGE(name, `>= ${minimum} && <= ${Number.MAX_SAFE_INTEGER}`, value);
}

function isRecordable(value) {
  return value?.[kRecordable] !== undefined;
}

module.exports = {
  ClonedHistogram, ClonedRecordableHistogram, Histogram, RecordableHistogram, createHistogram, handleOf, isRecordable, kHandle,
  kMake, recordDelta,
};
