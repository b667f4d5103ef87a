'use strict';

// Rejections that nobody handles: told after the ticks and microtasks of the macrotask that left them.

const engine = require('internal/engine');
const { getOption } = require('internal/options');

// V8's promise reject events.
const REJECT_WITH_NO_HANDLER = 0;
const HANDLER_ADDED_AFTER_REJECT = 1;
const REJECT_AFTER_RESOLVED = 2;
const RESOLVE_AFTER_RESOLVED = 3;

let pending = new Map(); // promise -> {reason, id}
const told = new WeakMap(); // promise -> id, of those told already
let handledLate = [];
let nextId = 0;

function collect() {
  const events = engine.takeRejections();
  for (let i = 0; i < events.length; i += 3) {
    const { [i]: event, [i + 1]: promise, [i + 2]: reason } = events;
    switch (event) {
      case REJECT_WITH_NO_HANDLER:
        pending.set(promise, { reason, id: ++nextId });
        break;
      case HANDLER_ADDED_AFTER_REJECT:
        if (!pending.delete(promise)) {
          const id = told.get(promise);
          if (id !== undefined) {
            told.delete(promise);
            handledLate.push({ promise, id });
          }
        }
        break;
      case REJECT_AFTER_RESOLVED:
        process.emit('multipleResolves', 'reject', promise, reason);
        break;
      case RESOLVE_AFTER_RESOLVED:
        process.emit('multipleResolves', 'resolve', promise, reason);
        break;
    }
  }
}

/** Settles what was collected; returns whether that may have made ticks or microtasks. */
function settle() {
  collect();
  let did = false;
  while (handledLate.length > 0) {
    const { promise, id } = handledLate.shift();
    did = true;
    if (!process.emit('rejectionHandled', promise)) {
      const mode = getOption('unhandled-rejections') || 'throw';
      if (mode !== 'none') {
        process.emitWarning(`Promise rejection was handled asynchronously (rejection id: ${id})`,
          'PromiseRejectionHandledWarning');
      }
    }
  }
  if (pending.size === 0) return did;
  const batch = pending;
  pending = new Map();
  for (const [promise, { reason, id }] of batch) {
    told.set(promise, id);
    tell(promise, reason, id);
  }
  return true;
}

function tell(promise, reason, id) {
  const mode = getOption('unhandled-rejections') || 'throw';
  switch (mode) {
    case 'strict': {
      require('internal/process/uncaught').handle(asError(reason), 'unhandledRejection');
      if (!process.emit('unhandledRejection', reason, promise)) warn(reason, id);
      break;
    }
    case 'warn':
      process.emit('unhandledRejection', reason, promise);
      warn(reason, id);
      break;
    case 'none':
      process.emit('unhandledRejection', reason, promise);
      break;
    case 'warn-with-error-code':
      if (!process.emit('unhandledRejection', reason, promise)) {
        warn(reason, id);
        process.exitCode = 1;
      }
      break;
    default:
      if (!process.emit('unhandledRejection', reason, promise)) {
        require('internal/process/uncaught').handle(asError(reason), 'unhandledRejection');
      }
  }
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');
}

function asError(reason) {
  if (isErrorLike(reason)) return reason;
  const { codes } = require('internal/errors');
  const { inspect } = require('internal/util/inspect');
  let text;
  try {
    text = typeof reason === 'symbol' ? String(reason) : inspect(reason, { depth: 0, customInspect: false }) && describe(reason);
  } catch {
    text = 'Object';
  }
  return new codes.ERR_UNHANDLED_REJECTION(text);
}

function describe(reason) {
  return typeof reason === 'object' && reason !== null || typeof reason === 'function' ?
    require('internal/util/inspect').inspect(reason, { depth: 0, customInspect: false }) : String(reason);
}

function warn(reason, id) {
  const message = 'Unhandled promise rejection. This error originated either by throwing inside of an async function without ' +
    'a catch block, or by rejecting a promise which was not handled with .catch(). To terminate the node process on ' +
    'unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    `https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${id})`;
  const warning = new Error(message);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (isErrorLike(reason)) {
    warning.stack = reason.stack;
    process.emitWarning(reason.stack, 'UnhandledPromiseRejectionWarning');
  } else {
    process.emitWarning(describe(reason), 'UnhandledPromiseRejectionWarning');
  }
  process.emitWarning(warning);
}

module.exports = { settle };
