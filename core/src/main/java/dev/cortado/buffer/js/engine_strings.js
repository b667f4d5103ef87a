'use strict';

// V8's own UTF-8 and UTF-16 codecs. JavaScript cannot call them, but WebAssembly's string instructions can
// (V8's flag --experimental-wasm-stringref): a module of a few instructions moves strings to and from its linear memory,
// which costs tens of nanoseconds where a call to Java costs a microsecond. It also searches and compares by vectors.
// Where the engine lacks the instructions, `codec` returns undefined and its callers loop in JavaScript.

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
    // (length, address of as many units) -> string; the bytes are at 0
    this.decodeLatin1 = exports.decodeLatin1;
    // (string, address) -> length written
    this.encodeUtf8 = exports.encodeUtf8;
    this.encodeUtf16 = exports.encodeUtf16;
    this.encodeLatin1 = exports.encodeLatin1; // at 0, but writes UTF-16 there first
    // (string) -> bytes
    this.measureUtf8 = exports.measureUtf8;
    // The following read up to 16 bytes more than they look at, beside which nothing is special about them.
    // (address, end) -> address of the first byte from 0x80, or the end or more
    this.findNonAscii = exports.findNonAscii;
    // (address, other address, length) -> index of the first difference, or the length or more
    this.mismatch = exports.mismatch;
    // (address, end, first, last, distance) -> address of the first byte that has the last one at a distance, or the end
    // or more
    this.find = exports.find;
    // (address of 16 bytes, lowest address, first, last, distance) -> the last such one, or less than the lowest
    this.findLast = exports.findLast;
    // (length): in place, at 0
    this.swap16 = exports.swap16;
    this.swap32 = exports.swap32;
    this.swap64 = exports.swap64;
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
      compiled = new Module(require('internal/buffer/engine_module').moduleBytes());
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

/** Copies a range into the codec's memory, at an address. */
function loadAt(target, address, bytes, start, end) {
  target.bytes.set(end - start === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start),
    address);
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

module.exports = { codec, load, loadAt, store };
