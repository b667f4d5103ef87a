'use strict';

// Duplex.from(): anything that can give or take data, as a duplex.

const Readable = require('internal/stream/readable');
const Writable = require('internal/stream/writable');
const Duplex = require('internal/stream/duplex');
const from = require('internal/stream/from');
const { destroyer } = require('internal/stream/destroy');
const { eos } = require('internal/stream/end_of_stream');
const {
  isReadable, isWritable, isIterable, isNodeStream, isReadableNodeStream, isWritableNodeStream, isDuplexNodeStream,
  isReadableStream, isWritableStream,
} = require('internal/stream/utils');
const { AbortError, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE } } = require('internal/errors');

class Duplexify extends Duplex {}

// Blob loads with its first use: ask only for what looks like one.
const isBlob = (value) => typeof value?.arrayBuffer === 'function' && value instanceof Blob;

function duplexify(body, name) {
  if (isDuplexNodeStream(body)) return body;
  if (isReadableNodeStream(body)) return fromPair({ readable: body });
  if (isWritableNodeStream(body)) return fromPair({ writable: body });
  if (isNodeStream(body)) return fromPair({ writable: false, readable: false });
  if (isReadableStream(body)) return fromPair({ readable: Readable.fromWeb(body) });
  if (isWritableStream(body)) return fromPair({ writable: Writable.fromWeb(body) });
  if (typeof body === 'function') return fromFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer());
  if (isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
  if (isReadableStream(body?.readable) && isWritableStream(body?.writable)) return Duplexify.fromWeb(body);

  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
    const part = (value, isRight) => (value ? (isRight(value) ? value : duplexify(value)) : undefined);
    return fromPair({
      readable: part(body?.readable, isReadableNodeStream),
      writable: part(body?.writable, isWritableNodeStream),
    });
  }
  if (typeof body?.then === 'function') return fromPromise(body);

  throw new ERR_INVALID_ARG_TYPE(name, [
    'Blob',
    'ReadableStream',
    'WritableStream',
    'Stream',
    'Iterable',
    'AsyncIterable',
    'Function',
    '{ readable, writable } pair',
    'Promise',
  ], body);
}

function fromPromise(promise) {
  const duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value != null) duplex.push(value);
    duplex.push(null);
  }, (err) => destroyer(duplex, err));
  return duplex;
}

// A generator function both takes and gives; an async function only takes.
function fromFunction(fn, name) {
  const { value, write, final, destroy } = feed(fn);
  if (isDuplexNodeStream(value)) return value;
  if (isIterable(value)) return from(Duplexify, value, { objectMode: true, write, final, destroy });

  const then = value?.then;
  if (typeof then === 'function') {
    let duplex;
    const promise = then.call(value, (result) => {
      if (result != null) throw new ERR_INVALID_RETURN_VALUE('nully', 'body', result);
    }, (err) => destroyer(duplex, err));
    duplex = new Duplexify({
      objectMode: true,
      readable: false,
      write,
      final(cb) {
        final(async () => {
          try {
            await promise;
            process.nextTick(cb, null);
          } catch (err) {
            process.nextTick(cb, err);
          }
        });
      },
      destroy,
    });
    return duplex;
  }
  throw new ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or AsyncFunction', name, value);
}

// Calls `fn` with an async iterable of what is written.
function feed(fn) {
  let { promise, resolve } = Promise.withResolvers();
  const controller = new AbortController();
  const { signal } = controller;

  async function* written() {
    while (true) {
      const next = promise;
      promise = null;
      const { chunk, done, cb } = await next;
      process.nextTick(cb);
      if (done) return;
      if (signal.aborted) throw new AbortError(undefined, { cause: signal.reason });
      ({ promise, resolve } = Promise.withResolvers());
      yield chunk;
    }
  }

  function send(message) {
    const deliver = resolve;
    resolve = null;
    deliver(message);
  }

  return {
    value: fn(written(), { signal }),
    write(chunk, encoding, cb) {
      send({ chunk, done: false, cb });
    },
    final(cb) {
      send({ done: true, cb });
    },
    destroy(err, cb) {
      controller.abort();
      cb(err);
    },
  };
}

function fromPair(pair) {
  const source = pair.readable && typeof pair.readable.read !== 'function' ?
    Readable.wrap(pair.readable) : pair.readable;
  const sink = pair.writable;
  const readable = !!isReadable(source);
  const writable = !!isWritable(sink);
  const waiting = { drain: null, finish: null, readable: null };
  let onclose;

  function onfinished(err) {
    const cb = onclose;
    onclose = null;
    if (cb) cb(err);
    else if (err) duplex.destroy(err);
  }

  const duplex = new Duplexify({
    readableObjectMode: !!source?.readableObjectMode,
    writableObjectMode: !!sink?.writableObjectMode,
    readable,
    writable,
  });
  const { writeToNode, readFromNode } = require('internal/stream/compose');

  if (writable) {
    eos(sink, (err) => {
      if (err) destroyer(source, err);
      onfinished(err);
    });
    writeToNode(duplex, sink, waiting);
    sink.on('finish', () => {
      const cb = waiting.finish;
      waiting.finish = null;
      if (cb) cb();
    });
  }
  if (readable) {
    eos(source, (err) => {
      if (err) destroyer(source, err);
      onfinished(err);
    });
    readFromNode(duplex, source, waiting);
  }

  duplex._destroy = function(err, callback) {
    if (!err && onclose !== null) err = new AbortError();
    waiting.readable = null;
    waiting.drain = null;
    waiting.finish = null;
    if (onclose === null) {
      callback(err);
    } else {
      onclose = callback;
      destroyer(sink, err);
      destroyer(source, err);
    }
  };
  return duplex;
}

module.exports = duplexify;
