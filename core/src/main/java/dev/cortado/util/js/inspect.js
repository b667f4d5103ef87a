'use strict';

// util.inspect: the text for a value, as Node writes it. One context object carries the options through the recursion.

const engine = require('internal/engine');
const types = require('util/types');
const { customInspectSymbol } = require('internal/util');
const width = require('internal/util/width');

const inspectDefaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 128,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

const kObjectType = 0;
const kArrayType = 1;
const kArrayExtrasType = 2;
const kMinLineWidth = 16;
const keyRegExp = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const numberRegExp = /^(0|[1-9][0-9]*)$/;

function inspect(value, options) {
  const context = {
    budget: {},
    indentationLvl: 0,
    seen: [],
    currentDepth: 0,
    stylize: stylizeNoColor,
    userOptions: undefined,
    circular: undefined,
    ...inspectDefaultOptions,
    breakLength: 80,
  };
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) context.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) context.colors = arguments[3];
    }
    if (typeof options === 'boolean') {
      context.showHidden = options;
    } else if (options) {
      for (const key of Object.keys(options)) {
        if (Object.hasOwn(inspectDefaultOptions, key) || key === 'stylize') context[key] = options[key];
        else if (context.userOptions === undefined) context.userOptions = options;
      }
    }
  }
  if (context.colors) context.stylize = stylizeWithColor;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return formatValue(context, value, 0);
}

inspect.custom = customInspectSymbol;
Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get: () => inspectDefaultOptions,
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    return Object.assign(inspectDefaultOptions, options);
  },
});

const colors = {
  __proto__: null,
  reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
  hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24], black: [30, 39], red: [31, 39], green: [32, 39],
  yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], bgBlack: [40, 49], bgRed: [41, 49],
  bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49], bgMagenta: [45, 49], bgCyan: [46, 49], bgWhite: [47, 49],
  framed: [51, 54], overlined: [53, 55], gray: [90, 39], redBright: [91, 39], greenBright: [92, 39], yellowBright: [93, 39],
  blueBright: [94, 39], magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39], bgGray: [100, 49],
  bgRedBright: [101, 49], bgGreenBright: [102, 49], bgYellowBright: [103, 49], bgBlueBright: [104, 49],
  bgMagentaBright: [105, 49], bgCyanBright: [106, 49], bgWhiteBright: [107, 49],
};
inspect.colors = colors;
for (const [alias, name] of [['grey', 'gray'], ['bgGrey', 'bgGray'], ['blackBright', 'gray'], ['bgBlackBright', 'bgGray'],
  ['faint', 'dim'], ['crossedout', 'strikethrough'], ['strikeThrough', 'strikethrough'], ['crossedOut', 'strikethrough'],
  ['conceal', 'hidden'], ['swapColors', 'inverse'], ['swapcolors', 'inverse'], ['doubleUnderline', 'doubleunderline']]) {
  Object.defineProperty(colors, alias, {
    __proto__: null, configurable: true, enumerable: false,
    get() { return this[name]; },
    set(value) { this[name] = value; },
  });
}
inspect.styles = Object.assign({ __proto__: null }, {
  special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold', string: 'green',
  symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
});

