'use strict';

// PerformanceResourceTiming, as fetch measures.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INTERNAL_ASSERTION, ERR_INVALID_THIS } } = require('internal/errors');
const { kEnumerableProperty } = require('internal/util');
const { PerformanceEntry, kMake } = require('internal/perfhooks/entry');
const timeline = require('internal/perfhooks/timeline');

class PerformanceResourceTiming extends PerformanceEntry {
  #url;
  #initiator;
  #timing;
  #cacheMode;
  #responseStatus;
  #deliveryType;

  constructor(secret = undefined, url, initiator, timing, cacheMode, responseStatus, deliveryType) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(kMake, url, 'resource', timing.startTime, timing.endTime - timing.startTime);
    this.#url = url;
    this.#initiator = initiator;
    this.#timing = timing;
    this.#cacheMode = cacheMode;
    this.#responseStatus = responseStatus;
    this.#deliveryType = deliveryType;
  }

  static #check(value) {
    if (!(typeof value === 'object' && value !== null && #timing in value)) {
      throw new ERR_INVALID_THIS('PerformanceResourceTiming');
    }
    return value.#timing;
  }

  get name() {
    PerformanceResourceTiming.#check(this);
    return this.#url;
  }

  get startTime() {
    return PerformanceResourceTiming.#check(this).startTime;
  }

  get duration() {
    const timing = PerformanceResourceTiming.#check(this);
    return timing.endTime - timing.startTime;
  }

  get initiatorType() {
    PerformanceResourceTiming.#check(this);
    return this.#initiator;
  }

  get workerStart() {
    return PerformanceResourceTiming.#check(this).finalServiceWorkerStartTime;
  }

  get redirectStart() {
    return PerformanceResourceTiming.#check(this).redirectStartTime;
  }

  get redirectEnd() {
    return PerformanceResourceTiming.#check(this).redirectEndTime;
  }

  get fetchStart() {
    return PerformanceResourceTiming.#check(this).postRedirectStartTime;
  }

  get domainLookupStart() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.domainLookupStartTime;
  }

  get domainLookupEnd() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.domainLookupEndTime;
  }

  get connectStart() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.connectionStartTime;
  }

  get connectEnd() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.connectionEndTime;
  }

  get secureConnectionStart() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.secureConnectionStartTime;
  }

  get nextHopProtocol() {
    return PerformanceResourceTiming.#check(this).finalConnectionTimingInfo?.ALPNNegotiatedProtocol;
  }

  get requestStart() {
    return PerformanceResourceTiming.#check(this).finalNetworkRequestStartTime;
  }

  get responseStart() {
    return PerformanceResourceTiming.#check(this).finalNetworkResponseStartTime;
  }

  get responseEnd() {
    return PerformanceResourceTiming.#check(this).endTime;
  }

  get encodedBodySize() {
    return PerformanceResourceTiming.#check(this).encodedBodySize;
  }

  get decodedBodySize() {
    return PerformanceResourceTiming.#check(this).decodedBodySize;
  }

  get transferSize() {
    const timing = PerformanceResourceTiming.#check(this);
    if (this.#cacheMode === 'local') return 0;
    if (this.#cacheMode === 'validated') return 300;
    return timing.encodedBodySize + 300; // the header, by the specification's estimate
  }

  get deliveryType() {
    PerformanceResourceTiming.#check(this);
    return this.#deliveryType;
  }

  get responseStatus() {
    PerformanceResourceTiming.#check(this);
    return this.#responseStatus;
  }

  toJSON() {
    PerformanceResourceTiming.#check(this);
    const json = super.toJSON();
    for (const name of shown) json[name] = this[name];
    return json;
  }
}

const shown = ['initiatorType', 'nextHopProtocol', 'workerStart', 'redirectStart', 'redirectEnd', 'fetchStart',
  'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart',
  'responseStart', 'responseEnd', 'transferSize', 'encodedBodySize', 'decodedBodySize', 'deliveryType', 'responseStatus'];
for (const name of [...shown, 'toJSON']) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, kEnumerableProperty);
}
Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag,
  { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'PerformanceResourceTiming' });

function markResourceTiming(timing, url, initiator, global, cacheMode, bodyInfo, responseStatus, deliveryType = '') {
  if (cacheMode !== '' && cacheMode !== 'local') {
    throw new ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
  }
  const resource = new PerformanceResourceTiming(kMake, url, initiator, timing, cacheMode, responseStatus, deliveryType);
  timeline.addResource(resource);
  return resource;
}

module.exports = { PerformanceResourceTiming, markResourceTiming };
