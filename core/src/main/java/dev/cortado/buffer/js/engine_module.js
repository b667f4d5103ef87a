'use strict';

// The WebAssembly module behind engine_strings.js, assembled. See the WebAssembly core specification, chapter 5, and the
// stringref proposal; comments show what is left on the stack.

const I32 = 0x7f;
const V128 = 0x7b;
const STRINGREF = 0x67;
const FUNCTION = 0x60;
const MEMORY = 2;

const ADD = 0x6a;
const SUB = 0x6b;
const XOR = 0x73;
const SHL = 0x74;
const CLZ = 0x67;
const CTZ = 0x68;
const LESS = 0x48;
const GREATER = 0x4a;
const RETURN = 0x0f;
const END = 0x0b;

function leb(number) {
  const bytes = [];
  do {
    const low = number & 0x7f;
    number >>>= 7;
    bytes.push(number === 0 ? low : low | 0x80);
  } while (number !== 0);
  return bytes;
}

const sized = (bytes) => [...leb(bytes.length), ...bytes];
const vector = (items) => [...leb(items.length), ...items.flat()];
const section = (id, bytes) => [id, ...sized(bytes)];
const name = (text) => sized(Array.from(text, (char) => char.charCodeAt(0)));

const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const tee = (local) => [0x22, local];
/** A constant below 64 in size. */
const constant = (value) => [0x41, value & 0x7f];
const string = (code, ...immediates) => [0xfb, ...leb(code), ...immediates];
const simd = (code, ...immediates) => [0xfd, ...leb(code), ...immediates];
const ifThen = (...body) => [0x04, 0x40, ...body, END];
const loop = (...body) => [0x03, 0x40, ...body, END];
const AGAIN = [0x0d, 0]; // while the top of the stack is not 0
/** Adds to a local; leaves it. */
const advance = (local, step) => [...get(local), ...constant(step), ADD, ...tee(local)];

const LOAD = simd(0x00, 0, 0);
const LOAD_NEXT = simd(0x00, 0, 16);
const LOAD_8_AS_16 = simd(0x02, 0, 0);
const STORE = simd(0x0b, 0, 0);
const SPLAT = simd(0x0f);
const EQUAL = simd(0x23);
const AND = simd(0x4e);
const BITMASK = simd(0x64);
const NARROW = simd(0x66);
const LOW_BYTES = [...simd(0x0c), ...Array.from({ length: 16 }, (_, i) => i % 2 === 0 ? 0xff : 0), ...AND];
const DECODE_UTF16 = string(0x81, 0);
const ENCODE_UTF16 = string(0x87, 0);

/** Reverses the bytes of each group. */
function swap(size) {
  const lanes = Array.from({ length: 16 }, (_, i) => i - i % size + size - 1 - i % size);
  return {
    type: 'swap', locals: [I32],
    code: loop(
      ...get(1), ...get(1), ...LOAD, ...get(1), ...LOAD, ...simd(0x0d), ...lanes, ...STORE,
      ...advance(1, 16), ...get(0), LESS, ...AGAIN),
  };
}

/** A bit for each of sixteen positions from local 0 that match locals 5 and 6; local 4 is how far apart these are. */
const PAIR_MASK = [...get(0), ...LOAD, ...get(5), ...EQUAL, ...get(0), ...get(4), ADD, ...LOAD, ...get(6), ...EQUAL, ...AND, ...BITMASK];
const SPLAT_PAIR = [...get(2), ...SPLAT, ...set(5), ...get(3), ...SPLAT, ...set(6)];

const types = {
  __proto__: null,
  decode: [FUNCTION, 2, I32, I32, 1, STRINGREF],
  encode: [FUNCTION, 2, STRINGREF, I32, 1, I32],
  measure: [FUNCTION, 1, STRINGREF, 1, I32],
  swap: [FUNCTION, 1, I32, 0],
  two: [FUNCTION, 2, I32, I32, 1, I32],
  three: [FUNCTION, 3, I32, I32, I32, 1, I32],
  find: [FUNCTION, 5, I32, I32, I32, I32, I32, 1, I32],
};