function stylizeWithColor(text, styleType) {
  const style = inspect.styles[styleType];
  if (style === undefined) return text;
  const color = inspect.colors[style];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

function stylizeNoColor(text) {
  return text;
}

// Strings

const escapeRegExp = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const escapeAll = new RegExp(escapeRegExp, 'g');
const escapes = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

function escapeOne(text) {
  const known = escapes[text];
  if (known !== undefined) return known;
  const code = text.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}` : `\\u${code.toString(16)}`;
}

/** A string in quotes: single ones unless it has them and no double ones, nor backticks. */
function strEscape(text) {
  let quote = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) quote = '"';
    else if (!text.includes('`') && !text.includes('${')) quote = '`';
  }
  if (text.length < 5000 && !escapeRegExp.test(text)) return `${quote}${text}${quote}`;
  return `${quote}${text.replace(escapeAll, (c) => c === "'" && quote !== "'" ? c : escapeOne(c))}${quote}`;
}

function addNumericSeparator(text) {
  let result = '';
  let i = text.length;
  const start = text.startsWith('-') ? 1 : 0;
  for (; i >= start + 4; i -= 3) result = `_${text.slice(i - 3, i)}${result}`;
  return i === text.length ? text : `${text.slice(0, i)}${result}`;
}

function addNumericSeparatorEnd(text) {
  let result = '';
  let i = 0;
  for (; i < text.length - 3; i += 3) result += `${text.slice(i, i + 3)}_`;
  return i === 0 ? text : `${result}${text.slice(i)}`;
}

function formatNumber(stylize, number, numericSeparator) {
  if (!numericSeparator) return stylize(Object.is(number, -0) ? '-0' : `${number}`, 'number');
  const integer = Math.trunc(number);
  const text = String(integer);
  if (integer === number) {
    if (!Number.isFinite(number) || text.includes('e')) return stylize(text, 'number');
    return stylize(Object.is(number, -0) ? '-0' : addNumericSeparator(text), 'number');
  }
  if (Number.isNaN(number)) return stylize(text, 'number');
  return stylize(`${addNumericSeparator(text)}.${addNumericSeparatorEnd(String(number).slice(text.length + 1))}`, 'number');
}

function formatBigInt(stylize, bigint, numericSeparator) {
  const text = String(bigint);
  return stylize(`${numericSeparator ? addNumericSeparator(text) : text}n`, 'bigint');
}

function formatPrimitive(fn, value, ctx) {
  if (typeof value === 'string') {
    let trailer = '';
    if (value.length > ctx.maxStringLength) {
      const rest = value.length - ctx.maxStringLength;
      value = value.slice(0, ctx.maxStringLength);
      trailer = `... ${rest} more character${rest > 1 ? 's' : ''}`;
    }
    if (ctx.compact !== true && value.length > kMinLineWidth && value.length > ctx.breakLength - ctx.indentationLvl - 4) {
      return value.split(/(?<=\n)/).map((line) => fn(strEscape(line), 'string'))
        .join(` +\n${' '.repeat(ctx.indentationLvl + 2)}`) + trailer;
    }
    return fn(strEscape(value), 'string') + trailer;
  }
  switch (typeof value) {
    case 'number': return formatNumber(fn, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(fn, value, ctx.numericSeparator);
    case 'boolean': return fn(`${value}`, 'boolean');
    case 'undefined': return fn('undefined', 'undefined');
    default: return fn(symbolText(value), 'symbol');
  }
}

function symbolText(symbol) {
  return Symbol.prototype.toString.call(symbol).replace(/[\x00-\x1f\x7f-\x9f]/g, escapeOne);
}

// Values

function formatValue(ctx, value, recurseTimes, typedArray) {
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(ctx.stylize, value, ctx);
  if (value === null) return ctx.stylize('null', 'null');
  const context = value;
  if (engine.isProxy(value)) {
    const details = engine.getProxyDetails(value, Boolean(ctx.showProxy));
    if (details === null || ctx.showProxy && details[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return formatProxy(ctx, details, recurseTimes);
    value = details;
  }
  if (ctx.customInspect) {
    const custom = value[customInspectSymbol];
    if (typeof custom === 'function' && custom !== inspect) {
      const { constructor } = value;
      const isPrototype = constructor && Object.hasOwn(value, 'constructor') && constructor.prototype === value;
      if (!isPrototype) {
        const depth = ctx.depth === null ? null : ctx.depth - recurseTimes;
        const crossContext = context !== value || !(context instanceof Object);
        const result = custom.call(context, depth, userOptionsOf(ctx, crossContext), inspect);
        if (result !== context) {
          if (typeof result !== 'object') return `${result}`;
          return formatValue(ctx, result, recurseTimes).replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
        }
      }
    }
  }
  if (ctx.seen.includes(value)) {
    let index = 1;
    if (ctx.circular === undefined) {
      ctx.circular = new Map([[value, index]]);
    } else {
      index = ctx.circular.get(value);
      if (index === undefined) {
        index = ctx.circular.size + 1;
        ctx.circular.set(value, index);
      }
    }
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  return formatRaw(ctx, value, recurseTimes, typedArray);
}

function userOptionsOf(ctx, isCrossContext) {
  const result = {};
  for (const key of Object.keys(inspectDefaultOptions)) result[key] = ctx[key];
  result.stylize = isCrossContext ? Object.assign((value, flavour) => {
    let text;
    try {
      text = `${ctx.stylize(value, flavour)}`;
    } catch {
      text = '';
    }
    return typeof text === 'string' ? text : value;
  }) : ctx.stylize;
  if (ctx.userOptions !== undefined) {
    for (const key of Object.keys(ctx.userOptions)) result[key] ??= ctx.userOptions[key];
  }
  return result;
}

function formatProxy(ctx, details, recurseTimes) {
  if (recurseTimes > ctx.depth && ctx.depth !== null) return ctx.stylize('Proxy [Array]', 'special');
  recurseTimes += 1;
  ctx.indentationLvl += 2;
  const output = [formatValue(ctx, details[0], recurseTimes), formatValue(ctx, details[1], recurseTimes)];
  ctx.indentationLvl -= 2;
  return reduceToSingleString(ctx, output, '', ['Proxy [', ']'], kArrayExtrasType, recurseTimes);
}

/** The name of the class that made an object; a null prototype is told as such. */
function getConstructorName(object, ctx, recurseTimes, protoProps) {
  const original = object;
  let firstProto;
  while (object || typeof object === 'function') {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '' &&
        isInstance(original, descriptor.value)) {
      if (protoProps !== undefined && (firstProto !== object || !builtIn(descriptor.value.name))) {
        addPrototypeProperties(ctx, original, firstProto || original, recurseTimes, protoProps);
      }
      return String(descriptor.value.name);
    }
    object = Object.getPrototypeOf(object);
    if (firstProto === undefined) firstProto = object;
  }
  if (firstProto === null) return null;
  const name = engine.getConstructorName(original);
  if (recurseTimes > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const proto = getConstructorName(firstProto, ctx, recurseTimes + 1, protoProps);
  if (proto === null) {
    return `${name} <${inspect(firstProto, { ...plainOptions(ctx), customInspect: false, depth: -1 })}>`;
  }
  return `${name} <${proto}>`;
}

function plainOptions(ctx) {
  const result = {};
  for (const key of Object.keys(inspectDefaultOptions)) result[key] = ctx[key];
  return result;
}

function isInstance(object, type) {
  try {
    return object instanceof type;
  } catch {
    return false;
  }
}

function builtIn(name) {
  return /^[A-Z]/.test(name) && globalThis[name] !== undefined && Object.hasOwn(globalThis, name) &&
    `${globalThis[name]}`.includes('[native code]');
}

/** showHidden also shows accessors of classes. */
function addPrototypeProperties(ctx, main, object, recurseTimes, output) {
  let depth = 0;
  let keys;
  let seen;
  do {
    if (depth !== 0 || main === object) {
      object = Object.getPrototypeOf(object);
      if (object === null) break;
      const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
      if (descriptor !== undefined && typeof descriptor.value === 'function' && builtIn(descriptor.value.name)) break;
    }
    if (depth === 0) seen = new Set();
    else for (const key of keys) seen.add(key);
    keys = Reflect.ownKeys(object);
    ctx.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || Object.hasOwn(main, key) || depth !== 0 && seen.has(key)) continue;
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const value = formatProperty(ctx, object, recurseTimes, key, kObjectType, descriptor, main);
      output.push(ctx.colors ? `\u001b[2m${value}\u001b[22m` : value);
    }
    ctx.seen.pop();
  } while (++depth !== 3);
}

function getPrefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    return tag !== '' && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` :
      `[${fallback}${size}: null prototype] `;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

function getKeys(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) {
    const keys = Object.getOwnPropertyNames(value);
    if (symbols.length !== 0) keys.push(...symbols);
    return keys;
  }
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    keys = Object.getOwnPropertyNames(value); // a module namespace with names that have no value yet
  }
  if (symbols.length !== 0) {
    keys.push(...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)));
  }
  return keys;
}

