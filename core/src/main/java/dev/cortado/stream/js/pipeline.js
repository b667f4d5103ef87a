'use strict';

// pipeline(): joins streams, iterables and functions, ends them together, and destroys all when one fails.

const {
  AbortError,
  aggregateTwoErrors,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE, ERR_MISSING_ARGS, ERR_STREAM_DESTROYED, ERR_STREAM_PREMATURE_CLOSE,
    ERR_STREAM_UNABLE_TO_PIPE,
  },
} = require('internal/errors');
const { validateFunction, validateAbortSignal } = require('internal/validators');
const { eos, once } = require('internal/stream/end_of_stream');
const destroyImpl = require('internal/stream/destroy');
const {
  isClosed, isDestroyed, isIterable, isReadable, isReadableFinished, isReadableNodeStream, isNodeStream, isTransformStream,
  isWebStream, isReadableStream,
} = require('internal/stream/utils');

const kReadableKinds = ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'];

function pipeline(...streams) {
  validateFunction(streams[streams.length - 1], 'streams[stream.length - 1]');
  const callback = once(streams.pop());
  return pipelineImpl(streams, callback);
}

function pipelineImpl(streams, callback, options) {
  if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw new ERR_MISSING_ARGS('streams');
  return new Pipeline(streams, callback, options).start();
}

// One run: what is under way, how it is undone, and the first error.
class Pipeline {
  constructor(streams, callback, options) {
    this.streams = streams;
    this.callback = callback;
    this.end = options?.end;
    this.outerSignal = options?.signal;
    validateAbortSignal(this.outerSignal, 'options.signal');
    this.controller = new AbortController();
    this.pending = 0; // Parts that must finish yet.
    this.error = undefined;
    this.value = undefined; // What the last function returned.
    this.destroys = [];
    this.lastCleanups = []; // The last stream stays with the program: take our listeners off it.
    this.finish = (err) => this.done(err, --this.pending === 0);
    this.fail = (err) => this.done(err, false);
    this.abort = () => this.done(new AbortError(undefined, { cause: this.outerSignal?.reason }));
    this.abortListener = this.outerSignal && require('events').addAbortListener(this.outerSignal, this.abort);
  }

  done(err, final) {
    if (err && (!this.error || this.error.code === 'ERR_STREAM_PREMATURE_CLOSE')) this.error = err;
    if (!this.error && !final) return;
    while (this.destroys.length) this.destroys.shift()(this.error);
    this.abortListener?.[Symbol.dispose]();
    this.controller.abort();
    if (final) {
      if (!this.error) this.lastCleanups.forEach((cleanup) => cleanup());
      process.nextTick(this.callback, this.error, this.value);
    }
  }

  start() {
    const { streams } = this;
    let flow;
    for (let i = 0; i < streams.length; i++) {
      const stream = streams[i];
      const last = i === streams.length - 1;
      const end = !last || this.end !== false;
      if (isNodeStream(stream)) this.watch(stream, i, last, end);

      if (i === 0) flow = this.source(stream);
      else if (typeof stream === 'function') flow = this.call(stream, flow, i, last, end);
      else if (isNodeStream(stream)) flow = this.toNode(stream, flow, last, end);
      else if (isWebStream(stream)) flow = this.toWeb(stream, flow, end);
      else flow = require('internal/stream/duplex').from(stream);
    }
    if (this.controller.signal.aborted || this.outerSignal?.aborted) process.nextTick(this.abort);
    return flow;
  }

  watch(stream, i, last, end) {
    if (end) {
      const { destroy, cleanup } = destroyer(stream, !last, i > 0);
      this.destroys.push(destroy);
      if (isReadable(stream) && last) this.lastCleanups.push(cleanup);
    }
    // Errors after the end, too, must not go unhandled.
    const onerror = (err) => {
      if (err && err.name !== 'AbortError' && err.code !== 'ERR_STREAM_PREMATURE_CLOSE') this.fail(err);
    };
    stream.on('error', onerror);
    if (isReadable(stream) && last) this.lastCleanups.push(() => stream.removeListener('error', onerror));
  }

  source(stream) {
    if (typeof stream === 'function') {
      const result = stream({ signal: this.controller.signal });
      if (!isIterable(result)) {
        throw new ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', result);
      }
      return result;
    }
    if (isIterable(stream) || isReadableNodeStream(stream) || isTransformStream(stream)) return stream;
    return require('internal/stream/duplex').from(stream);
  }

