'use strict';

// Bytes to text across chunk borders: a character whose bytes are split is held back until its rest comes.

const { Buffer } = require('buffer');
const { normalizeEncoding } = require('internal/util');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING } } = require('internal/errors');

// What is held back: up to four bytes, how many are missing, how many are there, and which encoding it is.
const kNativeDecoder = Symbol('kNativeDecoder');
const kMissing = 4;
const kHeld = 5;
const kEncoding = 6;
const kSize = 7;

const kUtf8 = 1;
const kBase64 = 2;
const kUtf16 = 3;
const kBase64Url = 7;
const encodings = {
  __proto__: null, ascii: 0, utf8: kUtf8, base64: kBase64, utf16le: kUtf16, latin1: 4, hex: 5, base64url: kBase64Url,
};

function StringDecoder(encoding) {
  const name = normalizeEncoding(encoding);
  if (name === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = name;
  const held = Buffer.alloc(kSize);
  held[kEncoding] = encodings[name];
  this[kNativeDecoder] = held;
}

/** Decodes what is complete. */
StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  const held = this[kNativeDecoder];
  if (!held) throw new ERR_INVALID_THIS('StringDecoder');
  if (!(buf instanceof Buffer)) buf = Buffer.from(buf.buffer, buf.byteOffset, buf.byteLength);

  const length = buf.length;
  switch (held[kEncoding]) {
    case kUtf8:
      if (held[kMissing] === 0 && (length === 0 || buf[length - 1] < 0x80)) return buf.toString('utf8');
      return writeUtf8(held, buf, length);
    case kUtf16:
      return writeUtf16(held, buf, length);
    case kBase64:
    case kBase64Url:
      if (held[kMissing] === 0 && length % 3 === 0) return buf.toString(this.encoding);
      return writeBase64(held, buf, length, this.encoding);
    default: // A byte is a character, or two.
      return buf.toString(this.encoding);
  }
};

/** Decodes `buf`, then what is still held back as far as it goes. */
StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  const held = this[kNativeDecoder];
  let count = held[kHeld];
  if (count === 0) return text;
  if (held[kEncoding] === kUtf16) count &= ~1; // Half of a code unit is nothing.
  held[kMissing] = 0;
  held[kHeld] = 0;
  return text + held.toString(this.encoding, 0, count);
};

/** Decodes from `offset` on, forgetting what was held back. */
StringDecoder.prototype.text = function text(buf, offset) {
  this[kNativeDecoder][kMissing] = 0;
  this[kNativeDecoder][kHeld] = 0;
  return this.write(buf.slice(offset));
};

// Completes the held bytes from the front of `buf`; how many it took.
function complete(held, buf, most) {
  const count = Math.min(held[kMissing], most);
  for (let i = 0; i < count; i++) held[held[kHeld] + i] = buf[i];
  held[kHeld] += count;
  held[kMissing] -= count;
  return count;
}

function release(held, encoding) {
  const count = held[kHeld];
  held[kHeld] = 0;
  return held.toString(encoding, 0, count);
}

// Keeps the last `count` bytes for the next time.
function hold(held, buf, length, count, missing) {
  for (let i = 0; i < count; i++) held[i] = buf[length - count + i];
  held[kHeld] = count;
  held[kMissing] = missing;
}

function writeUtf8(held, buf, length) {
  let start = 0;
  let text = '';
  if (held[kMissing] > 0) {
    // Where a continuation byte should be and is not, the held character is broken and a new one begins.
    let good = 0;
    while (good < length && good < held[kMissing] && (buf[good] & 0xc0) === 0x80) good++;
    const broken = good < length && good < held[kMissing];
    start = complete(held, buf, good);
    if (broken) held[kMissing] = 0;
    if (held[kMissing] > 0) return '';
    text = release(held, 'utf8');
    if (start === length) return text;
  }

  // How much of the last character is there? Anything that is not UTF-8 is left to the engine's decoder.
  let keep = 0;
  let missing = 0;
  if (buf[length - 1] >= 0x80) {
    const first = Math.max(start, length - 4);
    for (let i = length - 1; i >= first; i--) {
      const byte = buf[i];
      if ((byte & 0xc0) === 0x80) continue;
      const size = (byte & 0xe0) === 0xc0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 : (byte & 0xf8) === 0xf0 ? 4 : 0;
      if (size > length - i) {
        keep = length - i;
        missing = size - keep;
      }
      break;
    }
  }
  if (keep > 0) hold(held, buf, length, keep, missing);
  return length - keep > start ? text + buf.toString('utf8', start, length - keep) : text;
}

function writeUtf16(held, buf, length) {
  let start = 0;
  let text = '';
  if (held[kMissing] > 0) {
    start = complete(held, buf, length);
    if (held[kMissing] > 0) return '';
    text = release(held, 'utf16le');
    if (start === length) return text;
  }
  let keep = 0;
  if ((length - start) % 2 === 1) {
    hold(held, buf, length, keep = 1, 1);
  } else if (length - start > 0 && (buf[length - 1] & 0xfc) === 0xd8) {
    hold(held, buf, length, keep = 2, 2);
  }
  return length - keep > start ? text + buf.toString('utf16le', start, length - keep) : text;
}

function writeBase64(held, buf, length, encoding) {
  let start = 0;
  let text = '';
  if (held[kMissing] > 0) {
    start = complete(held, buf, length);
    if (held[kMissing] > 0) return '';
    text = release(held, encoding);
  }
  const keep = (length - start) % 3;
  if (keep > 0) hold(held, buf, length, keep, 3 - keep);
  return length - keep > start ? text + buf.toString(encoding, start, length - keep) : text;
}

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder].subarray(0, 4); },
  },
  lastNeed: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder][kMissing]; },
  },
  lastTotal: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder][kHeld] + this[kNativeDecoder][kMissing]; },
  },
});

module.exports = { StringDecoder };
