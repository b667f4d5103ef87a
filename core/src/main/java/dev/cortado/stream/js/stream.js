'use strict';

// The public face. Readables, writables and duplexes load at once, the rest with its first use.

const { Stream } = require('internal/stream/legacy');
module.exports = Stream; // Early: the halves below are found in circles.

const { destroyer } = require('internal/stream/destroy');
const utils = require('internal/stream/utils');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/stream/state');

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
Stream.finished = function eos(stream, options, callback) {
  return Reflect.apply(require('internal/stream/end_of_stream').eos, this, arguments);
};
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
Stream.finished.finished = function finished(stream, options) {
  return require('stream/promises').finished(stream, options);
};
