'use strict';

// TextEncoder and TextDecoder.

const { codes } = require('internal/errors');
const { customInspectSymbol, kEmptyObject, kEnumerableProperty } = require('internal/util');
const utf8 = require('internal/buffer/utf8');
const { codec } = require('internal/buffer/engine_strings');
const { bytesOf, isAnyArrayBuffer, isUint8Array } = require('internal/buffer/views');

const kEncoder = Symbol('encoder');
const kDecoder = Symbol('decoder');
const kFlags = Symbol('flags');
const kEncoding = Symbol('encoding');
const kHandle = Symbol('handle');
const kState = Symbol('state');

const FATAL = 2;
const IGNORE_BOM = 4;
const NO_BYTES = new Uint8Array();

/** The encoding that a label means; undefined if it means none. */
function getEncodingFromLabel(label) {
  if (label === 'utf-8' || label === 'utf8') return 'utf-8';
  const trimmed = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase();
  return require('internal/encoding/labels').names.get(trimmed);
}


function validateEncoder(object) {
  if (object?.[kEncoder] !== true) throw new codes.ERR_INVALID_THIS('TextEncoder');
}

class TextEncoder {
  constructor() {
    this[kEncoder] = true;
  }

  get encoding() {
    validateEncoder(this);
    return 'utf-8';
  }

  encode(input = '') {
    validateEncoder(this);
    const string = `${input}`;
    const { length } = string;
    if (length === 0) return new Uint8Array(0);
    const engine = codec(length * 3 + 16);
    if (engine !== undefined) return engine.bytes.slice(0, engine.encodeUtf8(string, 0));
    const bytes = new Uint8Array(utf8.byteLength(string));
    utf8.write(bytes, string, 0, bytes.length);
    return bytes;
  }

  encodeInto(src, dest) {
    validateEncoder(this);
    if (typeof src !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('src', 'string', src);
    if (!isUint8Array(dest)) throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    const written = utf8.write(dest, src, 0, dest.length);
    return { read: src.length * 3 <= dest.length ? src.length : unitsIn(dest, written), written };
  }

  [customInspectSymbol](depth, options) {
    validateEncoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    return require('internal/util/inspect').inspect({ encoding: this.encoding }, options);
  }
}

/** UTF-16 units that so many bytes of valid UTF-8 stand for. */
function unitsIn(bytes, length) {
  let units = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if ((byte & 0xc0) !== 0x80) units += byte < 0xf0 ? 1 : 2;
  }
  return units;
}

function validateDecoder(object) {
  if (object?.[kDecoder] !== true) throw new codes.ERR_INVALID_THIS('TextDecoder');
}

