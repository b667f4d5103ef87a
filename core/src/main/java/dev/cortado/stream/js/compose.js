'use strict';

// Several streams as one duplex: written to the first, read from the last.

const Duplex = require('internal/stream/duplex');
const { pipeline } = require('internal/stream/pipeline');
const { destroyer } = require('internal/stream/destroy');
const { eos } = require('internal/stream/end_of_stream');
const {
  isNodeStream, isReadable, isWritable, isWebStream, isTransformStream, isWritableStream, isReadableStream,
} = require('internal/stream/utils');
const { AbortError, codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');

function compose(...streams) {
  if (streams.length === 0) throw new ERR_MISSING_ARGS('streams');
  if (streams.length === 1) return Duplex.from(streams[0]);

  const given = [...streams];
  const last = streams.length - 1;
  if (typeof streams[0] === 'function') streams[0] = Duplex.from(streams[0]);
  if (typeof streams[last] === 'function') streams[last] = Duplex.from(streams[last]);

  for (let i = 0; i <= last; i++) {
    const stream = streams[i];
    if (!isNodeStream(stream) && !isWebStream(stream)) continue;
    if (i < last && !(isReadable(stream) || isReadableStream(stream) || isTransformStream(stream))) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be readable');
    }
    if (i > 0 && !(isWritable(stream) || isWritableStream(stream) || isTransformStream(stream))) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be writable');
    }
  }

  let onclose;

  function onfinished(err) {
    const cb = onclose;
    onclose = null;
    if (cb) cb(err);
    else if (err) whole.destroy(err);
    else if (!readable && !writable) whole.destroy();
  }

  const head = streams[0];
  const tail = pipeline(streams, onfinished);
  const writable = !!(isWritable(head) || isWritableStream(head) || isTransformStream(head));
  const readable = !!(isReadable(tail) || isReadableStream(tail) || isTransformStream(tail));

  const whole = new Duplex({
    // Whatever the inner marks, each end keeps its mode.
    writableObjectMode: !!head?.writableObjectMode,
    readableObjectMode: !!tail?.readableObjectMode,
    writable,
    readable,
  });
  // Callbacks that wait for the inner streams; destroy forgets them.
  const waiting = { drain: null, finish: null, readable: null };

  if (writable) {
    if (isNodeStream(head)) writeToNode(whole, head, waiting);
    else if (isWebStream(head)) writeToWeb(whole, isTransformStream(head) ? head.writable : head, waiting);
    eos(isTransformStream(tail) ? tail.readable : tail, () => {
      const cb = waiting.finish;
      waiting.finish = null;
      if (cb) cb();
    });
  }
  if (readable) {
    if (isNodeStream(tail)) readFromNode(whole, tail, waiting);
    else if (isWebStream(tail)) readFromWeb(whole, isTransformStream(tail) ? tail.readable : tail);
  }

  whole._destroy = function(err, callback) {
    if (!err && onclose !== null) err = new AbortError();
    waiting.readable = null;
    waiting.drain = null;
    waiting.finish = null;
    if (isNodeStream(tail)) destroyer(tail, err);
    if (onclose === null) callback(err);
    else onclose = callback;
  };
  return whole;
}

function writeToNode(whole, head, waiting) {
  whole._write = function(chunk, encoding, callback) {
    if (head.write(chunk, encoding)) callback();
    else waiting.drain = callback;
  };
  whole._final = function(callback) {
    head.end();
    waiting.finish = callback;
  };
  head.on('drain', () => {
    const cb = waiting.drain;
    waiting.drain = null;
    if (cb) cb();
  });
}

function writeToWeb(whole, stream, waiting) {
  const writer = stream.getWriter();
  whole._write = async function(chunk, encoding, callback) {
    try {
      await writer.ready;
      writer.write(chunk).catch(() => {});
      callback();
    } catch (err) {
      callback(err);
    }
  };
  whole._final = async function(callback) {
    try {
      await writer.ready;
      writer.close().catch(() => {});
      waiting.finish = callback;
    } catch (err) {
      callback(err);
    }
  };
}

function readFromNode(whole, tail, waiting) {
  tail.on('readable', () => {
    const cb = waiting.readable;
    waiting.readable = null;
    if (cb) cb();
  });
  tail.on('end', () => whole.push(null));
  whole._read = function() {
    while (true) {
      const chunk = tail.read();
      if (chunk === null) {
        waiting.readable = () => whole._read();
        return;
      }
      if (!whole.push(chunk)) return;
    }
  };
}

function readFromWeb(whole, stream) {
  const reader = stream.getReader();
  whole._read = async function() {
    while (true) {
      try {
        const { value, done } = await reader.read();
        if (done) {
          whole.push(null);
          return;
        }
        if (!whole.push(value)) return;
      } catch {
        return; // The pipeline tells.
      }
    }
  };
}

module.exports = compose;
module.exports.writeToNode = writeToNode;
module.exports.readFromNode = readFromNode;
