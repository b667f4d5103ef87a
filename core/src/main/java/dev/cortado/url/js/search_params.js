'use strict';

const { codes: { ERR_ARG_NOT_ITERABLE, ERR_INVALID_THIS, ERR_INVALID_TUPLE, ERR_MISSING_ARGS } } = require('internal/errors');
const { decode } = require('internal/url/percent');

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

const needsSerializing = /[^\w*.-]/;
const special = /%20|[!'()~]/g;
const specialForms = { '__proto__': null, '%20': '+', '!': '%21', '\'': '%27', '(': '%28', ')': '%29', '~': '%7E' };

// Set by URLSearchParams, for the URL that owns one.
let attach;
let replace;

function toUSV(value) {
  return `${value}`.toWellFormed();
}

function parseInto(list, text) {
  list.length = 0;
  const plus = text.includes('+');
  const percent = text.includes('%');
  for (let start = 0; start <= text.length;) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    if (end > start) {
      const equals = text.indexOf('=', start);
      const bare = equals === -1 || equals >= end;
      let name = text.slice(start, bare ? end : equals);
      let value = bare ? '' : text.slice(equals + 1, end);
      if (plus) {
        name = name.replaceAll('+', ' ');
        value = value.replaceAll('+', ' ');
      }
      if (percent) {
        if (name.includes('%')) name = decode(name);
        if (value.includes('%')) value = decode(value);
      }
      list.push(name, value);
    }
    start = end + 1;
  }
}

function serializePart(part) {
  if (!needsSerializing.test(part)) return part;
  return encodeURIComponent(part).replace(special, (match) => specialForms[match]);
}

function serialize(list) {
  let out = '';
  for (let i = 0; i < list.length; i += 2) {
    out += `${i === 0 ? '' : '&'}${serializePart(list[i])}=${serializePart(list[i + 1])}`;
  }
  return out;
}

function pairsOf(init, list) {
  const iterator = init[Symbol.iterator];
  if (typeof iterator !== 'function') throw new ERR_ARG_NOT_ITERABLE('Query pairs');
  for (const pair of { [Symbol.iterator]: () => iterator.call(init) }) {
    if (pair === null || pair === undefined || (typeof pair !== 'object' && typeof pair !== 'function') ||
        typeof pair[Symbol.iterator] !== 'function') {
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const values = [];
    for (const value of pair) values.push(toUSV(value));
    if (values.length !== 2) throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(values[0], values[1]);
  }
}

function entriesOf(record, list) {
  const positions = new Map();
  for (const key of Reflect.ownKeys(record)) {
    if (!Reflect.getOwnPropertyDescriptor(record, key)?.enumerable) continue;
    const name = toUSV(key);
    const value = toUSV(record[key]);
    // Two keys can become one when lone surrogates are replaced: the last value wins.
    const position = positions.get(name);
    if (position === undefined) positions.set(name, list.push(name, value) - 1);
    else list[position] = value;
  }
}

class URLSearchParams {
  #list = [];
  #owner = null;

  static {
    attach = (params, owner) => {
      params.#owner = owner;
    };
    replace = (params, query) => parseInto(params.#list, query);
  }

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    if (typeof init === 'object' || typeof init === 'function') {
      const method = init[Symbol.iterator];
      if (#list in init && method === this[Symbol.iterator]) this.#list = init.#list.slice();
      else if (method !== undefined && method !== null) pairsOf(init, this.#list);
      else entriesOf(init, this.#list);
      return;
    }
    const text = toUSV(init);
    parseInto(this.#list, text.charCodeAt(0) === 63 ? text.slice(1) : text);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#list in value)) throw new ERR_INVALID_THIS('URLSearchParams');
  }

  [inspectCustom](recurseTimes, ctx) {
    URLSearchParams.#check(this);
    if (typeof recurseTimes === 'number' && recurseTimes < 0) return ctx.stylize('[Object]', 'special');
    const { inspect, stripVTControlCharacters } = require('util');
    const options = { ...ctx };
    if (recurseTimes !== null) options.depth = recurseTimes - 1;
    const output = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      output.push(`${inspect(this.#list[i], options)} => ${inspect(this.#list[i + 1], options)}`);
    }
    if (output.length === 0) return 'URLSearchParams {}';
    const length = output.reduce((sum, part) => sum + stripVTControlCharacters(part).length + 2, -2);
    return length > ctx.breakLength ?
      `URLSearchParams {\n  ${output.join(',\n  ')} }` :
      `URLSearchParams { ${output.join(', ')} }`;
  }

  get size() {
    URLSearchParams.#check(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    this.#list.push(toUSV(name), toUSV(value));
    this.#owner?.changed();
  }

  delete(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const list = this.#list;
    name = toUSV(name);
    if (value !== undefined) value = toUSV(value);
    let kept = 0;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) continue;
      list[kept++] = list[i];
      list[kept++] = list[i + 1];
    }
    list.length = kept;
    this.#owner?.changed();
  }

  get(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const list = this.#list;
    name = toUSV(name);
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name) return list[i + 1];
    }
    return null;
  }

  getAll(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const list = this.#list;
    const values = [];
    name = toUSV(name);
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name) values.push(list[i + 1]);
    }
    return values;
  }

  has(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const list = this.#list;
    name = toUSV(name);
    if (value !== undefined) value = toUSV(value);
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) return true;
    }
    return false;
  }

  set(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    const list = this.#list;
    name = toUSV(name);
    value = toUSV(value);
    let kept = 0;
    let found = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && found) continue;
      const matches = list[i] === name;
      list[kept++] = list[i];
      list[kept++] = matches ? value : list[i + 1];
      found ||= matches;
    }
    list.length = kept;
    if (!found) list.push(name, value);
    this.#owner?.changed();
  }

  sort() {
    URLSearchParams.#check(this);
    const list = this.#list;
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    // By code units, and stable: the comparison of strings and Array's sort are both.
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (let i = 0; i < pairs.length; i++) [list[2 * i], list[2 * i + 1]] = pairs[i];
    this.#owner?.changed();
  }

  entries() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#list, 'entries');
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this);
    require('internal/validators').validateFunction(callback, 'callback');
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) callback.call(thisArg, list[i + 1], list[i], this);
  }

  keys() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#list, 'keys');
  }

  values() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#list, 'values');
  }

  toString() {
    URLSearchParams.#check(this);
    return serialize(this.#list);
  }
}

