'use strict';

// MIME types as the MIME Sniffing Standard parses and serializes them, https://mimesniff.spec.whatwg.org

const { codes: { ERR_INVALID_MIME_SYNTAX } } = require('internal/errors');

const notTokenCharacter = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;
const notQuotedStringCharacter = /[^\t\u0020-~\u0080-\u00FF]/;
const leadingSpace = /^[\r\n\t ]+/;
const trailingSpace = /[\r\n\t ]+$/;

function lowerAscii(text) {
  // Not toLowerCase: that also changes what is not ASCII.
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Throws where a text is no token; the position is that of the first character that is wrong, -1 when there is none. */
function checkToken(text, production, shown = text) {
  const position = text.search(notTokenCharacter);
  if (text === '' || position !== -1) throw new ERR_INVALID_MIME_SYNTAX(production, shown, position);
}

function parseTypeAndSubtype(text) {
  let position = text.length - text.replace(leadingSpace, '').length;
  const slash = text.indexOf('/', position);
  const type = slash === -1 ? text.slice(position) : text.slice(position, slash);
  const wrong = type.search(notTokenCharacter);
  if (type === '' || wrong !== -1 || slash === -1) throw new ERR_INVALID_MIME_SYNTAX('type', text, wrong);
  position = slash + 1;
  const semicolon = text.indexOf(';', position);
  const raw = semicolon === -1 ? text.slice(position) : text.slice(position, semicolon);
  const subtype = raw.replace(trailingSpace, '');
  checkToken(subtype, 'subtype', text);
  return { type: lowerAscii(type), subtype: lowerAscii(subtype), rest: semicolon === -1 ? '' : text.slice(semicolon + 1) };
}

/** The value of a quoted string that starts after `start`, and the position after it. */
function readQuoted(text, start) {
  let value = '';
  let position = start;
  while (position < text.length) {
    const char = text[position++];
    if (char === '"') break;
    if (char === '\\' && position < text.length) value += text[position++];
    else value += char;
  }
  return [value, position];
}

function parseParameters(text, parameters) {
  let position = 0;
  while (position < text.length) {
    position += text.slice(position).match(leadingSpace)?.[0].length ?? 0;
    const start = position;
    while (position < text.length && text[position] !== ';' && text[position] !== '=') position++;
    const name = lowerAscii(text.slice(start, position));
    if (position >= text.length) break;
    if (text[position++] === ';') continue;
    let value;
    if (text[position] === '"') {
      [value, position] = readQuoted(text, position + 1);
      const semicolon = text.indexOf(';', position);
      position = semicolon === -1 ? text.length : semicolon + 1;
    } else {
      const semicolon = text.indexOf(';', position);
      const end = semicolon === -1 ? text.length : semicolon;
      value = text.slice(position, end).replace(trailingSpace, '');
      position = end + 1;
      if (value === '') continue;
    }
    if (name !== '' && !notTokenCharacter.test(name) && !notQuotedStringCharacter.test(value) && !parameters.has(name)) {
      parameters.set(name, value);
    }
  }
}

function serializeValue(value) {
  if (value !== '' && !notTokenCharacter.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

let fill;

class MIMEParams {
  #data = new Map();

  static {
    fill = (params, text) => parseParameters(text, params.#data);
  }

  delete(name) {
    this.#data.delete(name);
  }

  get(name) {
    return this.#data.get(name) ?? null;
  }

  has(name) {
    return this.#data.has(name);
  }

  set(name, value) {
    const data = this.#data;
    name = `${name}`;
    value = `${value}`;
    checkToken(name, 'parameter name');
    const position = value.search(notQuotedStringCharacter);
    if (position !== -1) throw new ERR_INVALID_MIME_SYNTAX('parameter value', value, position);
    data.set(name, value);
  }

  *entries() {
    yield* this.#data.entries();
  }

  *keys() {
    yield* this.#data.keys();
  }

  *values() {
    yield* this.#data.values();
  }

  toString() {
    let text = '';
    for (const { 0: name, 1: value } of this.#data) text += `${text === '' ? '' : ';'}${name}=${serializeValue(value)}`;
    return text;
  }
}
alias(MIMEParams.prototype, 'toJSON', MIMEParams.prototype.toString);
alias(MIMEParams.prototype, Symbol.iterator, MIMEParams.prototype.entries);

class MIMEType {
  #type;
  #subtype;
  #parameters;

  constructor(string) {
    const { type, subtype, rest } = parseTypeAndSubtype(`${string}`);
    this.#type = type;
    this.#subtype = subtype;
    this.#parameters = new MIMEParams();
    fill(this.#parameters, rest);
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    value = `${value}`;
    checkToken(value, 'type');
    this.#type = lowerAscii(value);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    value = `${value}`;
    checkToken(value, 'subtype');
    this.#subtype = lowerAscii(value);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#parameters;
  }

  toString() {
    const parameters = this.#parameters.toString();
    return `${this.#type}/${this.#subtype}${parameters === '' ? '' : `;${parameters}`}`;
  }
}
alias(MIMEType.prototype, 'toJSON', MIMEType.prototype.toString);

function alias(prototype, name, method) {
  Object.defineProperty(prototype, name, { __proto__: null, configurable: true, enumerable: false, value: method, writable: true });
}

module.exports = { MIMEParams, MIMEType };
