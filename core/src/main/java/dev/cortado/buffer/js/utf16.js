'use strict';

// utf16le, also called ucs2: units as they are, surrogates unpaired or not. An odd byte at the end is dropped.

const { codec, load, store } = require('internal/buffer/engine_strings');

const SHORT = 32;
const BATCH = 4096;
const { fromCharCode } = String;

function write(bytes, string, offset, limit) {
  const room = limit >>> 1;
  const count = string.length < room ? string.length : room;
  if (count > SHORT) {
    const engine = codec(count * 2 + 16);
    if (engine !== undefined) {
      engine.encodeUtf16(count < string.length ? string.slice(0, count) : string, 0);
      store(engine, count * 2, bytes, offset);
      return count * 2;
    }
  }
  for (let i = 0, at = offset; i < count; i++) {
    const unit = string.charCodeAt(i);
    bytes[at++] = unit;
    bytes[at++] = unit >> 8;
  }
  return count * 2;
}

function decode(bytes, start, end) {
  const count = end - start >>> 1;
  const engine = codec(count * 2 + 16);
  if (engine !== undefined) {
    load(engine, bytes, start, start + count * 2);
    return engine.decodeUtf16(0, count);
  }
  let text = '';
  for (let i = 0; i < count; i += BATCH) {
    const batch = new Array(count - i < BATCH ? count - i : BATCH);
    for (let j = 0; j < batch.length; j++) {
      const at = start + (i + j) * 2;
      batch[j] = bytes[at] | bytes[at + 1] << 8;
    }
    text += fromCharCode.apply(undefined, batch);
  }
  return text;
}

module.exports = { decode, write };
