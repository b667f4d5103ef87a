'use strict';

// Decoders of the legacy encodings. Java's charsets give the tables; what is done with a sequence that is cut, misplaced or
// unassigned follows ICU, which decodes in Node: an unassigned pair is one U+FFFD, a trail byte that cannot be one is
// decoded anew.

const utf16 = require('internal/buffer/utf16');

const UNASSIGNED = 0xfffd;
const LEAD = 0xfffe; // in a table of single bytes: more bytes follow
const NO_BYTES = new Uint8Array();

class Decoder {
  constructor() {
    this.pending = NO_BYTES; // the start of a sequence
    this.units = undefined;
    this.count = 0;
    this.failed = false;
  }

  /** The text, or undefined if there was an error and errors are fatal. */
  decode(bytes, stream, fatal) {
    if (this.pending.length !== 0) {
      const joined = new Uint8Array(this.pending.length + bytes.length);
      joined.set(this.pending);
      joined.set(bytes, this.pending.length);
      bytes = joined;
    }
    this.units = new Uint16Array(bytes.length + 2);
    this.count = 0;
    this.failed = false;
    const end = this.run(bytes);
    this.pending = stream && end < bytes.length ? new Uint8Array(bytes.subarray(end)) : NO_BYTES;
    if (!stream) {
      if (end < bytes.length) this.fail();
      this.reset();
    }
    const { count, units } = this;
    this.units = undefined;
    if (this.failed && fatal) {
      this.pending = NO_BYTES;
      this.reset();
      return undefined;
    }
    return count === 0 ? '' : utf16.decode(new Uint8Array(units.buffer, 0, count * 2), 0, count * 2);
  }

  put(unit) {
    if (unit === UNASSIGNED) this.failed = true;
    this.units[this.count++] = unit;
  }

  fail() {
    this.failed = true;
    this.units[this.count++] = UNASSIGNED;
  }

  reset() {
    // Nothing but what is pending, for most.
  }
}

class SingleByteDecoder extends Decoder {
  constructor(table) {
    super();
    this.table = table;
  }

  run(bytes) {
    const { table, units } = this;
    const { length } = bytes;
    let failed = false;
    for (let i = 0; i < length; i++) {
      const unit = table[bytes[i]];
      if (unit === UNASSIGNED) failed = true;
      units[i] = unit;
    }
    this.count = length;
    this.failed = failed;
    return length;
  }
}

/** What a multi-byte encoding is made of. */
class Layout {
  constructor(singles, pairs, firstLead, firstTrail, lastTrail) {
    this.singles = singles; // LEAD where a pair starts
    this.pairs = pairs;
    this.firstLead = firstLead;
    this.firstTrail = firstTrail;
    this.lastTrail = lastTrail;
    this.notTrails = new Uint8Array(256); // within the range, or above it if they are consumed nevertheless
    this.swallowed = new Uint8Array(256);
  }

  pair(lead, trail) {
    if (trail < this.firstTrail || trail > this.lastTrail || this.notTrails[trail] === 1) return -1;
    return this.pairs.charCodeAt((lead - this.firstLead) * (this.lastTrail - this.firstTrail + 1) + trail - this.firstTrail);
  }
}

class MultiByteDecoder extends Decoder {
  constructor(layout) {
    super();
    this.layout = layout;
  }

  run(bytes) {
    const { layout } = this;
    const { singles } = layout;
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      const single = singles[bytes[at]];
      if (single !== LEAD) {
        this.put(single);
        at++;
        continue;
      }
      if (at + 1 === length) return at;
      const longer = this.longer(bytes, at, length);
      if (longer === -1) return at;
      if (longer > 0) {
        at += longer;
        continue;
      }
      const trail = bytes[at + 1];
      const unit = layout.pair(bytes[at], trail);
      if (unit === -1) {
        this.fail();
        at += layout.swallowed[trail] === 1 ? 2 : 1;
      } else {
        this.put(unit);
        at += 2;
      }
    }
    return length;
  }

  /** Bytes of a sequence that is no pair, after having put it; 0 if it is a pair, -1 if its end is not there. */
  longer() {
    return 0;
  }
}

function isDigit(byte) {
  return byte >= 0x30 && byte <= 0x39;
}

let fourBytes;

