'use strict';

// Between the streams of Node and those of the web, both ways.

const { Buffer } = require('buffer');
const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');
const { destroyer: destroy } = require('internal/stream/destroy');
const { eos } = require('internal/stream/end_of_stream');
const { isDestroyed, isReadable, isWritable, isWritableEnded, isWritableNodeStream } = require('internal/stream/utils');
const { ReadableStream, isReadableStream } = require('internal/webstreams/readablestream');
const { WritableStream, isWritableStream } = require('internal/webstreams/writablestream');
const { CountQueuingStrategy, ByteLengthQueuingStrategy } = require('internal/webstreams/queuingstrategies');

const kEmptyObject = Object.freeze({ __proto__: null });

function nop() {}

// Failures of (de)compression have a name of their own on the web.
const compressionFailures = new Set([
  'Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_STREAM_ERROR', 'Z_NEED_DICT', 'ERR_TRAILING_JUNK_AFTER_STREAM_END',
]);

function translateError(cause) {
  const code = cause?.code;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return new AbortError(undefined, { cause });
  if (compressionFailures.has(code) || (typeof code === 'string' && code.startsWith('ERR__ERROR_FORMAT_')) ||
      (typeof code === 'string' && code.startsWith('ERR_BROTLI_'))) {
    const err = new TypeError(undefined, { cause });
    err.code = code;
    return err;
  }
  return cause;
}

function validateEncoding(encoding) {
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('options.encoding', encoding);
  }
}

function throwLater(err) {
  process.nextTick(() => { throw err; });
}

// Node to web

function newWritableStreamFromStreamWritable(streamWritable) {
  // Responses to http requests are writable without being of our class.
  if (typeof streamWritable?._writableState !== 'object' && !isWritableNodeStream(streamWritable)) {
    throw new ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  if (isDestroyed(streamWritable) || !isWritable(streamWritable)) {
    const writable = new WritableStream();
    writable.close();
    return writable;
  }

  const highWaterMark = streamWritable.writableHighWaterMark;
  const strategy = streamWritable.writableObjectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
  let controller;
  let drained; // Deferred, while the stream is full.
  let closed; // Deferred, from close() on.

  const cleanup = eos(streamWritable, (err) => {
    err = translateError(err);
    cleanup();
    streamWritable.on('error', nop); // An error after this is nobody's.
    if (err != null) {
      drained?.reject(err);
      if (closed !== undefined) {
        closed.reject(err);
        closed = undefined;
      }
      controller.error(err);
      controller = undefined;
      return;
    }
    if (closed !== undefined) {
      closed.resolve();
      closed = undefined;
      return;
    }
    controller.error(new AbortError());
    controller = undefined;
  });
  streamWritable.on('drain', () => drained?.resolve());

  return new WritableStream({
    start(c) { controller = c; },

    write(chunk) {
      if (streamWritable.writableNeedDrain || !streamWritable.write(chunk)) {
        drained = Promise.withResolvers();
        return drained.promise.finally(() => { drained = undefined; });
      }
      return undefined;
    },

    abort(reason) { destroy(streamWritable, reason); },

    close() {
      if (closed === undefined && !isWritableEnded(streamWritable)) {
        closed = Promise.withResolvers();
        const { promise } = closed;
        streamWritable.end();
        return promise;
      }
      if (closed !== undefined) return closed.promise;
      controller = undefined;
      return Promise.resolve();
    },
  }, strategy);
}

function newReadableStreamFromStreamReadable(streamReadable, options = kEmptyObject) {
  if (typeof streamReadable?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  if (isDestroyed(streamReadable) || !isReadable(streamReadable)) {
    const readable = new ReadableStream();
    readable.cancel();
    return readable;
  }

  const objectMode = streamReadable.readableObjectMode;
  const highWaterMark = streamReadable.readableHighWaterMark;
  const strategy = options?.strategy ??
    (objectMode ? new CountQueuingStrategy({ highWaterMark }) : new ByteLengthQueuingStrategy({ highWaterMark }));
  let controller;
  let canceled = false;

  function ondata(chunk) {
    // A copy: buffers share memory with others.
    if (Buffer.isBuffer(chunk) && !objectMode) chunk = new Uint8Array(chunk);
    controller.enqueue(chunk);
    if (controller.desiredSize <= 0) streamReadable.pause();
  }

  streamReadable.pause();
  const cleanup = eos(streamReadable, (err) => {
    err = translateError(err);
    cleanup();
    streamReadable.on('error', nop); // An error after this is nobody's.
    if (err) controller.error(err);
    else if (!canceled) controller.close();
  });
  streamReadable.on('data', ondata);

  return new ReadableStream({
    start(c) { controller = c; },

    pull() { streamReadable.resume(); },

    cancel(reason) {
      canceled = true;
      destroy(streamReadable, reason);
    },
  }, strategy);
}

function newReadableWritablePairFromDuplex(duplex) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  if (isDestroyed(duplex)) {
    const writable = new WritableStream();
    const readable = new ReadableStream();
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  const writable = isWritable(duplex) ? newWritableStreamFromStreamWritable(duplex) : new WritableStream();
  if (!isWritable(duplex)) writable.close();
  const readable = isReadable(duplex) ? newReadableStreamFromStreamReadable(duplex) : new ReadableStream();
  if (!isReadable(duplex)) readable.cancel();
  return { writable, readable };
}

// Web to Node

// The options of a Writable that writes to `writer`; `stream()` gives it once it is there.
function writing(writer, stream, { decodeStrings, objectMode }) {
  // What a callback throws must not end up as a rejection of the writer's.
  function calling(callback) {
    return (err) => {
      try {
        callback(err);
      } catch (thrown) {
        process.nextTick(() => destroy(stream(), thrown));
      }
    };
  }

  return {
    writev(chunks, callback) {
      const done = calling(callback);
      writer.ready.then(
        () => Promise.all(chunks.map(({ chunk }) => writer.write(chunk))).then(() => done(), done),
        done);
    },

    write(chunk, encoding, callback) {
      if (typeof chunk === 'string' && decodeStrings && !objectMode) {
        chunk = Buffer.from(chunk, encoding);
        chunk = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      }
      const done = calling(callback);
      writer.ready.then(() => writer.write(chunk).then(() => done(), done), done);
    },
  };
}

function validateWritableOptions(options) {
  validateObject(options, 'options');
  const { objectMode = false, decodeStrings = true } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  return { objectMode, decodeStrings };
}

function newStreamWritableFromWritableStream(writableStream, options = kEmptyObject) {
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  const { objectMode, decodeStrings } = validateWritableOptions(options);
  const { highWaterMark, signal } = options;
  const writer = writableStream.getWriter();
  let closed = false;
  const Writable = require('internal/stream/writable');

  const writable = new Writable({
    highWaterMark,
    objectMode,
    decodeStrings,
    signal,
    ...writing(writer, () => writable, { decodeStrings, objectMode }),

    destroy(error, callback) {
      const done = () => {
        try {
          callback(error);
        } catch (thrown) {
          throwLater(thrown);
        }
      };
      if (closed) done();
      else if (error != null) writer.abort(error).then(done, done);
      else writer.close().then(done, done);
    },

    final(callback) {
      const done = (err) => {
        try {
          callback(err);
        } catch (thrown) {
          process.nextTick(() => destroy(writable, thrown));
        }
      };
      if (!closed) writer.close().then(() => done(), done);
    },
  });

  writer.closed.then(() => {
    closed = true;
    // It was closed from elsewhere.
    if (!isWritableEnded(writable)) destroy(writable, new ERR_STREAM_PREMATURE_CLOSE());
  }, (err) => {
    closed = true;
    destroy(writable, err);
  });
  return writable;
}

function newStreamReadableFromReadableStream(readableStream, options = kEmptyObject) {
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  validateEncoding(encoding);
  validateBoolean(objectMode, 'options.objectMode');
  const reader = readableStream.getReader();
  let closed = false;
  const Readable = require('internal/stream/readable');

  const readable = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,

    read() {
      reader.read().then(({ value, done }) => {
        readable.push(done ? null : value);
      }, (err) => destroy(readable, err));
    },

    destroy(error, callback) {
      const done = () => {
        try {
          callback(error);
        } catch (thrown) {
          throwLater(thrown);
        }
      };
      if (closed) done();
      else reader.cancel(error).then(done, done);
    },
  });

  reader.closed.then(() => {
    closed = true;
  }, (err) => {
    closed = true;
    destroy(readable, err);
  });
  return readable;
}

