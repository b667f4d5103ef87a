'use strict';

// V8's own UTF-8 and UTF-16 codecs. JavaScript cannot call them, but WebAssembly's string instructions can
// (V8's flag --experimental-wasm-stringref): a module of a few instructions moves strings to and from its linear memory,
// which costs tens of nanoseconds where a call to Java costs a microsecond. Where the engine lacks the instructions,
// `codec` returns undefined and the encodings loop in JavaScript.

const PAGE = 65536;
const KEPT_BYTES = 4 * 1024 * 1024; // what needs more memory gets an instance of its own, freed afterwards

const { Instance, Module } = WebAssembly;
const { ceil } = Math;

class Codec {
  constructor(module) {
    const exports = new Instance(module).exports;
    this.memory = exports.memory;
    // (address, length) -> string
    this.decodeUtf8 = exports.decodeUtf8;
    this.decodeUtf16 = exports.decodeUtf16;
    // (length, address of as many units, aligned) -> string; the bytes are at 0
    this.decodeLatin1 = exports.decodeLatin1;
    // (string, address) -> length written
    this.encodeUtf8 = exports.encodeUtf8;
    this.encodeUtf16 = exports.encodeUtf16;
    this.encodeLatin1 = exports.encodeLatin1; // at 0, but writes UTF-16 there first
    // (string) -> bytes
    this.measureUtf8 = exports.measureUtf8;
    this.size = 0;
    this.bytes = undefined;
    this.view();
  }

  view() {
    const { buffer } = this.memory;
    this.size = buffer.byteLength;
    this.bytes = new Uint8Array(buffer);
  }

  grow(size) {
    this.memory.grow(ceil((size - this.size) / PAGE));
    this.view();
  }
}

let compiled;
let kept = null;

/** A codec with so many bytes of memory; undefined if there is none. Its memory is anybody's after the next call. */
function codec(size) {
  return kept !== null && kept !== undefined && kept.size >= size ? kept : otherCodec(size);
}

function otherCodec(size) {
  if (kept === null) {
    try {
      compiled = new Module(moduleBytes());
      kept = new Codec(compiled);
    } catch {
      kept = undefined; // no such instructions, or no WebAssembly at all
    }
  }
  if (kept === undefined || kept.size >= size) return kept;
  try {
    const chosen = size <= KEPT_BYTES ? kept : new Codec(compiled);
    chosen.grow(size);
    return chosen;
  } catch {
    return undefined; // no memory of that size
  }
}

/** Copies a range into the codec's memory, at 0. */
function load(target, bytes, start, end) {
  const into = target.bytes;
  const length = end - start;
  if (length === bytes.length) {
    into.set(bytes);
  } else if (length <= 64) {
    for (let i = 0; i < length; i++) into[i] = bytes[start + i];
  } else {
    into.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length));
  }
}

/** Copies what is at 0 of the codec's memory out of it. */
function store(source, length, bytes, offset) {
  const from = source.bytes;
  if (length <= 64) {
    for (let i = 0; i < length; i++) bytes[offset + i] = from[i];
  } else {
    bytes.set(from.subarray(0, length), offset);
  }
}

// The module, assembled: see the WebAssembly core specification, chapter 5, and the stringref proposal.

const STRINGREF = 0x67;
const I32 = 0x7f;
const FUNCTION = 0x60;

function leb(number) {
  const bytes = [];
  do {
    const low = number & 0x7f;
    number >>>= 7;
    bytes.push(number === 0 ? low : low | 0x80);
  } while (number !== 0);
  return bytes;
}

function moduleBytes() {
  const sized = (bytes) => [...leb(bytes.length), ...bytes];
  const vector = (items) => [...leb(items.length), ...items.flat()];
  const section = (id, bytes) => [id, ...sized(bytes)];
  const name = (text) => sized(Array.from(text, (char) => char.charCodeAt(0)));
  const string = (code, ...immediates) => [0xfb, ...leb(code), ...immediates];
  const vectorOp = (code, ...immediates) => [0xfd, ...leb(code), ...immediates];
  const get = (local) => [0x20, local];
  const constant = (value) => [0x41, value];
  const ADD = 0x6a;
  const SHL = 0x74;
  const loopTo = (length, i, step, body) => [
    0x03, 0x40, ...body,
    ...get(i), ...constant(step), ADD, 0x22, i, ...get(length), 0x49, 0x0d, 0, 0x0b,
  ];
  const LOAD_8_AS_16 = vectorOp(0x02, 0, 0);
  const loadAt = (offset) => vectorOp(0x00, 0, offset);
  const STORE = vectorOp(0x0b, 0, 0);
  const LOW_BYTES = [...vectorOp(0x0c), ...Array.from({ length: 16 }, (_, i) => i % 2 === 0 ? 0xff : 0), ...vectorOp(0x4e)];
  const NARROW = vectorOp(0x66);
  const DECODE_UTF16 = string(0x81, 0);
  const ENCODE_UTF16 = string(0x87, 0);

  const FROM_MEMORY = 0;
  const TO_MEMORY = 1;
  const MEASURE = 2;
  const NO_LOCALS = [0];
  const ONE_LOCAL = [1, 1, I32];
  const functions = [
    ['decodeUtf8', FROM_MEMORY, NO_LOCALS, [...get(0), ...get(1), ...string(0x8b, 0)]],
    ['decodeUtf16', FROM_MEMORY, NO_LOCALS, [...get(0), ...get(1), ...DECODE_UTF16]],
    ['encodeUtf8', TO_MEMORY, NO_LOCALS, [...get(0), ...get(1), ...string(0x8d, 0)]],
    ['encodeUtf16', TO_MEMORY, NO_LOCALS, [...get(0), ...get(1), ...ENCODE_UTF16]],
    ['measureUtf8', MEASURE, NO_LOCALS, [...get(0), ...string(0x84)]],
    // Widens eight bytes a turn into units at the second parameter.
    ['decodeLatin1', FROM_MEMORY, ONE_LOCAL, [
      ...loopTo(0, 2, 8, [
        ...get(1), ...get(2), ...constant(1), SHL, ADD,
        ...get(2), ...LOAD_8_AS_16,
        ...STORE,
      ]),
      ...get(1), ...get(0), ...DECODE_UTF16,
    ]],
    // Narrows sixteen units a turn, in place; the second parameter becomes the length.
    ['encodeLatin1', TO_MEMORY, ONE_LOCAL, [
      ...get(0), ...get(1), ...ENCODE_UTF16, 0x21, 1,
      ...loopTo(1, 2, 16, [
        ...get(2),
        ...get(2), ...constant(1), SHL, ...loadAt(0), ...LOW_BYTES,
        ...get(2), ...constant(1), SHL, ...loadAt(16), ...LOW_BYTES,
        ...NARROW,
        ...STORE,
      ]),
      ...get(1),
    ]],
  ];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector([
      [FUNCTION, 2, I32, I32, 1, STRINGREF],
      [FUNCTION, 2, STRINGREF, I32, 1, I32],
      [FUNCTION, 1, STRINGREF, 1, I32],
    ])),
    ...section(3, vector(functions.map(([, type]) => [type]))),
    ...section(5, [1, 0, 2]),
    ...section(7, vector([
      [...name('memory'), 2, 0],
      ...functions.map(([exported], index) => [...name(exported), 0, index]),
    ])),
    ...section(10, vector(functions.map(([, , locals, code]) => sized([...locals, ...code, 0x0b])))),
  ]);
}

module.exports = { codec, load, store };