function inputError(name, types) {
  const error = new TypeError(`The "${name}" argument must be an instance of ${types}.`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** What decode() was given, as bytes. Node's three ways to decode refuse in words of their own. */
function bytesOfInput(decoder, input, stream) {
  if (ArrayBuffer.isView(input)) return bytesOf(input);
  if (isAnyArrayBuffer(input)) return input.detached ? NO_BYTES : new Uint8Array(input);
  const { [kState]: state } = decoder;
  if (stream || state.streamed || state.name !== 'utf-8' && state.name !== 'windows-1252') {
    throw inputError('input', 'SharedArrayBuffer, ArrayBuffer or ArrayBufferView');
  }
  if (state.name === 'utf-8') throw inputError('list', 'SharedArrayBuffer, ArrayBuffer or ArrayBufferView');
  throw inputError('input', 'ArrayBuffer, SharedArrayBuffer, or ArrayBufferView');
}

/** How far a decoder is. */
class State {
  constructor(name) {
    this.name = name;
    this.streamed = false; // it has been used for a stream
    this.pending = NO_BYTES; // the start of a character whose end was not there yet
    this.started = false; // a byte order mark would be a character
    this.legacy = undefined; // the decoder of another encoding than those of Unicode
  }
}

class TextDecoder {
  constructor(encoding = 'utf-8', options = kEmptyObject) {
    const label = `${encoding}`;
    if (options !== kEmptyObject) validateOptions(options);
    const name = getEncodingFromLabel(label);
    if (name === undefined) throw new codes.ERR_ENCODING_NOT_SUPPORTED(label);
    let flags = 0;
    if (options?.fatal) flags |= FATAL;
    if (options?.ignoreBOM) flags |= IGNORE_BOM;
    this[kDecoder] = true;
    this[kFlags] = flags;
    this[kEncoding] = name;
    this[kHandle] = undefined;
    this[kState] = new State(name);
  }

  decode(input = NO_BYTES, options = kEmptyObject) {
    validateDecoder(this);
    const { [kState]: state } = this;
    const stream = Boolean(options?.stream);
    const bytes = bytesOfInput(this, input, stream);
    if (state.name === 'utf-8') {
      if (stream) state.streamed = true;
      return decodeUtf8(this, bytes, stream);
    }
    if (state.name === 'windows-1252' && !stream && !state.streamed) {
      return require('internal/buffer/single_byte').decodeLatin1(bytes, 0, bytes.length);
    }
    if (options !== kEmptyObject && options !== null && options !== undefined) validateOptions(options);
    state.streamed = true;
    if (state.name === 'utf-16le' || state.name === 'utf-16be') return decodeUtf16(this, bytes, stream);
    state.legacy ??= require('internal/encoding/legacy').decoder(state.name);
    const text = state.legacy.decode(bytes, stream, (this[kFlags] & FATAL) !== 0);
    if (text === undefined) throw invalidData(this);
    return text;
  }

  get encoding() {
    validateDecoder(this);
    return this[kEncoding];
  }

  get fatal() {
    validateDecoder(this);
    return (this[kFlags] & FATAL) === FATAL;
  }

  get ignoreBOM() {
    validateDecoder(this);
    return (this[kFlags] & IGNORE_BOM) === IGNORE_BOM;
  }

  [customInspectSymbol](depth, options) {
    validateDecoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const { encoding, fatal, ignoreBOM } = this;
    const object = { encoding, fatal, ignoreBOM };
    if (options.showHidden) {
      object[kFlags] = this[kFlags];
      object[kHandle] = this[kHandle];
    }
    return `${(this.constructor ?? TextDecoder).name} ${require('internal/util/inspect').inspect(object, options)}`;
  }
}

function validateOptions(options) {
  const { kValidateObjectAllowObjectsAndNull, validateObject } = require('internal/validators');
  validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
}

/** Also forgets what was pending. */
function invalidData(decoder) {
  const { [kState]: state } = decoder;
  state.pending = NO_BYTES;
  state.started = false;
  return new codes.ERR_ENCODING_INVALID_ENCODED_DATA(decoder.encoding, undefined);
}

function join(first, second) {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function decodeUtf8(decoder, bytes, stream) {
  const { [kState]: state, [kFlags]: flags } = decoder;
  if (state.pending.length !== 0) {
    bytes = join(state.pending, bytes);
    state.pending = NO_BYTES;
  }
  let end = bytes.length;
  if (stream) {
    const tail = utf8.incompleteTail(bytes, 0, end);
    if (tail !== 0) {
      end -= tail;
      state.pending = new Uint8Array(bytes.subarray(end)); // slice() of a Buffer would be no copy
    }
  }
  let start = 0;
  if (!state.started && end > 0) {
    if ((flags & IGNORE_BOM) === 0 && end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
    state.started = true;
  }
  if (!stream) state.started = false;
  if (start === end) return '';
  const text = utf8.decode(bytes, start, end);
  if ((flags & FATAL) !== 0 && text.includes('\ufffd') && !utf8.isValid(bytes.subarray(start, end))) throw invalidData(decoder);
  return text;
}

function decodeUtf16(decoder, bytes, stream) {
  const { [kState]: state, [kFlags]: flags } = decoder;
  if (state.pending.length !== 0) {
    bytes = join(state.pending, bytes);
    state.pending = NO_BYTES;
  }
  const big = state.name === 'utf-16be';
  let end = bytes.length & ~1;
  let cut = end !== bytes.length;
  if (stream) {
    // A first half waits for its second one, and a first byte for its second.
    if (end > 0 && (bytes[end - (big ? 2 : 1)] & 0xfc) === 0xd8) end -= 2;
    state.pending = new Uint8Array(bytes.subarray(end)); // slice() of a Buffer would be no copy
    cut = false;
  }
  let units = bytes;
  if (big) {
    units = new Uint8Array(end);
    for (let i = 0; i < end; i += 2) {
      units[i] = bytes[i + 1];
      units[i + 1] = bytes[i];
    }
  }
  let start = 0;
  if (!state.started && end > 0) {
    if ((flags & IGNORE_BOM) === 0 && units[0] === 0xff && units[1] === 0xfe) start = 2;
    state.started = true;
  }
  if (!stream) state.started = false;
  const text = start === end ? '' : require('internal/buffer/utf16').decode(units, start, end);
  if ((flags & FATAL) !== 0 && (cut || !text.isWellFormed())) throw invalidData(decoder);
  return cut ? `${text.toWellFormed()}\ufffd` : text.toWellFormed();
}

Object.defineProperties(TextEncoder.prototype, {
  encode: kEnumerableProperty,
  encodeInto: kEnumerableProperty,
  encoding: kEnumerableProperty,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'TextEncoder' },
});

Object.defineProperties(TextDecoder.prototype, {
  decode: kEnumerableProperty,
  encoding: kEnumerableProperty,
  fatal: kEnumerableProperty,
  ignoreBOM: kEnumerableProperty,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'TextDecoder' },
});

module.exports = { TextDecoder, TextEncoder, getEncodingFromLabel };
