'use strict';

// perf_hooks.monitorEventLoopDelay(): how late a timer of short interval runs, in nanoseconds.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateInteger, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { Histogram, kHandle, kMake, recordDelta } = require('internal/perfhooks/histogram');

const kEnabled = Symbol('kEnabled');
const kTimer = Symbol('kTimer');
const kResolution = Symbol('kResolution');

class ELDHistogram extends Histogram {
  constructor(secret = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(kMake);
  }

  enable() {
    if (this[kEnabled] === undefined) throw new ERR_INVALID_THIS('ELDHistogram');
    if (this[kEnabled]) return false;
    this[kEnabled] = true;
    const handle = this[kHandle];
    handle.previous = undefined;
    const { Timeout, start } = require('internal/timers');
    this[kTimer] = start(new Timeout(() => recordDelta(handle), this[kResolution], undefined, true, false));
    return true;
  }

  disable() {
    if (this[kEnabled] === undefined) throw new ERR_INVALID_THIS('ELDHistogram');
    if (!this[kEnabled]) return false;
    this[kEnabled] = false;
    require('internal/timers').clearTimer(this[kTimer]);
    this[kTimer] = undefined;
    return true;
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

function monitorEventLoopDelay(options = kEmptyObject) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  const { Hdr } = require('internal/perfhooks/hdr');
  const histogram = new ELDHistogram(kMake);
  histogram[kEnabled] = false;
  histogram[kResolution] = resolution;
  histogram[kHandle] = new Hdr(1, 3.6e12, 3);
  return histogram;
}

module.exports = { monitorEventLoopDelay };
