'use strict';

// What a readable knows about itself, and the queue of what was pushed and not yet read.

const {
  kState, kErroredValue, kDefaultEncodingValue,
  kObjectMode, kErrorEmitted, kAutoDestroy, kEmitClose, kDestroyed, kClosed, kCloseEmitted, kErrored, kConstructed,
  getHighWaterMark, getDefaultHighWaterMark, defineFlags, defineRareValue,
} = require('internal/stream/state');
const { Buffer } = require('buffer');

const kEnded = 1 << 9;
const kEndEmitted = 1 << 10;
const kReading = 1 << 11;
const kSync = 1 << 12;
const kNeedReadable = 1 << 13;
const kEmittedReadable = 1 << 14;
const kReadableListening = 1 << 15;
const kResumeScheduled = 1 << 16;
const kMultiAwaitDrain = 1 << 17;
const kReadingMore = 1 << 18;
const kDataEmitted = 1 << 19;
const kDefaultUTF8Encoding = 1 << 20;
const kDecoder = 1 << 21;
const kEncoding = 1 << 22;
// flowing and paused have three values each: not told, true, false.
const kHasFlowing = 1 << 23;
const kFlowing = 1 << 24;
const kHasPaused = 1 << 25;
const kPaused = 1 << 26;
const kDataListening = 1 << 27;

const kDecoderValue = Symbol('kDecoderValue');
const kEncodingValue = Symbol('kEncodingValue');

// Read chunks are dropped from the front of the queue in blocks of this many.
const kQueueCut = 1024;

function ReadableState(options, stream, isDuplex) {
  let flags = kEmitClose | kAutoDestroy | kConstructed | kSync;
  let encoding;
  let defaultEncoding;
  if (options) {
    if (options.objectMode || (isDuplex && options.readableObjectMode)) flags |= kObjectMode;
    if (options.emitClose === false) flags &= ~kEmitClose;
    if (options.autoDestroy === false) flags &= ~kAutoDestroy;
    encoding = options.encoding;
    defaultEncoding = options.defaultEncoding;
  }
  const plainDefault = defaultEncoding == null || defaultEncoding === 'utf8' || defaultEncoding === 'utf-8';
  if (plainDefault) flags |= kDefaultUTF8Encoding;

  this[kState] = flags;
  this.highWaterMark = options ? getHighWaterMark(this, options, 'readableHighWaterMark', isDuplex) :
    getDefaultHighWaterMark(false);
  this.buffer = [];
  this.bufferIndex = 0;
  this.length = 0;
  this.pipes = [];
  // The destination we wait for, or with kMultiAwaitDrain the set of them.
  this.awaitDrainWriters = null;

  if (!plainDefault) {
    if (!Buffer.isEncoding(defaultEncoding)) {
      const { ERR_UNKNOWN_ENCODING } = require('internal/errors').codes;
      throw new ERR_UNKNOWN_ENCODING(defaultEncoding);
    }
    this[kDefaultEncodingValue] = defaultEncoding;
  }
  if (encoding) {
    const { StringDecoder } = require('string_decoder');
    this.decoder = new StringDecoder(encoding);
    this.encoding = encoding;
  }
}

ReadableState.prototype = {};
Object.defineProperty(ReadableState.prototype, 'constructor', {
  __proto__: null, configurable: true, enumerable: false, writable: true, value: ReadableState,
});

defineFlags(ReadableState.prototype, {
  objectMode: kObjectMode,
  ended: kEnded,
  endEmitted: kEndEmitted,
  reading: kReading,
  constructed: kConstructed,
  sync: kSync,
  needReadable: kNeedReadable,
  emittedReadable: kEmittedReadable,
  readableListening: kReadableListening,
  resumeScheduled: kResumeScheduled,
  errorEmitted: kErrorEmitted,
  emitClose: kEmitClose,
  autoDestroy: kAutoDestroy,
  destroyed: kDestroyed,
  closed: kClosed,
  closeEmitted: kCloseEmitted,
  multiAwaitDrain: kMultiAwaitDrain,
  readingMore: kReadingMore,
  dataEmitted: kDataEmitted,
});
defineRareValue(ReadableState.prototype, 'errored', kErroredValue, kErrored, null);
defineRareValue(ReadableState.prototype, 'decoder', kDecoderValue, kDecoder, null);
defineRareValue(ReadableState.prototype, 'encoding', kEncodingValue, kEncoding, null);

