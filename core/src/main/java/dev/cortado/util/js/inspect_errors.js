'use strict';

// Errors in util.inspect: the stack, with the class's real name in its first line, without lines that say nothing new.

const { removeRepetitions, identicalSequenceRange } = require('internal/util/inspect_frames');
const { prefixOf } = require('internal/util/inspect_names');

const errorToString = Function.prototype.call.bind(Error.prototype.toString);
const FRAME = '\n    at';
const MIN_SHARED_FRAMES = 3;

/** The stack; an error without one has a first line only. Throws if the error's getters do. */
function stackOf(context, error) {
  const { stack } = error;
  if (typeof stack === 'string' && stack !== '') return stack;
  if (!stack) return errorToString(error);
  // Anything may have been assigned, or made by Error.prepareStackTrace.
  const { formatValue } = require('internal/util/inspect_values');
  context.seen.push(error);
  context.indentationLvl += 4;
  const text = formatValue(context, stack);
  context.indentationLvl -= 4;
  context.seen.pop();
  return `${errorToString(error)}\n    ${text}`;
}

function readOr(error, key, fallback) {
  try {
    return error[key] ?? fallback;
  } catch {
    return fallback;
  }
}

/** Leaves out properties that the stack shows already, and puts in those that matter though they are hidden. */
function adjustKeys(context, error, keys, stack) {
  if (!context.showHidden && keys.length !== 0) {
    for (const key of ['name', 'message', 'stack']) {
      const position = keys.indexOf(key);
      if (position === -1) continue;
      const value = readOr(error, key);
      if (typeof value !== 'string' || stack.includes(value)) keys.splice(position, 1);
    }
  }
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(readOr(error, 'errors')) && !keys.includes('errors')) keys.push('errors');
}

/** The name that a stack begins with, where the error itself cannot tell. */
function nameInStack(stack) {
  const match = /^[A-Z][\w ()[\]-]+(?=:|\n\s+at)/.exec(stack) ?? /^[\w-]*Error$/.exec(stack);
  return match === null ? '' : match[0];
}

/** A subclass that sets no name has its parent's in the first line: says what it really is. */
function nameClass(stack, constructor, name, tag) {
  if (typeof name !== 'string') {
    const text = `${name}`;
    return stack.replace(text, () => `${text} [${prefixOf(constructor, tag, 'Error').slice(0, -1)}]`);
  }
  let { length } = name;
  let fallback = 'Error';
  if (constructor === null) {
    fallback = nameInStack(stack);
    ({ length } = fallback);
    fallback ||= 'Error';
  } else if (!name.endsWith('Error') || !stack.startsWith(name) ||
      stack.length !== length && stack[length] !== ':' && stack[length] !== '\n') {
    return stack;
  }
  const prefix = prefixOf(constructor, tag, fallback).slice(0, -1);
  if (prefix === name) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : prefix + stack.slice(length);
}

/** The frames as lines; those that the cause has as well are counted only. */
function framesOf(context, error, text) {
  let frames = text.split('\n');
  const cause = readOr(error, 'cause');
  if (Error.isError(cause)) {
    const causeStack = stackOf(context, cause);
    const start = causeStack.indexOf(FRAME);
    if (start !== -1) {
      const { len, offset } = identicalSequenceRange(frames, causeStack.slice(start + 1).split('\n'));
      if (len > MIN_SHARED_FRAMES) {
        // The first and the last one stay.
        const skipped = len - 2;
        frames.splice(offset + 1, skipped,
          context.stylize(`    ... ${skipped} lines matching cause stack trace ...`, 'undefined'));
      }
    }
  }
  frames = removeRepetitions(frames, (line) => context.stylize(line, 'undefined'));
  return context.colors ? require('internal/util/inspect_frames').colorFrames(context, frames) : frames;
}

function describeError(error, constructor, tag, context, keys) {
  let stack;
  try {
    stack = stackOf(context, error);
  } catch {
    return Object.prototype.toString.call(error);
  }
  const name = readOr(error, 'name', 'Error');
  adjustKeys(context, error, keys, stack);
  stack = nameClass(stack, constructor, name, tag);
  const message = readOr(error, 'message');
  let position = message && stack.indexOf(message) || -1;
  if (position !== -1) position += message.length;
  const start = stack.indexOf(FRAME, position);
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    stack = `${stack.slice(0, start)}\n${framesOf(context, error, stack.slice(start + 1)).join('\n')}`;
  }
  return context.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentationLvl)}`);
}

module.exports = { describeError };
