'use strict';

// transcode, isUtf8 and isAscii.

const { codes, genericNodeError } = require('internal/errors');
const { Buffer } = require('buffer');
const { ASCII, LATIN1, UTF16LE, UTF8, encodingOf } = require('internal/buffer/encodings');
const { bytesOf, isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer/views');

const QUESTION_MARK = 0x3f;

function encodingOrUtf8(name) {
  if (name === undefined || name === null || name === '') return UTF8;
  return typeof name === 'symbol' ? undefined : encodingOf(name);
}

function transcodable(encoding) {
  return encoding === UTF8 || encoding === UTF16LE || encoding === LATIN1 || encoding === ASCII;
}

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return Buffer.alloc(0);
  const from = encodingOrUtf8(fromEncoding);
  const to = encodingOrUtf8(toEncoding);
  if (!transcodable(from) || !transcodable(to)) throw failure('U_ILLEGAL_ARGUMENT_ERROR', 1);
  const text = decode(source, from, to);
  if (to === UTF8 || to === UTF16LE) return Buffer.from(text, to.name);
  return encodeNarrow(text, to === ASCII ? 0x7f : 0xff);
}

function failure(code, errno) {
  return genericNodeError(`Unable to transcode Buffer [${code}]`, { code, errno });
}

/** The encodings of Unicode are strict about each other. */
function decode(source, from, to) {
  if (from === ASCII) return to === UTF16LE ? LATIN1.decode(source, 0, source.length) : decodeAscii(source);
  const text = from.decode(source, 0, source.length);
  if (from === UTF8 && to === UTF16LE && !require('internal/buffer/utf8').isValid(source) ||
      from === UTF16LE && to === UTF8 && (text === '' || !text.isWellFormed())) {
    throw failure('U_INVALID_CHAR_FOUND', 10);
  }
  if (from !== UTF16LE || to !== UTF16LE) return text;
  return source.length % 2 === 0 ? text.toWellFormed() : `${text.toWellFormed()}\ufffd`;
}

/** Unlike toString('ascii'): what is not ascii is replaced. */
function decodeAscii(bytes) {
  return LATIN1.decode(bytes, 0, bytes.length).replace(/[\x80-\xff]/g, '\ufffd');
}

/** One byte per code point, and a question mark for each that has none; unless it is invisible, as ICU has it. */
function encodeNarrow(text, max) {
  const bytes = Buffer.allocUnsafeSlow(text.length);
  let count = 0;
  for (const char of text) {
    const point = char.codePointAt(0);
    if (point <= max) bytes[count++] = point;
    else if (!/\p{Default_Ignorable_Code_Point}/u.test(char)) bytes[count++] = QUESTION_MARK;
  }
  return count === bytes.length ? bytes : bytes.subarray(0, count);
}

function inputBytes(input) {
  if (isTypedArray(input) || isAnyArrayBuffer(input)) {
    const buffer = isTypedArray(input) ? input.buffer : input;
    if (buffer.detached) throw new codes.ERR_INVALID_STATE('Cannot validate on a detached buffer');
    return ArrayBuffer.isView(input) ? bytesOf(input) : new Uint8Array(input);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function isUtf8(input) {
  return require('internal/buffer/utf8').isValid(inputBytes(input));
}

function isAscii(input) {
  return require('internal/buffer/single_byte').isAscii(inputBytes(input));
}

module.exports = { isAscii, isUtf8, transcode };