function newStreamDuplexFromReadableWritablePair(pair = kEmptyObject, options = kEmptyObject) {
  validateObject(pair, 'pair');
  const { readable: readableStream, writable: writableStream } = pair;
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readableStream);
  }
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writableStream);
  }
  validateObject(options, 'options');
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateEncoding(encoding);
  const writer = writableStream.getWriter();
  const reader = readableStream.getReader();
  let writableClosed = false;
  let readableClosed = false;
  const Duplex = require('internal/stream/duplex');

  const duplex = new Duplex({
    allowHalfOpen,
    highWaterMark,
    objectMode,
    encoding,
    decodeStrings,
    signal,
    ...writing(writer, () => duplex, { decodeStrings, objectMode }),

    final(callback) {
      const done = (err) => {
        try {
          callback(err);
        } catch (thrown) {
          process.nextTick(() => destroy(duplex, thrown));
        }
      };
      if (!writableClosed) writer.close().then(() => done(), done);
    },

    read() {
      reader.read().then(({ value, done }) => {
        duplex.push(done ? null : value);
      }, (err) => destroy(duplex, err));
    },

    destroy(error, callback) {
      const done = () => {
        try {
          callback(error);
        } catch (thrown) {
          throwLater(thrown);
        }
      };
      if (writableClosed && readableClosed) {
        done();
        return;
      }
      Promise.all([
        writableClosed ? undefined : writer.abort(error),
        readableClosed ? undefined : reader.cancel(error),
      ]).then(done, done);
    },
  });

  writer.closed.then(() => {
    writableClosed = true;
    if (!isWritableEnded(duplex)) destroy(duplex, new ERR_STREAM_PREMATURE_CLOSE());
  }, (err) => {
    writableClosed = true;
    readableClosed = true;
    destroy(duplex, err);
  });
  reader.closed.then(() => {
    readableClosed = true;
  }, (err) => {
    writableClosed = true;
    readableClosed = true;
    destroy(duplex, err);
  });
  return duplex;
}

module.exports = {
  newWritableStreamFromStreamWritable,
  newReadableStreamFromStreamReadable,
  newReadableWritablePairFromDuplex,
  newStreamWritableFromWritableStream,
  newStreamReadableFromReadableStream,
  newStreamDuplexFromReadableWritablePair,
};
