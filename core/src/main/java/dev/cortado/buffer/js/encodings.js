'use strict';

// What each encoding does, in one shape. `write` puts as much as fits and returns the number of bytes.

const utf8 = require('internal/buffer/utf8');
const utf16 = require('internal/buffer/utf16');
const singleByte = require('internal/buffer/single_byte');
const base64 = require('internal/buffer/base64');
const hex = require('internal/buffer/hex');

class Encoding {
  constructor(name, byteLength, write, decode) {
    this.name = name;
    this.byteLength = byteLength; // (string), at least what `write` will need
    this.write = write; // (bytes, string, offset, limit)
    this.decode = decode; // (bytes, start, end)
  }
}

const unitLength = (string) => string.length;

const UTF8 = new Encoding('utf8', utf8.byteLength, utf8.write, utf8.decode);
const UTF16LE = new Encoding('utf16le', (string) => string.length * 2, utf16.write, utf16.decode);
const LATIN1 = new Encoding('latin1', unitLength, singleByte.write, singleByte.decodeLatin1);
const ASCII = new Encoding('ascii', unitLength, singleByte.write, singleByte.decodeAscii);
const BASE64 = new Encoding('base64', base64.byteLength, base64.write, base64.decode);
const BASE64URL = new Encoding('base64url', base64.byteLength, base64.write, base64.decodeUrl);
const HEX = new Encoding('hex', (string) => string.length >>> 1, hex.write, hex.decode);

function exactly(name) {
  switch (name) {
    case 'utf8':
    case 'utf-8':
      return UTF8;
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return UTF16LE;
    case 'latin1':
    case 'binary':
      return LATIN1;
    case 'ascii':
      return ASCII;
    case 'base64':
      return BASE64;
    case 'base64url':
      return BASE64URL;
    case 'hex':
      return HEX;
  }
  return undefined;
}

/** The encoding of a name in any case; undefined if there is none. */
function encodingOf(name) {
  const found = exactly(name);
  if (found !== undefined) return found;
  name = `${name}`;
  return exactly(name) ?? exactly(name.toLowerCase());
}

module.exports = { encodingOf, ASCII, BASE64, BASE64URL, HEX, LATIN1, UTF16LE, UTF8 };
