'use strict';

// atob and btoa of the web: strict, over strings whose units are bytes.

const { codes } = require('internal/errors');
const { BASE64, LATIN1 } = require('internal/buffer/encodings');

const { fromBase64 } = Uint8Array; // absent before V8 14
const LOOSE = { __proto__: null, alphabet: 'base64', lastChunkHandling: 'loose' };

function characterError(message) {
  const { DOMException } = require('internal/events/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const string = `${input}`;
  for (let i = 0; i < string.length; i++) {
    if (string.charCodeAt(i) > 0xff) throw characterError('Invalid character');
  }
  const bytes = new Uint8Array(string.length);
  LATIN1.write(bytes, string, 0, bytes.length);
  return BASE64.decode(bytes, 0, bytes.length);
}

function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = `${input}`;
  if (fromBase64 !== undefined) {
    try {
      const bytes = fromBase64.call(Uint8Array, text, LOOSE);
      return LATIN1.decode(bytes, 0, bytes.length);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // What is wrong is found out below.
    }
  }
  const string = text.replace(/[\t\n\f\r ]+/g, '');
  const padding = string.endsWith('==') ? 2 : string.endsWith('=') ? 1 : 0;
  const data = padding === 0 ? string : string.slice(0, -padding);
  const rest = data.length % 4;
  if (/[^A-Za-z0-9+/]/.test(data)) throw characterError('Invalid character');
  if (rest === 1) throw characterError('The string to be decoded is not correctly encoded.');
  if (padding !== 0 && rest + padding !== 4) throw characterError('Invalid character');
  const bytes = new Uint8Array(BASE64.byteLength(data));
  return LATIN1.decode(bytes, 0, BASE64.write(bytes, data, 0, bytes.length));
}

module.exports = { atob, btoa };
