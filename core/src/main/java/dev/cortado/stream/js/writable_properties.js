'use strict';

// The properties a writable shows of its state.

const { kState, kDestroyed, kErrored } = require('internal/stream/state');
const { kEnding, kEnded, kNeedDrain, kFinished, kHasWritable, kWritable } = require('internal/stream/writable_state');

function defineWritableProperties(prototype) {
  Object.defineProperties(prototype, {
    closed: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.closed : false; },
    },
    destroyed: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.destroyed : false; },
      set(value) {
        // Before the constructor ran (a subclass sets it first) there is nothing to tell.
        if (this._writableState) this._writableState.destroyed = value;
      },
    },
    writable: {
      __proto__: null,
      get() {
        const w = this._writableState;
        return !!w && (w[kState] & (kHasWritable | kWritable)) !== kHasWritable &&
          (w[kState] & (kDestroyed | kErrored | kEnding | kEnded)) === 0;
      },
      set(value) {
        if (this._writableState) this._writableState.writable = !!value;
      },
    },
    writableFinished: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.finished : false; },
    },
    writableObjectMode: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.objectMode : false; },
    },
    writableBuffer: {
      __proto__: null,
      get() { return this._writableState && this._writableState.getBuffer(); },
    },
    writableEnded: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.ending : false; },
    },
    writableNeedDrain: {
      __proto__: null,
      get() {
        const w = this._writableState;
        return w ? (w[kState] & (kDestroyed | kEnding | kNeedDrain)) === kNeedDrain : false;
      },
    },
    writableHighWaterMark: {
      __proto__: null,
      get() { return this._writableState && this._writableState.highWaterMark; },
    },
    writableCorked: {
      __proto__: null,
      get() { return this._writableState ? this._writableState.corked : 0; },
    },
    writableLength: {
      __proto__: null,
      get() { return this._writableState && this._writableState.length; },
    },
    errored: {
      __proto__: null,
      enumerable: false,
      get() { return this._writableState ? this._writableState.errored : null; },
    },
    writableAborted: {
      __proto__: null,
      enumerable: false,
      get() {
        const w = this._writableState;
        return (w[kState] & (kHasWritable | kWritable)) !== kHasWritable &&
          (w[kState] & (kDestroyed | kErrored)) !== 0 && (w[kState] & kFinished) === 0;
      },
    },
  });
}

module.exports = { defineWritableProperties };
