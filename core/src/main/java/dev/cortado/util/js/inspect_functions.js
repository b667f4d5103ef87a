'use strict';

// How util.inspect names functions, classes and boxed primitives.

const { functionKindOf } = require('internal/util/kinds');
const { formatPrimitive } = require('internal/util/inspect_primitives');

const source = Function.prototype.call.bind(Function.prototype.toString);
const comments = /\/\/.*?\n|\/\*[\s\S]*?\*\//g;

/** Whether a function is written as a class; its own toString has no say. */
function isClass(text) {
  if (!text.startsWith('class') || !text.endsWith('}')) return false;
  const rest = text.slice(5, -1);
  const brace = rest.indexOf('{');
  if (brace === -1) return false;
  // A method may be called `class`: then the brace comes after parameters.
  return !rest.slice(0, brace).includes('(') || /^\s+[^(]*?\{/.test(rest.replace(comments, ''));
}

function describeClass(value, constructor, tag) {
  const name = Object.hasOwn(value, 'name') && value.name || '(anonymous)';
  let text = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) text += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) text += ` [${tag}]`;
  if (constructor === null) {
    text += ' extends [null prototype]';
  } else {
    const parent = Object.getPrototypeOf(value).name;
    if (parent) text += ` extends ${parent}`;
  }
  return `[${text}]`;
}

function describeFunction(value, constructor, tag, context) {
  if (isClass(source(value))) return describeClass(value, constructor, tag);
  const kind = functionKindOf(value);
  let text = `[${kind}`;
  if (constructor === null) text += ' (null prototype)';
  const { name } = value;
  if (name === '') text += ' (anonymous)';
  else if (typeof name === 'string') text += `: ${name}`;
  else text += `: ${require('internal/util/inspect_values').formatValue(context, name, 0)}`;
  text += ']';
  if (constructor !== kind && constructor !== null) text += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) text += ` [${tag}]`;
  return text;
}

const unbox = {
  __proto__: null,
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

function describeBoxed(value, kind, constructor, tag, context, keys) {
  const primitive = unbox[kind].call(value);
  // The characters are shown already.
  if (kind === 'String') keys.splice(0, primitive.length);
  let text = `[${kind}`;
  if (kind !== constructor) text += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  text += `: ${formatPrimitive((string) => string, primitive, context)}]`;
  if (tag !== '' && tag !== constructor) text += ` [${tag}]`;
  return keys.length !== 0 ? text : context.stylize(text, kind.toLowerCase());
}

module.exports = { describeBoxed, describeFunction };
