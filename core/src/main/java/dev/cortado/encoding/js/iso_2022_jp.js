'use strict';

// ISO-2022-JP: escape sequences switch between sets of characters, RFC 1468.

const { Decoder, UNASSIGNED, layoutOf } = require('internal/encoding/legacy');

const ESCAPE = 0x1b;
const ASCII = 0;
const ROMAN = 1;
const KATAKANA = 2;
const KANJI = 3;
const UNSUPPORTED = -1; // a sequence of ISO 2022 that this encoding does not have

const sequences = {
  '__proto__': null,
  '(B': ASCII,
  '(J': ROMAN,
  '(H': ROMAN,
  '(I': KATAKANA,
  '$@': KANJI,
  '$B': KANJI,
  '$(D': UNSUPPORTED,
  '$(C': UNSUPPORTED,
  '$A': UNSUPPORTED,
  '.A': UNSUPPORTED,
  '.F': UNSUPPORTED,
  '&@': ASCII, // announces a revision of the set that is switched to next
};

function isStartOfSequence(text) {
  return Object.keys(sequences).some((sequence) => sequence.startsWith(text));
}

class Iso2022JpDecoder extends Decoder {
  constructor() {
    super();
    this.set = ASCII;
    this.justSwitched = false;
  }

  reset() {
    this.set = ASCII;
    this.justSwitched = false;
  }

  run(bytes) {
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      if (bytes[at] === ESCAPE) {
        const size = this.escape(bytes, at, length);
        if (size === -1) return at;
        at += size;
        continue;
      }
      const byte = bytes[at];
      if (this.set === KANJI && byte !== 0x0a && byte !== 0x0d) {
        if ((byte < 0x80 && (byte < 0x21 || byte > 0x7e))) {
          this.fail();
          at++;
        } else if (at + 1 === length) {
          return at;
        } else {
          at += this.pair(byte, bytes[at + 1]);
        }
      } else {
        this.single(byte);
        at++;
      }
      this.justSwitched = false;
    }
    return length;
  }

  /** Bytes of an escape sequence, -1 if its end is not there. */
  escape(bytes, at, length) {
    let text = '';
    for (let i = at + 1; i < length; i++) {
      const longer = text + String.fromCharCode(bytes[i]);
      if (!isStartOfSequence(longer)) {
        this.fail();
        return 1;
      }
      text = longer;
      const set = sequences[text];
      if (set === undefined) continue;
      if (set === UNSUPPORTED) {
        this.fail();
      } else {
        // A set that nothing was taken from hides something.
        if (this.justSwitched && text !== '&@') this.fail();
        this.set = set;
        this.justSwitched = true;
      }
      return text.length + 1;
    }
    return -1;
  }

  /** Bytes that were consumed. */
  pair(lead, trail) {
    if (trail === ESCAPE) {
      this.fail();
      return 1;
    }
    const valid = lead < 0x80 && trail > 0x20 && trail < 0x7f;
    const unit = valid ? layoutOf('euc-jp').pair(lead | 0x80, trail | 0x80) : UNASSIGNED;
    this.put(unit);
    return 2;
  }

  single(byte) {
    if (byte === 0x0a || byte === 0x0d) {
      if (this.set !== ROMAN) this.set = ASCII;
      this.put(byte);
    } else if (byte >= 0x80 || byte === 0x0e || byte === 0x0f) {
      this.fail();
    } else if (this.set === KATAKANA) {
      if (byte > 0x20 && byte < 0x60) this.put(0xff61 + byte - 0x21);
      else this.fail();
    } else if (this.set === ROMAN && (byte === 0x5c || byte === 0x7e)) {
      this.put(byte === 0x5c ? 0xa5 : 0x203e);
    } else {
      this.put(byte);
    }
  }
}

module.exports = { Iso2022JpDecoder };
