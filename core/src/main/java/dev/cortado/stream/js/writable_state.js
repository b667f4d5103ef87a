'use strict';

// What a writable knows about itself.

const {
  kState, kErroredValue, kDefaultEncodingValue,
  kObjectMode, kErrorEmitted, kAutoDestroy, kEmitClose, kDestroyed, kClosed, kCloseEmitted, kErrored, kConstructed,
  getHighWaterMark, getDefaultHighWaterMark, defineFlags, defineRareValue,
} = require('internal/stream/state');
const { Buffer } = require('buffer');

const kSync = 1 << 9;
const kFinalCalled = 1 << 10;
const kNeedDrain = 1 << 11;
const kEnding = 1 << 12;
const kFinished = 1 << 13;
const kDecodeStrings = 1 << 14;
const kWriting = 1 << 15;
const kBufferProcessing = 1 << 16;
const kPrefinished = 1 << 17;
const kAllBuffers = 1 << 18;
const kAllNoop = 1 << 19;
const kOnFinished = 1 << 20;
const kHasWritable = 1 << 21;
const kWritable = 1 << 22;
const kCorked = 1 << 23;
const kDefaultUTF8Encoding = 1 << 24;
const kWriteCb = 1 << 25;
const kExpectWriteCb = 1 << 26;
const kAfterWriteTickInfo = 1 << 27;
const kAfterWritePending = 1 << 28;
const kBuffered = 1 << 29;
const kEnded = 1 << 30;

const kBufferedValue = Symbol('kBufferedValue');
const kWriteCbValue = Symbol('kWriteCbValue');
const kAfterWriteTickInfoValue = Symbol('kAfterWriteTickInfoValue');
const kOnFinishedValue = Symbol('kOnFinishedValue');

function WritableState(options, stream, isDuplex, onwrite) {
  let flags = kSync | kConstructed | kEmitClose | kAutoDestroy | kDecodeStrings | kAllBuffers | kAllNoop;
  let defaultEncoding;
  if (options) {
    if (options.objectMode || (isDuplex && options.writableObjectMode)) flags |= kObjectMode;
    if (options.emitClose === false) flags &= ~kEmitClose;
    if (options.autoDestroy === false) flags &= ~kAutoDestroy;
    // Whether strings become buffers before _write().
    if (options.decodeStrings === false) flags &= ~kDecodeStrings;
    defaultEncoding = options.defaultEncoding;
  }
  const plainDefault = defaultEncoding == null || defaultEncoding === 'utf8' || defaultEncoding === 'utf-8';
  if (plainDefault) flags |= kDefaultUTF8Encoding;

  this[kState] = flags;
  this.highWaterMark = options ? getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex) :
    getDefaultHighWaterMark(false);
  if (!plainDefault) {
    if (!Buffer.isEncoding(defaultEncoding)) {
      const { ERR_UNKNOWN_ENCODING } = require('internal/errors').codes;
      throw new ERR_UNKNOWN_ENCODING(defaultEncoding);
    }
    this[kDefaultEncodingValue] = defaultEncoding;
  }
  // What was accepted and whose callback was not called: bytes, or objects.
  this.length = 0;
  this.corked = 0;
  this.onwrite = onwrite;
  // How much the _write() under way holds.
  this.writelen = 0;
  this.bufferedIndex = 0;
  this[kBufferedValue] = null;
  // Callbacks to come; 'finish' waits for them.
  this.pendingcb = 0;
}

WritableState.prototype = {};
Object.defineProperty(WritableState.prototype, 'constructor', {
  __proto__: null, configurable: true, enumerable: false, writable: true, value: WritableState,
});

defineFlags(WritableState.prototype, {
  objectMode: kObjectMode,
  finalCalled: kFinalCalled,
  needDrain: kNeedDrain,
  ending: kEnding,
  ended: kEnded,
  finished: kFinished,
  destroyed: kDestroyed,
  decodeStrings: kDecodeStrings,
  writing: kWriting,
  sync: kSync,
  bufferProcessing: kBufferProcessing,
  constructed: kConstructed,
  prefinished: kPrefinished,
  errorEmitted: kErrorEmitted,
  emitClose: kEmitClose,
  autoDestroy: kAutoDestroy,
  closed: kClosed,
  closeEmitted: kCloseEmitted,
  allBuffers: kAllBuffers,
  allNoop: kAllNoop,
});
defineRareValue(WritableState.prototype, 'errored', kErroredValue, kErrored, null);

function nop() {}

Object.defineProperties(WritableState.prototype, {
  // undefined unless a duplex was made without this half, or somebody set it.
  writable: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kHasWritable) === 0 ? undefined : (this[kState] & kWritable) !== 0; },
    set(value) {
      if (value == null) this[kState] &= ~(kHasWritable | kWritable);
      else if (value) this[kState] |= kHasWritable | kWritable;
      else this[kState] = (this[kState] | kHasWritable) & ~kWritable;
    },
  },
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
  // The callback of the write under way.
  writecb: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kWriteCb) !== 0 ? this[kWriteCbValue] : nop; },
    set(value) {
      this[kWriteCbValue] = value;
      if (value) this[kState] |= kWriteCb;
      else this[kState] &= ~kWriteCb;
    },
  },
  afterWriteTickInfo: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kAfterWriteTickInfo) !== 0 ? this[kAfterWriteTickInfoValue] : null; },
    set(value) {
      this[kAfterWriteTickInfoValue] = value;
      if (value) this[kState] |= kAfterWriteTickInfo;
      else this[kState] &= ~kAfterWriteTickInfo;
    },
  },
  buffered: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kBuffered) !== 0 ? this[kBufferedValue] : []; },
    set(value) {
      this[kBufferedValue] = value;
      if (value) this[kState] |= kBuffered;
      else this[kState] &= ~kBuffered;
    },
  },
  bufferedRequestCount: {
    __proto__: null,
    enumerable: false,
    get() { return (this[kState] & kBuffered) === 0 ? 0 : this[kBufferedValue].length - this.bufferedIndex; },
  },
});

WritableState.prototype.getBuffer = function getBuffer() {
  return (this[kState] & kBuffered) === 0 ? [] : this[kBufferedValue].slice(this.bufferedIndex);
};

module.exports = {
  WritableState, nop,
  kSync, kFinalCalled, kNeedDrain, kEnding, kFinished, kDecodeStrings, kWriting, kBufferProcessing, kPrefinished,
  kAllBuffers, kAllNoop, kOnFinished, kWritable, kHasWritable, kCorked, kDefaultUTF8Encoding, kWriteCb, kExpectWriteCb,
  kAfterWriteTickInfo, kAfterWritePending, kBuffered, kEnded,
  kBufferedValue, kWriteCbValue, kAfterWriteTickInfoValue, kOnFinishedValue,
};
