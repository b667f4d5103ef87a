'use strict';

// util.inspect and its options.

const { colors, styles } = require('internal/util/inspect_styles');
const { custom, formatValue } = require('internal/util/inspect_values');
const { getStringWidth, isZeroWidthCodePoint, stripVTControlCharacters } = require('internal/util/width');

const inspectDefaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

function stylizeWithoutColor(text) {
  return text;
}

function stylizeWithColor(text, style) {
  const color = colors[styles[style]];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

/**
 * Text of any value, for people to read.
 *
 * inspect(value[, options]) or inspect(value[, showHidden[, depth[, colors]]])
 */
function inspect(value, opts) {
  const context = {
    budget: {},
    indentationLvl: 0,
    seen: [],
    circular: undefined,
    currentDepth: 0,
    userOptions: undefined,
    stylize: stylizeWithoutColor,
    showHidden: inspectDefaultOptions.showHidden,
    depth: inspectDefaultOptions.depth,
    colors: inspectDefaultOptions.colors,
    customInspect: inspectDefaultOptions.customInspect,
    showProxy: inspectDefaultOptions.showProxy,
    maxArrayLength: inspectDefaultOptions.maxArrayLength,
    maxStringLength: inspectDefaultOptions.maxStringLength,
    breakLength: inspectDefaultOptions.breakLength,
    compact: inspectDefaultOptions.compact,
    sorted: inspectDefaultOptions.sorted,
    getters: inspectDefaultOptions.getters,
    numericSeparator: inspectDefaultOptions.numericSeparator,
  };
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) context.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) context.colors = arguments[3];
    }
    if (typeof opts === 'boolean') {
      context.showHidden = opts;
    } else if (opts) {
      for (const key of Object.keys(opts)) {
        if (Object.hasOwn(inspectDefaultOptions, key) || key === 'stylize') {
          context[key] = opts[key];
        } else {
          // For custom inspection functions to see.
          context.userOptions ??= opts;
        }
      }
    }
  }
  if (context.colors && context.stylize === stylizeWithoutColor) context.stylize = stylizeWithColor;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return formatValue(context, value, 0);
}

/** What a custom inspection function gets as options. A foreign one gets no object of this realm with them. */
function userOptions(context, foreign) {
  const options = { stylize: context.stylize };
  for (const key of Object.keys(inspectDefaultOptions)) options[key] = context[key];
  Object.assign(options, context.userOptions);
  if (!foreign) return options;
  Object.setPrototypeOf(options, null);
  for (const key of Object.keys(options)) {
    if ((typeof options[key] === 'object' || typeof options[key] === 'function') && options[key] !== null) {
      delete options[key];
    }
  }
  options.stylize = Object.setPrototypeOf((value, flavour) => {
    let stylized;
    try {
      stylized = `${context.stylize(value, flavour)}`;
    } catch {
      // Not the other realm's business.
    }
    return typeof stylized === 'string' ? stylized : value;
  }, null);
  return options;
}

inspect.custom = custom;

Object.defineProperty(inspect, 'defaultOptions', {
  get() {
    return inspectDefaultOptions;
  },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(inspectDefaultOptions, options);
  },
  configurable: false,
  enumerable: false,
});

inspect.colors = colors;
inspect.styles = styles;

module.exports = {
  get format() {
    return require('internal/util/format').format;
  },
  get formatBigInt() {
    return require('internal/util/inspect_primitives').formatBigInt;
  },
  get formatNumber() {
    return require('internal/util/inspect_primitives').formatNumber;
  },
  get formatWithOptions() {
    return require('internal/util/format').formatWithOptions;
  },
  getStringWidth,
  get identicalSequenceRange() {
    return require('internal/util/inspect_frames').identicalSequenceRange;
  },
  inspect,
  inspectDefaultOptions,
  isZeroWidthCodePoint,
  stripVTControlCharacters,
  userOptions,
};
