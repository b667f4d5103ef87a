'use strict';

// The heart of util.inspect: the text of any value, in a context of options and of what is being inspected already.

const engine = require('internal/engine');
const { kindOf } = require('internal/util/kinds');
const entries = require('internal/util/inspect_entries');
const { join } = require('internal/util/inspect_layout');
const { constructorName, objectPrefix, prefixOf, visibleTag } = require('internal/util/inspect_names');
const { formatNumber, formatPrimitive } = require('internal/util/inspect_primitives');
const { formatProperty, keysOf, nonIndexKeysOf } = require('internal/util/inspect_properties');

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { isArray } = Array;
const custom = Symbol.for('nodejs.util.inspect.custom');
const MAX_TEXT_PER_LEVEL = 2 ** 27;
const main = () => require('internal/util/inspect');

function formatValue(context, value, depth, inView) {
  if (typeof value !== 'object' && typeof value !== 'function' && !isUndetectable(value)) {
    return formatPrimitive(context.stylize, value, context);
  }
  if (value === null) return context.stylize('null', 'null');

  const original = value;
  const proxied = engine.isProxy(value);
  if (proxied) {
    const details = engine.getProxyDetails(value, Boolean(context.showProxy));
    if (details === null || details[0] === null) return context.stylize('<Revoked Proxy>', 'special');
    if (context.showProxy) return formatProxy(context, details, depth);
    value = details;
  }

  if (context.customInspect) {
    const method = value[custom];
    if (typeof method === 'function' && method !== main().inspect &&
        // A class's own prototype is no instance.
        getOwnPropertyDescriptor(value, 'constructor')?.value?.prototype !== value) {
      const result = inspectByItself(context, original, method, depth, proxied);
      if (result !== original) {
        if (typeof result !== 'object') return `${result}`;
        return formatValue(context, result, depth).replaceAll('\n', `\n${' '.repeat(context.indentationLvl)}`);
      }
    }
  }

  if (context.seen.includes(value)) {
    context.circular ??= new Map();
    let number = context.circular.get(value);
    if (number === undefined) {
      number = context.circular.size + 1;
      context.circular.set(value, number);
    }
    return context.stylize(`[Circular *${number}]`, 'special');
  }
  return formatObject(context, value, depth, inView);
}

/** document.all and the like: typeof says undefined. */
function isUndetectable(value) {
  return value !== undefined && typeof value === 'undefined';
}

function inspectByItself(context, value, method, depth, proxied) {
  const left = context.depth === null ? null : context.depth - depth;
  // Objects of ours must not reach another realm.
  const foreign = proxied || !(value instanceof Object);
  const { inspect, userOptions } = main();
  return method.call(value, left, userOptions(context, foreign), inspect);
}

function formatProxy(context, details, depth) {
  if (depth > context.depth && context.depth !== null) return context.stylize('Proxy [Array]', 'special');
  depth++;
  context.indentationLvl += 2;
  const output = [formatValue(context, details[0], depth), formatValue(context, details[1], depth)];
  context.indentationLvl -= 2;
  return join(context, output, '', ['Proxy [', ']'], true, depth);
}

/** What is between and before the braces of an object: found out by `describe`, then written. */
class Description {
  constructor(context, constructor, tag, inherited) {
    this.context = context;
    this.constructorName = constructor;
    this.tag = tag;
    this.inherited = inherited;
    this.keys = undefined;
    this.base = '';
    this.braces = ['{', '}'];
    this.isArray = false;
    this.entries = undefined;
    this.extra = undefined;
    this.done = undefined; // The whole text, where there is nothing between the braces.
  }

  get isBare() {
    return this.keys.length === 0 && this.inherited === undefined;
  }

  prefix(fallback, size) {
    return prefixOf(this.constructorName, this.tag, fallback, size);
  }
}