function tristate(has, is) {
  return {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & has) === 0 ? null : (this[kState] & is) !== 0; },
    set(value) {
      if (value == null) this[kState] &= ~(has | is);
      else if (value) this[kState] |= has | is;
      else this[kState] = (this[kState] | has) & ~is;
    },
  };
}

Object.defineProperties(ReadableState.prototype, {
  flowing: tristate(kHasFlowing, kFlowing),
  paused: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kPaused) !== 0; },
    set(value) {
      if (value) this[kState] |= kHasPaused | kPaused;
      else this[kState] = (this[kState] | kHasPaused) & ~kPaused;
    },
  },
  pipesCount: { __proto__: null, enumerable: false, get() { return this.pipes.length; } },
  defaultEncoding: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kDefaultUTF8Encoding) !== 0 ? 'utf8' : this[kDefaultEncodingValue]; },
    set(value) {
      if (value === 'utf8' || value === 'utf-8') {
        this[kState] |= kDefaultUTF8Encoding;
      } else {
        this[kState] &= ~kDefaultUTF8Encoding;
        this[kDefaultEncodingValue] = value;
      }
    },
  },
});

/** Takes `n` (0 for all) off the queue: bytes or characters, or one object. The caller adjusts state.length. */
function fromList(n, state) {
  if (state.length === 0) return null;

  const queue = state.buffer;
  const end = queue.length;
  let index = state.bufferIndex;
  let taken;
  if ((state[kState] & kObjectMode) !== 0) {
    taken = queue[index];
    queue[index++] = null;
  } else if (!n || n >= state.length) {
    taken = takeAll(state, queue, index, end);
    index = end;
  } else if (n < queue[index].length) {
    // slice serves buffers and strings alike.
    taken = queue[index].slice(0, n);
    queue[index] = queue[index].slice(n);
  } else if (n === queue[index].length) {
    taken = queue[index];
    queue[index++] = null;
  } else {
    const text = (state[kState] & kDecoder) !== 0;
    taken = text ? '' : Buffer.allocUnsafe(n);
    let left = n;
    do {
      const chunk = queue[index];
      const part = left < chunk.length ? chunk.slice(0, left) : chunk;
      if (text) taken += part;
      else taken.set(part, n - left);
      left -= part.length;
      if (part.length === chunk.length) queue[index++] = null;
      else queue[index] = chunk.slice(part.length);
    } while (left > 0);
  }

  if (index === end) {
    queue.length = 0;
    state.bufferIndex = 0;
  } else if (index > kQueueCut) {
    queue.splice(0, index);
    state.bufferIndex = 0;
  } else {
    state.bufferIndex = index;
  }
  return taken;
}

function takeAll(state, queue, index, end) {
  if (end - index === 1) return queue[index];
  if ((state[kState] & kDecoder) !== 0) {
    let text = '';
    for (; index < end; index++) text += queue[index];
    return text;
  }
  if (index === end) return Buffer.alloc(0);
  const whole = Buffer.allocUnsafe(state.length);
  for (let at = 0; index < end; index++) {
    whole.set(queue[index], at);
    at += queue[index].length;
  }
  return whole;
}

module.exports = {
  ReadableState, fromList,
  kEnded, kEndEmitted, kReading, kSync, kNeedReadable, kEmittedReadable, kReadableListening, kResumeScheduled,
  kMultiAwaitDrain, kReadingMore, kDataEmitted, kDefaultUTF8Encoding, kDecoder, kEncoding,
  kHasFlowing, kFlowing, kHasPaused, kPaused, kDataListening, kDecoderValue, kEncodingValue,
};
