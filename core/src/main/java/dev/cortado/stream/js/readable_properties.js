'use strict';

// The properties a readable shows of its state, and its operators, which load with their first use.

const { kState, kDestroyed, kErrored, kErrorEmitted } = require('internal/stream/state');
const { kEndEmitted, kDataEmitted } = require('internal/stream/readable_state');

const kOver = kDestroyed | kErrorEmitted | kEndEmitted;

function defineReadableProperties(prototype) {
  Object.defineProperties(prototype, {
    readable: {
      __proto__: null,
      get() {
        const r = this._readableState;
        // r.readable is there only where a duplex was made without this half, or somebody set it.
        return !!r && r.readable !== false && (r[kState] & kOver) === 0;
      },
      set(value) {
        if (this._readableState) this._readableState.readable = !!value;
      },
    },
    readableDidRead: {
      __proto__: null,
      enumerable: false,
      get() { return (this._readableState[kState] & kDataEmitted) !== 0; },
    },
    readableAborted: {
      __proto__: null,
      enumerable: false,
      get() {
        const r = this._readableState;
        return !!(r.readable !== false && (r[kState] & (kDestroyed | kErrored)) !== 0 && (r[kState] & kEndEmitted) === 0);
      },
    },
    readableHighWaterMark: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState.highWaterMark; },
    },
    readableBuffer: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState?.buffer; },
    },
    readableFlowing: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState.flowing; },
      set(value) {
        if (this._readableState) this._readableState.flowing = value;
      },
    },
    readableLength: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState.length; },
    },
    readableObjectMode: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.objectMode : false; },
    },
    readableEncoding: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.encoding : null; },
    },
    errored: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.errored : null; },
    },
    closed: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.closed : false; },
    },
    destroyed: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.destroyed : false; },
      set(value) {
        // Before the constructor ran (a subclass sets it first) there is nothing to tell.
        if (this._readableState) this._readableState.destroyed = value;
      },
    },
    readableEnded: {
      __proto__: null,
      enumerable: false,
      get() { return this._readableState ? this._readableState.endEmitted : false; },
    },
  });
}

// The operators: name -> number of parameters. The first give a stream, the others a promise.
const streamOperators = { drop: 1, filter: 2, flatMap: 2, map: 2, take: 1, compose: 2 };
const promiseOperators = { every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 1 };

function defineOperator(prototype, name, length, givesStream) {
  const operator = function(...args) {
    if (new.target) {
      const { ERR_ILLEGAL_CONSTRUCTOR } = require('internal/errors').codes;
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    const result = Reflect.apply(require('internal/stream/operators')[name], this, args);
    return givesStream ? require('internal/stream/readable').from(result) : result;
  };
  Object.defineProperty(operator, 'name', { __proto__: null, value: name });
  Object.defineProperty(operator, 'length', { __proto__: null, value: length });
  Object.defineProperty(prototype, name, {
    __proto__: null, value: operator, enumerable: false, configurable: true, writable: true,
  });
}
function defineOperators(prototype) {
  for (const name of Object.keys(streamOperators)) defineOperator(prototype, name, streamOperators[name], true);
  for (const name of Object.keys(promiseOperators)) defineOperator(prototype, name, promiseOperators[name], false);
}

module.exports = { defineReadableProperties, defineOperators };