function formatObject(context, value, depth, inView) {
  let inherited;
  if (context.showHidden && (depth <= context.depth || context.depth === null)) inherited = [];
  const constructor = constructorName(value, context, depth, inherited);
  if (inherited !== undefined && inherited.length === 0) inherited = undefined;
  const tag = visibleTag(value, constructor, context.showHidden);
  const description = new Description(context, constructor, tag, inherited);
  describe(description, value, depth, inView);
  if (description.done !== undefined) return description.done;

  if (depth > context.depth && context.depth !== null) {
    const name = objectPrefix(value, constructor, tag).slice(0, -1);
    return context.stylize(constructor === null ? tooDeepName(value, tag) : `[${name}]`, 'special');
  }
  depth++;
  context.seen.push(value);
  context.currentDepth = depth;
  const { indentationLvl } = context;
  const { keys, braces } = description;
  let output;
  try {
    output = description.entries === undefined ? [] :
      description.entries(context, value, depth, description.extra);
    for (const key of keys) output.push(formatProperty(context, value, depth, key, !description.isArray));
    if (inherited !== undefined) output.push(...inherited);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    context.seen.pop();
    context.indentationLvl = indentationLvl;
    const name = objectPrefix(value, constructor, tag).slice(0, -1);
    return context.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  if (context.circular !== undefined) {
    const number = context.circular.get(value);
    if (number !== undefined) {
      const reference = context.stylize(`<ref *${number}>`, 'special');
      if (context.compact === true) braces[0] = `${reference} ${braces[0]}`;
      else description.base = description.base === '' ? reference : `${reference} ${description.base}`;
    }
  }
  context.seen.pop();
  if (context.sorted) sort(output, context.sorted, description);

  const text = join(context, output, description.base, braces, description.isArray, depth, value);
  // Past some size nobody reads on, and memory would run out: then nothing more is entered.
  const level = context.indentationLvl;
  const total = (context.budget[level] ?? 0) + text.length;
  context.budget[level] = total;
  if (total > MAX_TEXT_PER_LEVEL) context.depth = -1;
  return text;
}

function tooDeepName(value, tag) {
  const kind = typeof value === 'function' ? 'Function' : isArray(value) ? 'Array' : undefined;
  return (kind === undefined ? objectPrefix(value, null, tag) : prefixOf(null, tag, kind)).slice(0, -1);
}

function sort(output, sorted, description) {
  const comparator = sorted === true ? undefined : sorted;
  if (!description.isArray) {
    output.sort(comparator);
  } else if (description.keys.length > 1) {
    const start = output.length - description.keys.length;
    output.splice(start, description.keys.length, ...output.slice(start).sort(comparator));
  }
}

let overflow;

function isStackOverflow(error) {
  if (overflow === undefined) {
    try {
      (function recurse() { recurse(); })();
    } catch (caught) {
      overflow = { name: caught.name, message: caught.message };
    }
  }
  return Error.isError(error) && error.name === overflow.name && error.message === overflow.message;
}

function describe(description, value, depth, inView) {
  const { constructorName: constructor } = description;
  let kind = typeof value === 'function' ? 'Function' : kindOf(value);
  // A proxy within a proxy is taken as what it seems.
  if (kind === 'Proxy') kind = isArray(value) ? 'Array' : 'Object';
  if ((Symbol.iterator in value || constructor === null) && describeIterable(description, value, kind)) return;

  const { context, tag } = description;
  description.keys = keysOf(value, context.showHidden);
  if (constructor === 'Object' && typeof value !== 'function') {
    if (kind === 'Arguments') description.braces[0] = '[Arguments] {';
    else if (tag !== '') description.braces[0] = `${prefixOf(constructor, tag, 'Object')}{`;
    if (description.isBare) description.done = `${description.braces[0]}}`;
    return;
  }
  if (kind === 'Object' && isErrorLike(value)) kind = 'Error';
  switch (kind) {
    case 'Function': return describeFunction(description, value);
    case 'Error': return describeError(description, value);
    case 'RegExp': return describeRegExp(description, value, depth);
    case 'Date': return describeDate(description, value);
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      if (inView && description.isBare) {
        const length = formatNumber(context.stylize, value.byteLength, false);
        description.done = `${description.prefix(kind)}{ [byteLength]: ${length} }`;
        return;
      }
      description.entries = entries.formatArrayBuffer;
      description.extra = inView;
      break;
    case 'DataView':
      description.entries = entries.formatDataView;
      break;
    case 'Promise':
      description.entries = entries.formatPromise;
      break;
    case 'WeakSet':
    case 'WeakMap':
      description.entries = entries.formatWeak;
      description.extra = kind === 'WeakMap';
      break;
    case 'Module':
      description.entries = entries.formatNamespace;
      description.extra = description.keys;
      description.keys = [];
      break;
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
    case 'Symbol': return describeBoxed(description, value, kind);
    default: {
      if (kind === 'External' && description.isBare) {
        description.done = context.stylize(`[External: ${engine.getExternalValue(value).toString(16)}]`, 'special');
        return;
      }
      const prefix = objectPrefix(value, constructor, tag);
      if (description.isBare) description.done = `${prefix}{}`;
      description.braces[0] = `${prefix}{`;
      return;
    }
  }
  description.braces[0] = `${description.prefix(kind)}{`;
}

/** Arrays, typed arrays, Map, Set and their iterators; false for anything else. */
function describeIterable(description, value, kind) {
  const { context, constructorName: constructor, tag } = description;
  switch (kind) {
    case 'Array': {
      description.isArray = true;
      const prefix = constructor !== 'Array' || tag !== '' ? description.prefix('Array', `(${value.length})`) : '';
      description.keys = nonIndexKeysOf(value, context.showHidden, value.length);
      description.braces = [`${prefix}[`, ']'];
      if (value.length === 0 && description.isBare) description.done = `${prefix}[]`;
      description.entries = entries.formatArray;
      return true;
    }
    case 'Set':
    case 'Map': {
      const size = kind === 'Set' ? entries.setSize(value) : entries.mapSize(value);
      const prefix = description.prefix(kind, `(${size})`);
      description.keys = keysOf(value, context.showHidden);
      description.braces[0] = `${prefix}{`;
      if (size === 0 && description.isBare) description.done = `${prefix}{}`;
      description.entries = kind === 'Set' ? entries.formatSet : entries.formatMap;
      return true;
    }
    case 'TypedArray': {
      const name = require('internal/util/kinds').typedArrayName(value);
      const length = typedArrayLength(value);
      const prefix = description.prefix(constructor === null ? name : '', `(${length})`);
      description.isArray = true;
      description.keys = nonIndexKeysOf(value, context.showHidden, length);
      description.braces = [`${prefix}[`, ']'];
      if (length === 0 && description.keys.length === 0 && !context.showHidden) description.done = `${prefix}[]`;
      const elements = constructor === null ? new globalThis[name](value) : value;
      description.entries = (_, __, depth) => entries.formatTypedArray(context, elements, depth, length);
      return true;
    }
    case 'MapIterator':
    case 'SetIterator': {
      const name = kind === 'MapIterator' ? 'Map Iterator' : 'Set Iterator';
      description.keys = keysOf(value, context.showHidden);
      description.braces[0] = tag === '' || tag === name ? `[${name}] {` : `[${tag}] [${name}] {`;
      description.entries = entries.formatIterator;
      description.extra = description.braces;
      return true;
    }
    default:
      return false;
  }
}

const typedArrayLength = Function.prototype.call.bind(
  getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), 'length').get);
