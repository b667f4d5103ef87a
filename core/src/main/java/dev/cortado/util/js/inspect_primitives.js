'use strict';

// Texts of primitive values, for util.inspect and util.format.

const MIN_LINE_WIDTH = 16;
const LONE_SURROGATE = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const special = new RegExp(`[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|${LONE_SURROGATE}`);
const specials = new RegExp(special, 'g');
const specialsButQuote = new RegExp(`[\\x00-\\x1f\\x5c\\x7f-\\x9f]|${LONE_SURROGATE}`, 'g');
const shortEscapes = {
  '__proto__': null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', "'": "\\'", '\\': '\\\\',
};

function escape(character) {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code > 0xff ? `\\u${code.toString(16)}` : `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Quotes a string with the quotes that need fewest escapes. */
function quote(string) {
  if (!special.test(string)) return `'${string}'`;
  let mark = "'";
  if (string.includes("'")) {
    if (!string.includes('"')) mark = '"';
    else if (!string.includes('`') && !string.includes('${')) mark = '`';
  }
  return mark + string.replace(mark === "'" ? specials : specialsButQuote, escape) + mark;
}

/** The description of a symbol with control characters escaped. */
function symbolText(symbol) {
  const text = Symbol.prototype.toString.call(symbol);
  return special.test(text) ? text.replace(specialsButQuote, escape) : text;
}

function groupInteger(digits) {
  let result = '';
  let i = digits.length;
  const start = digits.startsWith('-') ? 1 : 0;
  for (; i >= start + 4; i -= 3) result = `_${digits.slice(i - 3, i)}${result}`;
  return i === digits.length ? digits : digits.slice(0, i) + result;
}

function groupFraction(digits) {
  let result = '';
  let i = 0;
  for (; i < digits.length - 3; i += 3) result += `${digits.slice(i, i + 3)}_`;
  return i === 0 ? digits : result + digits.slice(i);
}

function formatNumber(stylize, number, numericSeparator) {
  if (!numericSeparator) return stylize(Object.is(number, -0) ? '-0' : `${number}`, 'number');
  const text = String(number);
  const integer = Math.trunc(number);
  if (integer === number) return stylize(!Number.isFinite(number) || text.includes('e') ? text : groupInteger(text), 'number');
  if (Number.isNaN(number)) return stylize(text, 'number');
  const point = text.indexOf('.');
  return stylize(`${groupInteger(text.slice(0, point))}.${groupFraction(text.slice(point + 1))}`, 'number');
}

function formatBigInt(stylize, bigint, numericSeparator) {
  const digits = String(bigint);
  return stylize(`${numericSeparator ? groupInteger(digits) : digits}n`, 'bigint');
}

function formatString(stylize, string, context) {
  let trailer = '';
  if (string.length > context.maxStringLength) {
    const remaining = string.length - context.maxStringLength;
    string = string.slice(0, context.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  if (context.compact !== true && string.length > MIN_LINE_WIDTH &&
      string.length > context.breakLength - context.indentationLvl - 4 && string.includes('\n')) {
    const lines = string.split(/(?<=\n)/);
    return lines.map((line) => stylize(quote(line), 'string'))
      .join(` +\n${' '.repeat(context.indentationLvl + 2)}`) + trailer;
  }
  return stylize(quote(string), 'string') + trailer;
}

function formatPrimitive(stylize, value, context) {
  switch (typeof value) {
    case 'string': return formatString(stylize, value, context);
    case 'number': return formatNumber(stylize, value, context.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, context.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    default: return stylize(symbolText(value), 'symbol');
  }
}

module.exports = { formatBigInt, formatNumber, formatPrimitive, quote, symbolText };
