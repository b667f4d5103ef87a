'use strict';

// The public face. Readables, writables and duplexes load at once, the rest with its first use.

const { Stream } = require('internal/stream/legacy');
module.exports = Stream; // Early: the halves below are found in circles.

const { isArrayBufferView, isUint8Array } = require('internal/util/types');
const { Buffer } = require('buffer');
const { destroyer } = require('internal/stream/destroy');
const utils = require('internal/stream/utils');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/stream/state');

Stream._isArrayBufferView = isArrayBufferView;
Stream._isUint8Array = isUint8Array;
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};

Stream.isDestroyed = utils.isDestroyed;
Stream.isDisturbed = utils.isDisturbed;
Stream.isErrored = utils.isErrored;
Stream.isReadable = utils.isReadable;
Stream.isWritable = utils.isWritable;
Stream.Readable = require('internal/stream/readable');
Stream.Writable = require('internal/stream/writable');
Stream.Duplex = require('internal/stream/duplex');
Stream.Transform = require('internal/stream/transform');
Stream.PassThrough = require('internal/stream/passthrough');
Stream.duplexPair = function duplexPair(options) {
  return require('internal/stream/duplexpair')(options);
};
Stream.pipeline = function pipeline(...streams) {
  return require('internal/stream/pipeline').pipeline(...streams);
};
Stream.addAbortSignal = function addAbortSignal(signal, stream) {
  return require('internal/stream/add_abort_signal').addAbortSignal(signal, stream);
};
Stream.finished = require('internal/stream/end_of_stream').eos;
Stream.destroy = destroyer;
Stream.compose = function compose(...streams) {
  return require('internal/stream/compose')(...streams);
};
Stream.setDefaultHighWaterMark = setDefaultHighWaterMark;
Stream.getDefaultHighWaterMark = getDefaultHighWaterMark;
Object.defineProperty(Stream, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return require('stream/promises'); },
});
Stream.Stream = Stream; // require('stream') is the class, and so is its Stream.

const customPromisify = Symbol.for('nodejs.util.promisify.custom');
for (const name of ['finished', 'pipeline']) {
  Object.defineProperty(Stream[name], customPromisify, {
    __proto__: null,
    enumerable: true,
    get() { return require('stream/promises')[name]; },
  });
}
Stream.finished.finished = require('internal/stream/end_of_stream').finished;

// The operators: name -> number of parameters. The first give a stream, the others a promise.
const streamOperators = { drop: 1, filter: 2, flatMap: 2, map: 2, take: 1, compose: 2 };
const promiseOperators = { every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 1 };

function defineOperator(name, length, givesStream) {
  const operator = function(...args) {
    if (new.target) {
      const { ERR_ILLEGAL_CONSTRUCTOR } = require('internal/errors').codes;
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    const result = Reflect.apply(require('internal/stream/operators')[name], this, args);
    return givesStream ? Stream.Readable.from(result) : result;
  };
  Object.defineProperty(operator, 'name', { __proto__: null, value: name });
  Object.defineProperty(operator, 'length', { __proto__: null, value: length });
  Object.defineProperty(Stream.Readable.prototype, name, {
    __proto__: null, value: operator, enumerable: false, configurable: true, writable: true,
  });
}
for (const name of Object.keys(streamOperators)) defineOperator(name, streamOperators[name], true);
for (const name of Object.keys(promiseOperators)) defineOperator(name, promiseOperators[name], false);