const functions = {
  __proto__: null,
  decodeUtf8: { type: 'decode', locals: [], code: [...get(0), ...get(1), ...string(0x8b, 0)] }, // string.new_lossy_utf8
  decodeUtf16: { type: 'decode', locals: [], code: [...get(0), ...get(1), ...DECODE_UTF16] }, // string.new_wtf16
  // Widens eight bytes a turn into units at the second parameter.
  decodeLatin1: {
    type: 'decode', locals: [I32],
    code: [
      ...loop(
        ...get(1), ...get(2), ...constant(1), SHL, ADD,
        ...get(2), ...LOAD_8_AS_16,
        ...STORE,
        ...advance(2, 8), ...get(0), LESS, ...AGAIN),
      ...get(1), ...get(0), ...DECODE_UTF16,
    ],
  },
  encodeUtf8: { type: 'encode', locals: [], code: [...get(0), ...get(1), ...string(0x8d, 0)] }, // string.encode_lossy_utf8
  encodeUtf16: { type: 'encode', locals: [], code: [...get(0), ...get(1), ...ENCODE_UTF16] }, // string.encode_wtf16
  // Narrows sixteen units a turn, in place; the second parameter becomes the length.
  encodeLatin1: {
    type: 'encode', locals: [I32],
    code: [
      ...get(0), ...get(1), ...ENCODE_UTF16, ...set(1),
      ...loop(
        ...get(2),
        ...get(2), ...constant(1), SHL, ...LOAD, ...LOW_BYTES,
        ...get(2), ...constant(1), SHL, ...LOAD_NEXT, ...LOW_BYTES,
        ...NARROW,
        ...STORE,
        ...advance(2, 16), ...get(1), LESS, ...AGAIN),
      ...get(1),
    ],
  },
  measureUtf8: { type: 'measure', locals: [], code: [...get(0), ...string(0x84)] }, // string.measure_wtf8
  findNonAscii: {
    type: 'two', locals: [I32],
    code: [
      ...loop(
        ...get(0), ...LOAD, ...BITMASK, ...tee(2),
        ...ifThen(...get(0), ...get(2), CTZ, ADD, RETURN),
        ...advance(0, 16), ...get(1), LESS, ...AGAIN),
      ...get(1),
    ],
  },
  mismatch: {
    type: 'three', locals: [I32, I32],
    code: [
      ...loop(
        ...get(0), ...get(3), ADD, ...LOAD, ...get(1), ...get(3), ADD, ...LOAD, ...EQUAL, ...BITMASK,
        0x41, ...[0xff, 0xff, 0x03], XOR, ...tee(4), // 0xffff
        ...ifThen(...get(3), ...get(4), CTZ, ADD, RETURN),
        ...advance(3, 16), ...get(2), LESS, ...AGAIN),
      ...get(2),
    ],
  },
  find: {
    type: 'find', locals: [V128, V128, I32],
    code: [
      ...SPLAT_PAIR,
      ...loop(
        ...PAIR_MASK, ...tee(7),
        ...ifThen(...get(0), ...get(7), CTZ, ADD, RETURN),
        ...advance(0, 16), ...get(1), LESS, ...AGAIN),
      ...get(1),
    ],
  },
  findLast: {
    type: 'find', locals: [V128, V128, I32],
    code: [
      ...SPLAT_PAIR,
      ...loop(
        ...PAIR_MASK, ...tee(7),
        ...ifThen(...get(0), ...constant(31), ADD, ...get(7), CLZ, SUB, RETURN),
        ...advance(0, -16), ...constant(15), ADD, ...get(1), SUB, ...constant(-1), GREATER, ...AGAIN),
      ...constant(-1),
    ],
  },
  swap16: swap(2),
  swap32: swap(4),
  swap64: swap(8),
};

function moduleBytes() {
  const typeNames = Object.keys(types);
  const names = Object.keys(functions);
  const all = Object.values(functions);
  const locals = (list) => vector(list.map((type) => [1, type]));
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector(Object.values(types))),
    ...section(3, vector(all.map(({ type }) => [typeNames.indexOf(type)]))),
    ...section(5, [1, 0, 3]), // one memory of three pages, which may grow
    ...section(7, vector([
      [...name('memory'), MEMORY, 0],
      ...names.map((exported, index) => [...name(exported), 0, index]),
    ])),
    ...section(10, vector(all.map((each) => sized([...locals(each.locals), ...each.code, END])))),
  ]);
}

module.exports = { moduleBytes };