class Gb18030Decoder extends MultiByteDecoder {
  longer(bytes, at, length) {
    if (!isDigit(bytes[at + 1])) return 0;
    if (at + 2 === length) return -1;
    const third = bytes[at + 2];
    const wrong = third < 0x81 || third > 0xfe;
    if (!wrong && at + 3 === length) return -1;
    if (wrong || !isDigit(bytes[at + 3])) {
      this.fail();
      return 1;
    }
    const index = (((bytes[at] - 0x81) * 10 + bytes[at + 1] - 0x30) * 126 + third - 0x81) * 10 + bytes[at + 3] - 0x30;
    if (index >= 189000 && index < 189000 + 0x100000) {
      const point = index - 189000;
      this.put(0xd800 | point >> 10);
      this.put(0xdc00 | point & 0x3ff);
      return 4;
    }
    fourBytes ??= fourByteTable();
    if (index < fourBytes.length) this.units[this.count++] = fourBytes.charCodeAt(index); // U+FFFD has a code of its own
    else this.fail();
    return 4;
  }
}

/** Java's is the edition of 2022, ICU's the one before. */
function fourByteTable() {
  const units = internalBinding('encoding').fourBytes().split('');
  for (let i = 0; i < 8; i++) units[19057 + i] = String.fromCharCode(0x9fb4 + i);
  for (let i = 0; i < 10; i++) units[39076 + i] = String.fromCharCode(0xfe10 + i);
  return units.join('');
}

let jisX0212;

class EucJpDecoder extends MultiByteDecoder {
  longer(bytes, at, length) {
    const second = bytes[at + 1];
    if (bytes[at] === 0x8e) return this.halfWidth(second);
    if (bytes[at] !== 0x8f || second < 0xa1 || second === 0xff) return 0;
    if (at + 2 === length) return -1;
    const third = bytes[at + 2];
    if (third < 0xa1 || third === 0xff) {
      this.fail();
      return 1;
    }
    jisX0212 ??= jisX0212Table();
    const unit = jisX0212.charCodeAt((second - 0xa1) * 94 + third - 0xa1);
    this.put(second === 0xa2 && third === 0xb7 ? 0xff5e : unit);
    return 3;
  }

  halfWidth(byte) {
    if (byte < 0xa1 || byte === 0xff) return 0;
    if (byte > 0xe4) {
      this.fail();
      return 1;
    }
    if (byte < 0xe0) this.put(0xff61 + byte - 0xa1);
    else this.put([0xa2, 0xa3, 0xac, UNASSIGNED, UNASSIGNED][byte - 0xe0]);
    return 2;
  }
}

function identity() {
  return Uint16Array.from({ length: 256 }, (_, i) => i);
}

function singlesOf(leadRanges, others) {
  const singles = identity();
  for (const { 0: first, 1: last } of leadRanges) singles.fill(LEAD, first, last + 1);
  for (const byte of Object.keys(others)) singles[byte] = others[byte];
  return singles;
}

function pairs(charset, firstLead, lastLead, firstTrail, lastTrail) {
  return internalBinding('encoding').pairs(charset, firstLead, lastLead, firstTrail, lastTrail, -1);
}

/** In a table that is a string. */
function replace(table, columns, firstLead, firstTrail, changes) {
  const units = table.split('');
  for (const code of Object.keys(changes)) {
    units[((code >> 8) - firstLead) * columns + (code & 0xff) - firstTrail] = String.fromCharCode(changes[code]);
  }
  return units.join('');
}

function swallow(layout, ...bytes) {
  for (const byte of bytes) layout.swallowed[byte] = 1;
  return layout;
}

function without(layout, ...bytes) {
  for (const byte of bytes) layout.notTrails[byte] = 1;
  return layout;
}