const isPrototypeOf = Function.prototype.call.bind(Object.prototype.isPrototypeOf);

/** Made from an error's prototype, though not by its constructor. */
function isErrorLike(value) {
  return isPrototypeOf(Error.prototype, value);
}

function describeFunction(description, value) {
  const { context, constructorName: constructor, tag } = description;
  description.base = require('internal/util/inspect_functions').describeFunction(value, constructor, tag, context);
  if (description.isBare) description.done = context.stylize(description.base, 'special');
}

function describeBoxed(description, value, kind) {
  const { context, constructorName: constructor, tag, keys } = description;
  description.base =
    require('internal/util/inspect_functions').describeBoxed(value, kind, constructor, tag, context, keys);
  if (description.isBare) description.done = description.base;
}

function describeError(description, value) {
  const { context, constructorName: constructor, tag, keys } = description;
  description.base = require('internal/util/inspect_errors').describeError(value, constructor, tag, context, keys);
  if (description.isBare) description.done = description.base;
}

function describeRegExp(description, value, depth) {
  const { context, constructorName: constructor } = description;
  const text = RegExp.prototype.toString.call(constructor === null ? new RegExp(value) : value);
  const prefix = description.prefix('RegExp');
  description.base = prefix === 'RegExp ' ? text : prefix + text;
  if (description.isBare || depth > context.depth && context.depth !== null) {
    description.done = context.stylize(description.base, 'regexp');
  }
}

function describeDate(description, value) {
  const text = Number.isNaN(Date.prototype.getTime.call(value)) ?
    Date.prototype.toString.call(value) :
    Date.prototype.toISOString.call(value);
  const prefix = description.prefix('Date');
  description.base = prefix === 'Date ' ? text : prefix + text;
  if (description.isBare) description.done = description.context.stylize(description.base, 'date');
}

module.exports = { custom, formatValue };
