'use strict';

// A duplex whose output is made of its input. A chunk's callback is held back while the readable half is full, so that
// backpressure reaches the writer.

const Duplex = require('internal/stream/duplex');
const { kState, getHighWaterMark, getDefaultHighWaterMark } = require('internal/stream/state');
const { kSync } = require('internal/stream/readable_state');
const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

const kCallback = Symbol('kCallback');

function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);

  // A readable mark of 0 holds for the writable half too: else that would buffer what nobody reads.
  const mark = options ?
    getHighWaterMark({ objectMode: !!(options.objectMode || options.readableObjectMode) }, options,
                     'readableHighWaterMark', true) : getDefaultHighWaterMark(false);
  if (mark === 0 && options) {
    options = {
      ...options,
      highWaterMark: null,
      readableHighWaterMark: mark,
      writableHighWaterMark: options.writableHighWaterMark || 0,
    };
  }
  Duplex.call(this, options);

  // _read() never pushes within the call: without this the first 'readable' would come a tick late.
  this._readableState[kState] &= ~kSync;
  this[kCallback] = null;

  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  this.on('prefinish', prefinish);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);
module.exports = Transform;
Object.defineProperty(Transform, '_kCallback', { __proto__: null, value: kCallback });

function final(cb) {
  if (typeof this._flush === 'function' && !this.destroyed) {
    this._flush((err, data) => {
      if (err) {
        if (cb) cb(err);
        else this.destroy(err);
        return;
      }
      if (data != null) this.push(data);
      this.push(null);
      if (cb) cb();
    });
  } else {
    this.push(null);
    if (cb) cb();
  }
}

// A subclass with a _final() of its own still gets its flush.
function prefinish() {
  if (this._final !== final) final.call(this);
}

Transform.prototype._final = final;

Transform.prototype._transform = function(chunk, encoding, callback) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_transform()');
};

Transform.prototype._write = function(chunk, encoding, callback) {
  const r = this._readableState;
  const before = r.length;
  this._transform(chunk, encoding, (err, value) => {
    if (err) {
      callback(err);
      return;
    }
    if (value != null) this.push(value);
    if (r.ended) { // What is still written goes nowhere: let the writer see the end first.
      process.nextTick(callback);
      return;
    }
    // Nothing was pushed, there is room, or nobody writes after this: go on.
    if (this._writableState.ended || before === r.length || r.length < r.highWaterMark) callback();
    else this[kCallback] = callback;
  });
};

Transform.prototype._read = function() {
  const callback = this[kCallback];
  if (callback) {
    this[kCallback] = null;
    callback();
  }
};