const multiByte = {
  '__proto__': null,
  'gbk': () => without(new Layout(singlesOf([[0x81, 0xfe]], { 0x80: 0x20ac, 0xff: 0xf8f5 }),
    pairs('x-mswin-936', 0x81, 0xfe, 0x40, 0xfe), 0x81, 0x40, 0xfe), 0x7f),
  'gb18030': () => swallow(without(new Layout(singlesOf([[0x81, 0xfe]], { 0x80: 0x20ac, 0xff: UNASSIGNED }),
    replace(pairs('GB18030', 0x81, 0xfe, 0x40, 0xfe), 0xbf, 0x81, 0x40, { 0xa3a0: 0x3000 }), 0x81, 0x40, 0xfe), 0x7f), 0xff),
  'big5': () => without(new Layout(singlesOf([[0x81, 0xfe]], { 0xff: 0xf8f8 }),
    pairs('x-windows-950', 0x81, 0xfe, 0x40, 0xfe), 0x81, 0x40, 0xfe), 0x7f),
  'euc-jp': () => swallow(new Layout(
    singlesOf([[0x8e, 0x8f], [0xa1, 0xfe]], { 0xa0: UNASSIGNED, 0xff: UNASSIGNED }),
    jisX0208(), 0x8e, 0xa1, 0xfe), 0xa0, 0xff),
  'shift_jis': () => without(new Layout(
    singlesOf([[0x81, 0x9f], [0xe0, 0xfc]], shiftJisSingles()),
    pairs('windows-31j', 0x81, 0xfc, 0x40, 0xfc), 0x81, 0x40, 0xfc), 0x7f),
  'euc-kr': () => swallow(new Layout(
    singlesOf([[0xa1, 0xfe]], { 0x8e: UNASSIGNED, 0x8f: UNASSIGNED, 0xa0: UNASSIGNED, 0xff: UNASSIGNED }),
    ksX1001(), 0xa1, 0xa1, 0xfe), 0xa0, 0xff),
};

function shiftJisSingles() {
  const singles = { 0x1a: 0x1c, 0x1c: 0x7f, 0x7f: 0x1a };
  for (const byte of [0x80, 0xa0, 0xfd, 0xfe, 0xff]) singles[byte] = UNASSIGNED;
  for (let byte = 0xa1; byte <= 0xdf; byte++) singles[byte] = 0xff61 + byte - 0xa1;
  return singles;
}

/** JIS X 0208 with the rows that vendors added: Shift JIS orders the same 94 rows in another way. Starts at row 8e. */
function jisX0208() {
  const shifted = pairs('windows-31j', 0x81, 0xfc, 0x40, 0xfc);
  let table = '\ufffd'.repeat((0xa1 - 0x8e) * 94);
  for (let row = 1; row <= 94; row++) {
    const lead = (row - 1 >> 1) + (row < 63 ? 0x81 : 0xc1);
    for (let cell = 1; cell <= 94; cell++) {
      const trail = row % 2 === 0 ? cell + 0x9e : cell < 64 ? cell + 0x3f : cell + 0x40;
      table += shifted[(lead - 0x81) * 189 + trail - 0x40];
    }
  }
  return table;
}

/** JIS X 0212 with what IBM added. */
function jisX0212Table() {
  const table = internalBinding('encoding').pairs('EUC-JP', 0xa1, 0xfe, 0xa1, 0xfe, 0x8f);
  const changes = { 0xf3b7: 0x3231 };
  for (let i = 0; i < 10; i++) {
    changes[0xf3a1 + i] = 0x2170 + i;
    changes[0xf3ab + i] = 0x2160 + i;
  }
  return replace(table, 94, 0xa1, 0xa1, changes);
}

/** KS X 1001; its two rows for users are private characters. */
function ksX1001() {
  const changes = { 0xa2e6: UNASSIGNED, 0xa2e7: UNASSIGNED, 0xa2e8: UNASSIGNED };
  for (let i = 0; i < 94; i++) {
    changes[0xc9a1 + i] = 0xe000 + i;
    changes[0xfea1 + i] = 0xe05e + i;
  }
  return replace(pairs('EUC-KR', 0xa1, 0xfe, 0xa1, 0xfe), 94, 0xa1, 0xa1, changes);
}

const layouts = new Map();
function layoutOf(name) {
  let layout = layouts.get(name);
  if (layout === undefined) layouts.set(name, layout = multiByte[name]());
  return layout;
}

function decoder(name) {
  if (name === 'iso-2022-jp') return new (require('internal/encoding/iso_2022_jp').Iso2022JpDecoder)();
  if (multiByte[name] === undefined) return new SingleByteDecoder(require('internal/encoding/single_byte').table(name));
  const Class = name === 'gb18030' ? Gb18030Decoder : name === 'euc-jp' ? EucJpDecoder : MultiByteDecoder;
  return new Class(layoutOf(name));
}

module.exports = { Decoder, UNASSIGNED, decoder, layoutOf };
