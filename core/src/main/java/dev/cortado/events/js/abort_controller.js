'use strict';

// AbortController and AbortSignal.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');
const { kMaxEventTargetListeners } = require('internal/events/symbols');
const { Event, EventTarget, defineEventHandler, kNewListener, kRemoveListener, kTrustEvent } =
  require('internal/events/event_target');
const { DOMException } = require('internal/events/domexception');

const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kTimeout = Symbol('kTimeout');
const kComposite = Symbol('kComposite');
const kDependantSignals = Symbol('kDependantSignals');
const kSourceSignals = Symbol('kSourceSignals');
const kMake = Symbol('kMake');

// Signals that something listens to, and that only a timer or another signal will abort: nothing else may hold them.
const held = new Set();

function checkThis(value) {
  if (value?.[kAborted] === undefined) throw new ERR_INVALID_THIS('AbortSignal');
}

function inspectAs(self, shown, depth, options) {
  if (depth < 0) return self;
  const { inspect } = require('internal/util/inspect');
  return `${self.constructor.name} ${inspect(shown, { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
}

const defaultReason = () => new DOMException('This operation was aborted', 'AbortError');

class AbortSignal extends EventTarget {
  constructor(secret = undefined) {
    if (secret !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kMaxEventTargetListeners] = 0; // Listened to by many as a rule.
    this[kAborted] = false;
    this[kReason] = undefined;
    this[kComposite] = false;
  }

  get aborted() {
    checkThis(this);
    return Boolean(this[kAborted]);
  }

  get reason() {
    checkThis(this);
    return this[kReason];
  }

  throwIfAborted() {
    checkThis(this);
    if (this[kAborted]) throw this[kReason];
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { aborted: this.aborted }, depth, options);
  }

  static abort(reason = defaultReason()) {
    const signal = new AbortSignal(kMake);
    signal[kAborted] = true;
    signal[kReason] = reason;
    return signal;
  }

  static timeout(delay) {
    require('internal/validators').validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kMake);
    signal[kTimeout] = true;
    timersOf().register(signal, startTimer(new WeakRef(signal), delay));
    return signal;
  }

  static any(signals) {
    return any(sequenceOf(signals));
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if ((this[kTimeout] || this[kComposite] && this[kSourceSignals].size > 0) && type === 'abort' && !this[kAborted] &&
        !weak && size === 1) {
      held.add(this);
    }
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (size === 0 && type === 'abort') held.delete(this);
  }
}

let clearTimers;
function timersOf() {
  return clearTimers ??= new FinalizationRegistry((timer) => require('internal/timers').clearTimer(timer));
}

/** Does not keep the signal: nobody may want to know any more when it is due. */
function startTimer(ref, delay) {
  const { setTimeout } = require('timers');
  const timer = setTimeout(() => {
    const signal = ref.deref();
    if (signal !== undefined) {
      held.delete(signal);
      abortSignal(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }
  }, delay);
  timer.unref();
  return timer;
}

// A composite signal and its sources know each other weakly.
let compositeGone;
let sourceGone;

function follow(composite, source) {
  compositeGone ??= new FinalizationRegistry(({ source, ref }) => source.deref()?.[kDependantSignals].delete(ref));
  sourceGone ??= new FinalizationRegistry(({ composite, ref }) => {
    const signal = composite.deref();
    if (signal === undefined) return;
    signal[kSourceSignals].delete(ref);
    if (signal[kSourceSignals].size === 0) held.delete(signal); // Nothing can abort it any more.
  });
  const compositeRef = composite[kComposite];
  const sourceRef = new WeakRef(source);
  source[kDependantSignals] ??= new Set();
  if (source[kDependantSignals].has(compositeRef)) return;
  source[kDependantSignals].add(compositeRef);
  composite[kSourceSignals].add(sourceRef);
  compositeGone.register(composite, { source: sourceRef, ref: compositeRef });
  sourceGone.register(source, { composite: compositeRef, ref: sourceRef });
}

function sequenceOf(value) {
  if (value === null || typeof value !== 'object' && typeof value !== 'function' ||
      typeof value[Symbol.iterator] !== 'function') {
    const error = new TypeError('signals can not be converted to sequence.');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return [...value];
}

function any(signals) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  signals.forEach((signal, i) => {
    if (signal?.[kAborted] === undefined) throw new ERR_INVALID_ARG_TYPE(`signals[${i}]`, 'AbortSignal', signal);
  });
  const composite = new AbortSignal(kMake);
  composite[kComposite] = new WeakRef(composite);
  composite[kSourceSignals] = new Set();
  const aborted = signals.find((signal) => signal[kAborted]);
  if (aborted !== undefined) {
    composite[kAborted] = true;
    composite[kReason] = aborted[kReason];
    return composite;
  }
  for (const signal of signals) {
    if (!signal[kComposite]) {
      follow(composite, signal);
      continue;
    }
    // Those behind another composite are followed themselves: the one between may go.
    for (const ref of signal[kSourceSignals]) {
      const source = ref.deref();
      if (source === undefined) continue;
      if (source[kAborted]) {
        composite[kAborted] = true;
        composite[kReason] = source[kReason];
        return composite;
      }
      follow(composite, source);
    }
  }
  return composite;
}

function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const dependants = [];
  for (const ref of signal[kDependantSignals] ?? []) {
    const dependant = ref.deref();
    if (dependant === undefined || dependant[kAborted]) continue;
    // All know before the first listener runs.
    dependant[kAborted] = true;
    dependant[kReason] = reason;
    dependants.push(dependant);
  }
  announce(signal);
  for (const dependant of dependants) {
    announce(dependant);
    held.delete(dependant);
  }
}

function announce(signal) {
  signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
}

class AbortController {
  #signal;

  get signal() {
    return this.#signal ??= new AbortSignal(kMake);
  }

  abort(reason = defaultReason()) {
    abortSignal(this.#signal ??= new AbortSignal(kMake), reason);
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { signal: this.signal }, depth, options);
  }
}

const tag = (value) => ({ __proto__: null, configurable: true, enumerable: false, writable: false, value });
Object.defineProperties(AbortSignal.prototype, {
  aborted: kEnumerableProperty,
  [Symbol.toStringTag]: tag('AbortSignal'),
});
defineEventHandler(AbortSignal.prototype, 'abort');
Object.defineProperties(AbortController.prototype, {
  signal: kEnumerableProperty,
  abort: kEnumerableProperty,
  [Symbol.toStringTag]: tag('AbortController'),
});
for (const type of [AbortSignal, AbortController]) Object.defineProperty(type, 'prototype', { __proto__: null, writable: false });

/** util.aborted(): fulfilled once the signal aborts, if the resource still lives then. */
async function aborted(signal, resource) {
  const { kValidateObjectAllowObjects, validateAbortSignal, validateObject } = require('internal/validators');
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  const { kWeakHandler } = require('internal/events/event_target');
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', kValidateObjectAllowObjects);
  if (signal.aborted) return undefined;
  const { promise, resolve } = Promise.withResolvers();
  signal.addEventListener('abort', (event) => {
    if (event.isTrusted) resolve();
  }, { [kWeakHandler]: resource, once: true });
  return promise;
}

module.exports = { AbortController, AbortSignal, aborted };
