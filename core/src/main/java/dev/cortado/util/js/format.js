'use strict';

// util.format: printf-like directives.

const engine = require('internal/engine');
const { formatBigInt, formatNumber } = require('internal/util/inspect_primitives');
const { builtinNames } = require('internal/util/inspect_names');

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;
const plain = (text) => text;
let inspect = (value, options) => {
  ({ inspect } = require('internal/util/inspect'));
  return inspect(value, options);
};

const PERCENT = 37;
let circularMessage;

function firstLine(error) {
  return error.message.split('\n', 1)[0];
}

function toJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (circularMessage === undefined) {
      try {
        const circular = {};
        circular.a = circular;
        JSON.stringify(circular);
      } catch (sample) {
        circularMessage = firstLine(sample);
      }
    }
    if (error.name === 'TypeError' && firstLine(error) === circularMessage) return '[Circular]';
    throw error;
  }
}

/** Whether String() of an object would tell nothing, so that inspecting it is better. */
function hasBuiltinText(value) {
  if (engine.isProxy(value)) {
    value = engine.getProxyDetails(value, false);
    if (value === null) return true;
  }
  if (hasOwn(value, Symbol.toPrimitive) && typeof value[Symbol.toPrimitive] === 'function') return false;
  if (typeof value[Symbol.toPrimitive] === 'function' && !isBuiltinMethod(value, Symbol.toPrimitive)) return false;
  if (typeof value.toString !== 'function') return true;
  if (hasOwn(value, 'toString')) return false;
  return isBuiltinMethod(value, 'toString');
}

/** Whether the prototype that has a method is one of the language's. */
function isBuiltinMethod(value, key) {
  let holder = value;
  do {
    holder = getPrototypeOf(holder);
  } while (holder !== null && !hasOwn(holder, key));
  if (holder === null) return true;
  const constructor = getOwnPropertyDescriptor(holder, 'constructor')?.value;
  return typeof constructor === 'function' && builtinNames.has(constructor.name);
}

function numericSeparator(options) {
  return options?.numericSeparator ?? require('internal/util/inspect').inspectDefaultOptions.numericSeparator;
}

function formatAsString(value, options) {
  if (typeof value === 'number') return formatNumber(plain, value, numericSeparator(options));
  if (typeof value === 'bigint') return formatBigInt(plain, value, numericSeparator(options));
  if (typeof value !== 'object' || value === null || !hasBuiltinText(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

function formatAsNumber(value, options, convert) {
  if (typeof value === 'bigint') return formatBigInt(plain, value, numericSeparator(options));
  return formatNumber(plain, typeof value === 'symbol' ? NaN : convert(value), numericSeparator(options));
}

/** The text of one directive; undefined if there is none of that letter. */
function formatDirective(letter, value, options) {
  switch (letter) {
    case 's': return formatAsString(value, options);
    case 'j': return toJson(value);
    case 'd': return formatAsNumber(value, options, Number);
    case 'i': return formatAsNumber(value, options, Number.parseInt);
    case 'f':
      return formatNumber(plain, typeof value === 'symbol' ? NaN : Number.parseFloat(value), numericSeparator(options));
    case 'O': return inspect(value, options);
    case 'o': return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'c': return '';
    default: return undefined;
  }
}

function formatArguments(options, args) {
  const first = args[0];
  let text = '';
  let separator = '';
  let used = 0;
  if (typeof first === 'string') {
    if (args.length === 1) return first;
    let copied = 0;
    for (let i = first.indexOf('%'); i !== -1 && i < first.length - 1; i = first.indexOf('%', i + 1)) {
      const next = i + 1;
      if (first.charCodeAt(next) === PERCENT) {
        text += first.slice(copied, next);
        copied = next + 1;
      } else if (used + 1 !== args.length) {
        const letter = first[next];
        if (!'sjdifOoc'.includes(letter)) {
          // Only the percent sign is passed over: "%%" and "%s" may follow.
          i = next;
          continue;
        }
        if (copied !== i) text += first.slice(copied, i);
        text += formatDirective(letter, args[++used], options);
        copied = next + 1;
      }
      i = next;
    }
    if (copied !== 0) {
      used++;
      separator = ' ';
      if (copied < first.length) text += first.slice(copied);
    }
  }
  for (; used < args.length; used++) {
    const value = args[used];
    text += separator;
    text += typeof value === 'string' ? value : inspect(value, options);
    separator = ' ';
  }
  return text;
}

function format(...args) {
  return formatArguments(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  const { kValidateObjectAllowObjects, validateObject } = require('internal/validators');
  validateObject(inspectOptions, 'inspectOptions', kValidateObjectAllowObjects);
  return formatArguments(inspectOptions, args);
}

module.exports = { format, formatWithOptions };