const getterOf = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const mapSize = getterOf(Map.prototype, 'size');
const setSize = getterOf(Set.prototype, 'size');
const typedArrayLength = getterOf(Object.getPrototypeOf(Uint8Array.prototype), 'length');

function formatRaw(ctx, value, recurseTimes, typedArray) {
  const formats = require('internal/util/inspect_formats');
  let keys;
  let protoProps;
  if (ctx.showHidden && (recurseTimes <= ctx.depth || ctx.depth === null)) protoProps = [];
  const constructor = getConstructorName(value, ctx, recurseTimes, protoProps);
  if (protoProps !== undefined && protoProps.length === 0) protoProps = undefined;
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag !== '' &&
      (ctx.showHidden ? Object.hasOwn(value, Symbol.toStringTag) :
        Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag))) {
    tag = '';
  }
  let base = '';
  let formatter = () => [];
  let braces;
  let noIterator = true;
  let extrasType = kObjectType;
  const filter = ctx.showHidden ? 0 : 2;

  if (Symbol.iterator in value || constructor === null) {
    noIterator = false;
    if (Array.isArray(value)) {
      const prefix = constructor !== 'Array' || tag !== '' ? getPrefix(constructor, tag, 'Array', `(${value.length})`) : '';
      keys = engine.getOwnNonIndexProperties(value, filter);
      braces = [`${prefix}[`, ']'];
      if (value.length === 0 && keys.length === 0 && protoProps === undefined) return `${braces[0]}]`;
      extrasType = kArrayExtrasType;
      formatter = formats.formatArray;
    } else if (types.isSet(value)) {
      const size = Reflect.apply(setSize, value, []);
      const prefix = getPrefix(constructor, tag, 'Set', `(${size})`);
      keys = getKeys(value, ctx.showHidden);
      formatter = formats.formatSet;
      if (size === 0 && keys.length === 0 && protoProps === undefined) return `${prefix}{}`;
      braces = [`${prefix}{`, '}'];
    } else if (types.isMap(value)) {
      const size = Reflect.apply(mapSize, value, []);
      const prefix = getPrefix(constructor, tag, 'Map', `(${size})`);
      keys = getKeys(value, ctx.showHidden);
      formatter = formats.formatMap;
      if (size === 0 && keys.length === 0 && protoProps === undefined) return `${prefix}{}`;
      braces = [`${prefix}{`, '}'];
    } else if (types.isTypedArray(value)) {
      keys = engine.getOwnNonIndexProperties(value, filter);
      let bound = value;
      let fallback = '';
      if (constructor === null) {
        fallback = getterOf(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).call(value);
        bound = new globalThis[fallback](value);
      }
      const size = Reflect.apply(typedArrayLength, value, []);
      braces = [`${getPrefix(constructor, tag, fallback, `(${size})`)}[`, ']'];
      if (value.length === 0 && keys.length === 0 && !ctx.showHidden) return `${braces[0]}]`;
      formatter = (context, _, times) => formats.formatTypedArray(context, bound, times, size);
      extrasType = kArrayExtrasType;
    } else if (types.isMapIterator(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces = [`[${tag}] {`, '}'];
      formatter = (context, it, times) => formats.formatIterator(braces, context, it, times);
    } else if (types.isSetIterator(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces = [`[${tag}] {`, '}'];
      formatter = (context, it, times) => formats.formatIterator(braces, context, it, times);
    } else {
      noIterator = true;
    }
  }
  if (noIterator) {
    braces = ['{', '}'];
    if (typeof value === 'function') {
      keys = getKeys(value, ctx.showHidden);
      base = formats.getFunctionBase(ctx, value, constructor, tag);
      if (keys.length === 0 && protoProps === undefined) return ctx.stylize(base, 'special');
    } else if (constructor === 'Object' && !types.isArgumentsObject(value)) {
      keys = getKeys(value, ctx.showHidden);
      if (tag !== '') braces[0] = `${getPrefix(constructor, tag, 'Object')}{`;
      if (types.isNativeError(value)) {
        base = formats.formatError(value, constructor, tag, ctx, keys);
        if (keys.length === 0 && protoProps === undefined) return base;
      } else if (keys.length === 0 && protoProps === undefined) {
        return `${braces[0]}}`;
      }
    } else if (types.isArgumentsObject(value)) {
      keys = engine.getOwnNonIndexProperties(value, filter);
      braces = ['[Arguments] [', ']'];
      if (value.length === 0 && keys.length === 0) return `${braces[0]}]`;
      formatter = formats.formatArrayLike;
      extrasType = kArrayExtrasType;
    } else if (types.isRegExp(value)) {
      keys = getKeys(value, ctx.showHidden);
      base = RegExp.prototype.toString.call(constructor !== null ? value : new RegExp(value));
      const prefix = getPrefix(constructor, tag, 'RegExp');
      if (prefix !== 'RegExp ') base = `${prefix}${base}`;
      if (keys.length === 0 && protoProps === undefined || recurseTimes > ctx.depth && ctx.depth !== null) {
        return ctx.stylize(base, 'regexp');
      }
    } else if (types.isDate(value)) {
      keys = getKeys(value, ctx.showHidden);
      base = Number.isNaN(Date.prototype.getTime.call(value)) ? Date.prototype.toString.call(value) :
        Date.prototype.toISOString.call(value);
      const prefix = getPrefix(constructor, tag, 'Date');
      if (prefix !== 'Date ') base = `${prefix}${base}`;
      if (keys.length === 0 && protoProps === undefined) return ctx.stylize(base, 'date');
    } else if (types.isNativeError(value) || value instanceof Error) {
      keys = getKeys(value, ctx.showHidden);
      base = formats.formatError(value, constructor, tag, ctx, keys);
      if (keys.length === 0 && protoProps === undefined) return base;
    } else if (types.isAnyArrayBuffer(value)) {
      const name = types.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer';
      const prefix = getPrefix(constructor, tag, name);
      keys = getKeys(value, ctx.showHidden);
      if (typedArray === undefined) {
        formatter = formats.formatArrayBuffer;
      } else if (keys.length === 0 && protoProps === undefined) {
        return `${prefix}{ byteLength: ${formatNumber(ctx.stylize, value.byteLength, false)} }`;
      }
      braces[0] = `${prefix}{`;
      keys.unshift('byteLength');
    } else if (types.isDataView(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces[0] = `${getPrefix(constructor, tag, 'DataView')}{`;
      keys.unshift('byteLength', 'byteOffset', 'buffer');
    } else if (types.isPromise(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces[0] = `${getPrefix(constructor, tag, 'Promise')}{`;
      formatter = formats.formatPromise;
    } else if (types.isWeakSet(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces[0] = `${getPrefix(constructor, tag, 'WeakSet')}{`;
      formatter = formats.formatWeak;
    } else if (types.isWeakMap(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces[0] = `${getPrefix(constructor, tag, 'WeakMap')}{`;
      formatter = formats.formatWeak;
    } else if (types.isModuleNamespaceObject(value)) {
      keys = getKeys(value, ctx.showHidden);
      braces[0] = `${getPrefix(constructor, tag, 'Module')}{`;
      formatter = formats.formatNamespace;
    } else if (types.isBoxedPrimitive(value)) {
      keys = getKeys(value, ctx.showHidden);
      base = formats.getBoxedBase(value, ctx, keys, constructor, tag);
      if (keys.length === 0 && protoProps === undefined) return base;
    } else {
      keys = getKeys(value, ctx.showHidden);
      if (keys.length === 0 && protoProps === undefined) return `${getPrefix(constructor, tag, 'Object')}{}`;
      braces[0] = `${getPrefix(constructor, tag, 'Object')}{`;
    }
  }

  if (recurseTimes > ctx.depth && ctx.depth !== null) {
    const name = getPrefix(constructor, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return ctx.stylize(`[${constructor !== null ? name.replace(/^Array\(\d+\)$/, 'Array') : name}]`, 'special');
  }
  recurseTimes += 1;
  ctx.seen.push(value);
  ctx.currentDepth = recurseTimes;
  let output;
  try {
    output = formatter(ctx, value, recurseTimes);
    for (const key of keys) output.push(formatProperty(ctx, value, recurseTimes, key, extrasType));
    if (protoProps !== undefined) output.push(...protoProps);
  } catch (error) {
    const { isStackOverflowError } = require('internal/errors');
    if (!isStackOverflowError(error)) throw error;
    ctx.seen.pop();
    const name = getPrefix(constructor, tag, 'Object').slice(0, -1);
    return ctx.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  if (ctx.circular !== undefined) {
    const index = ctx.circular.get(value);
    if (index !== undefined) {
      const reference = ctx.stylize(`<ref *${index}>`, 'special');
      if (ctx.compact !== true) base = base === '' ? reference : `${reference} ${base}`;
      else braces[0] = `${reference} ${braces[0]}`;
    }
  }
  ctx.seen.pop();
  if (ctx.sorted) {
    const comparator = ctx.sorted === true ? undefined : ctx.sorted;
    if (extrasType === kObjectType) {
      output.sort(comparator);
    } else if (keys.length > 1) {
      const sorted = output.slice(output.length - keys.length).sort(comparator);
      output.splice(output.length - keys.length, keys.length, ...sorted);
    }
  }
  const text = reduceToSingleString(ctx, output, base, braces, extrasType, recurseTimes, value);
  const budget = ctx.budget[ctx.indentationLvl] || 0;
  const length = budget + text.length;
  ctx.budget[ctx.indentationLvl] = length;
  // Very large output: go no deeper from here on.
  if (length > 2 ** 27) ctx.depth = -1;
  return text;
}

function formatProperty(ctx, value, recurseTimes, key, type, descriptor, original = value) {
  let name;
  let text;
  let extra = ' ';
  descriptor ??= Object.getOwnPropertyDescriptor(value, key) ||
    { value: value[key], configurable: true, enumerable: true };
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || type !== kObjectType ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, recurseTimes);
    if (indent === 3 && ctx.breakLength < width.getStringWidth(text, ctx.colors)) {
      extra = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
    const { stylize: s } = ctx;
    const sp = 'special';
    if (ctx.getters && (ctx.getters === true || ctx.getters === 'get' && descriptor.set === undefined ||
        ctx.getters === 'set' && descriptor.set !== undefined)) {
      ctx.indentationLvl += 2;
      try {
        const result = descriptor.get.call(original);
        if (result === null) {
          text = `${s(`[${label}:`, sp)} ${s('null', 'null')}${s(']', sp)}`;
        } else if (typeof result === 'object') {
          text = `${s(`[${label}]`, sp)} ${formatValue(ctx, result, recurseTimes)}`;
        } else {
          text = `${s(`[${label}:`, sp)} ${formatPrimitive(s, result, ctx)}${s(']', sp)}`;
        }
      } catch (error) {
        text = `${s(`[${label}: <Inspection threw (`, sp)}${formatValue(ctx, error?.message, recurseTimes).replace(/^'|'$/g, '')}` +
          `${s(')>]', sp)}`;
      }
      ctx.indentationLvl -= 2;
    } else {
      text = ctx.stylize(`[${label}]`, sp);
    }
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  if (type === kArrayType) return text;
  if (typeof key === 'symbol') {
    name = `${ctx.stylize(symbolText(key), 'symbol')}`;
    if (descriptor.enumerable !== false) name = `[${name}]`;
    else return `[${name}]:${extra}${text}`;
  } else if (key === '__proto__') {
    name = "['__proto__']";
  } else if (descriptor.enumerable === false) {
    return `[${key.replace(/[\x00-\x1f\x7f-\x9f\u0027\u005c]/g, escapeOne)}]:${extra}${text}`;
  } else if (keyRegExp.test(key)) {
    name = ctx.stylize(key, 'name');
  } else {
    name = ctx.stylize(strEscape(key), 'string');
  }
  return `${name}:${extra}${text}`;
}

// Layout

function isBelowBreakLength(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (const entry of output) {
    total += ctx.colors ? width.removeColors(entry).length : entry.length;
    if (total > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

function reduceToSingleString(ctx, output, base, braces, extrasType, recurseTimes, value) {
  if (ctx.compact !== true) {
    if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
      const entries = output.length;
      if (extrasType === kArrayExtrasType && entries > 6) {
        output = require('internal/util/inspect_formats').groupArrayElements(ctx, output, value);
      }
      if (ctx.currentDepth - recurseTimes < ctx.compact && entries === output.length) {
        const start = output.length + ctx.indentationLvl + braces[0].length + base.length + 10;
        if (isBelowBreakLength(ctx, output, start, base)) {
          const joined = output.join(', ');
          if (!joined.includes('\n')) {
            return `${base ? `${base} ` : ''}${braces[0]} ${joined} ${braces[1]}`;
          }
        }
      }
    }
    const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
    return `${base ? `${base} ` : ''}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
  }
  if (isBelowBreakLength(ctx, output, 0, base)) {
    return `${braces[0]}${base ? ` ${base}` : ''} ${output.join(', ')} ${braces[1]}`;
  }
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  const line = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}${indentation}  `;
  return `${braces[0]}${line}${output.join(`,${indentation}  `)} ${braces[1]}`;
}

module.exports = {
  formatBigInt,
  formatNumber,
  formatPrimitive,
  formatProperty,
  formatValue,
  getPrefix,
  getStringWidth: width.getStringWidth,
  inspect,
  inspectDefaultOptions,
  kArrayExtrasType,
  kArrayType,
  kObjectType,
  stripVTControlCharacters: width.stripVTControlCharacters,
  stylizeNoColor,
  numberRegExp,
};

for (const name of ['format', 'formatWithOptions']) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, configurable: true, enumerable: true,
    get: () => require('internal/util/format')[name],
  });
}