const enumerable = { __proto__: null, enumerable: true };
const names = ['append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString'];
Object.defineProperties(URLSearchParams.prototype, {
  size: enumerable,
  ...Object.fromEntries(names.map((name) => [name, enumerable])),
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams' },
  [Symbol.iterator]: { __proto__: null, configurable: true, writable: true, value: URLSearchParams.prototype.entries },
});

class URLSearchParamsIterator {
  #list;
  #kind;
  #index = 0;

  constructor(list, kind) {
    this.#list = list;
    this.#kind = kind;
  }

  #valueAt(index) {
    if (this.#kind === 'keys') return this.#list[index];
    if (this.#kind === 'values') return this.#list[index + 1];
    return [this.#list[index], this.#list[index + 1]];
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#list in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    const index = this.#index;
    if (index >= this.#list.length) return { value: undefined, done: true };
    this.#index = index + 2;
    return { value: this.#valueAt(index), done: false };
  }

  [inspectCustom](recurseTimes, ctx) {
    if (!(#list in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    if (typeof recurseTimes === 'number' && recurseTimes < 0) return ctx.stylize('[Object]', 'special');
    const { inspect, stripVTControlCharacters } = require('util');
    const options = { ...ctx };
    if (recurseTimes !== null) options.depth = recurseTimes - 1;
    const output = [];
    for (let i = this.#index; i < this.#list.length; i += 2) output.push(inspect(this.#valueAt(i), options));
    const length = output.reduce((sum, part) => sum + stripVTControlCharacters(part).length + 2, -2);
    const breaks = length > ctx.breakLength || output.some((part) => part.includes('\n'));
    const text = output.join(breaks ? ',\n  ' : ', ');
    return `${ctx.stylize('URLSearchParams Iterator', 'special')} {${breaks ? '\n  ' : ' '}${text} }`;
  }
}

delete URLSearchParamsIterator.prototype.constructor;
Object.setPrototypeOf(URLSearchParamsIterator.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())));
Object.defineProperties(URLSearchParamsIterator.prototype, {
  next: enumerable,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams Iterator' },
});

module.exports = { URLSearchParams, attach, replace };