  call(fn, flow, i, last, end) {
    const input = asyncIterable(isTransformStream(flow) ? flow.readable : flow);
    const result = fn(input, { signal: this.controller.signal });
    if (!last) {
      if (!isIterable(result, true)) throw new ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${i - 1}]`, result);
      return result;
    }

    // The last function: its outcome is readable through a stream that we make.
    const PassThrough = require('internal/stream/passthrough');
    const outcome = new PassThrough({ objectMode: true });
    const then = result?.then;
    if (typeof then === 'function') {
      this.pending++;
      then.call(result, (value) => {
        this.value = value;
        if (value != null) outcome.write(value);
        if (end) outcome.end();
        process.nextTick(this.finish);
      }, (err) => {
        outcome.destroy(err);
        process.nextTick(this.finish, err);
      });
    } else if (isIterable(result, true)) {
      this.pending++;
      pumpToNode(result, outcome, this.finish, end);
    } else if (isReadableStream(result) || isTransformStream(result)) {
      this.pending++;
      pumpToNode(result.readable || result, outcome, this.finish, end);
    } else {
      throw new ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', result);
    }
    const { destroy, cleanup } = destroyer(outcome, false, true);
    this.destroys.push(destroy);
    this.lastCleanups.push(cleanup);
    return outcome;
  }

  toNode(stream, flow, last, end) {
    if (isReadableNodeStream(flow)) {
      this.pending += 2;
      const cleanup = pipe(flow, stream, this.finish, this.fail, end);
      if (isReadable(stream) && last) this.lastCleanups.push(cleanup);
    } else if (isTransformStream(flow) || isReadableStream(flow)) {
      this.pending++;
      pumpToNode(flow.readable || flow, stream, this.finish, end);
    } else if (isIterable(flow)) {
      this.pending++;
      pumpToNode(flow, stream, this.finish, end);
    } else {
      throw new ERR_INVALID_ARG_TYPE('val', kReadableKinds, flow);
    }
    return stream;
  }

  toWeb(stream, flow, end) {
    let input;
    if (isReadableNodeStream(flow)) input = asyncIterable(flow);
    else if (isReadableStream(flow) || isIterable(flow)) input = flow;
    else if (isTransformStream(flow)) input = flow.readable;
    else throw new ERR_INVALID_ARG_TYPE('val', kReadableKinds, flow);
    this.pending++;
    pumpToWeb(input, stream, this.finish, end);
    return stream;
  }
}

// How to destroy a stream unless it is over by itself.
function destroyer(stream, reading, writing) {
  let finished = false;
  stream.on('close', () => { finished = true; });
  const cleanup = eos(stream, { readable: reading, writable: writing }, (err) => { finished = !err; });
  return {
    destroy(err) {
      if (finished) return;
      finished = true;
      destroyImpl.destroyer(stream, err || new ERR_STREAM_DESTROYED('pipe'));
    },
    cleanup,
  };
}

function asyncIterable(value) {
  if (isIterable(value)) return value;
  // Old-style streams become iterable here.
  if (isReadableNodeStream(value)) return chunksOf(value);
  throw new ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

async function* chunksOf(stream) {
  const Readable = require('internal/stream/readable');
  yield* Readable.prototype[Symbol.asyncIterator].call(stream);
}

function pipe(source, dst, finish, fail, end) {
  if (isClosed(dst) || isDestroyed(dst)) throw new ERR_STREAM_UNABLE_TO_PIPE();
  let ended = false;
  dst.on('close', () => {
    if (!ended) fail(new ERR_STREAM_PREMATURE_CLOSE());
  });
  source.pipe(dst, { end: false }); // Ending is ours: it must not happen after an error.
  if (end) {
    const endDest = () => {
      ended = true;
      dst.end();
    };
    if (isReadableFinished(source)) process.nextTick(endDest);
    else source.once('end', endDest);
  } else {
    finish();
  }

  eos(source, { readable: true, writable: false }, (err) => {
    const r = source._readableState;
    if (err && err.code === 'ERR_STREAM_PREMATURE_CLOSE' && r?.ended && !r.errored && !r.errorEmitted) {
      // It closed before 'end' was emitted, but all data is there: that is no failure yet.
      source.once('end', finish).once('error', finish);
    } else {
      finish(err);
    }
  });
  return eos(dst, { readable: false, writable: true }, finish);
}

async function pumpToNode(iterable, writable, finish, end) {
  let error;
  let wake = null;

  const resume = (err) => {
    if (err) error = err;
    if (wake) {
      const fn = wake;
      wake = null;
      fn();
    }
  };
  const wait = () => new Promise((resolve, reject) => {
    if (error) {
      reject(error);
    } else {
      wake = () => {
        if (error) reject(error);
        else resolve();
      };
    }
  });

  writable.on('drain', resume);
  const cleanup = eos(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!writable.write(chunk)) await wait();
    }
    if (end) {
      writable.end();
      await wait();
    }
    finish();
  } catch (err) {
    finish(error !== err ? aggregateTwoErrors(error, err) : err);
  } finally {
    cleanup();
    writable.off('drain', resume);
  }
}

async function pumpToWeb(readable, writable, finish, end) {
  if (isTransformStream(writable)) writable = writable.writable;
  const writer = writable.getWriter();
  try {
    for await (const chunk of readable) {
      await writer.ready;
      writer.write(chunk).catch(() => {});
    }
    await writer.ready;
    if (end) await writer.close();
    finish();
  } catch (err) {
    try {
      await writer.abort(err);
      finish(err);
    } catch (abortError) {
      finish(abortError);
    }
  }
}

module.exports = { pipelineImpl, pipeline };
