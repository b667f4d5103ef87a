'use strict';

// EventTarget, and event handler attributes. NodeEventTarget, with an EventEmitter's methods, is in node_event_target.js.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MISSING_ARGS },
  genericNodeError,
} = require('internal/errors');
const { customInspectSymbol, kEmptyObject, kEnumerableProperty } = require('internal/util');
const { kValidateObjectAllowObjects, validateAbortSignal, validateObject } = require('internal/validators');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned, kResistStopPropagation } = require('internal/events/symbols');
const { CustomEvent, Event, beginDispatch, endDispatch, isEvent, isStopped, kTrustEvent } = require('internal/events/event');
const { ListenerList } = require('internal/events/listener_list');

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kWeakHandler = Symbol('kWeak');
const kIsNodeStyleListener = Symbol('kIsNodeStyleListener');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kCreateEvent = Symbol('kCreateEvent');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');

function isEventTarget(value) {
  return value?.constructor?.[kIsEventTarget];
}

function checkThis(value) {
  if (!isEventTarget(value) || value[kEvents] === undefined) throw new ERR_INVALID_THIS('EventTarget');
}

/** Makes an object that was not constructed as one an event target. */
function initEventTarget(target) {
  target[kEvents] = new Map();
  target[kMaxEventTargetListeners] = require('events').defaultMaxListeners;
  target[kMaxEventTargetListenersWarned] = false;
  target[kHandlers] = new Map();
}

/** Whether there is anything to add; null is accepted, with a warning. */
function isListener(listener, target, type) {
  if (typeof listener === 'function' || typeof listener === 'object' && listener !== null) return true;
  if (listener === undefined || listener === null) {
    if (target !== undefined) {
      process.emitWarning(genericNodeError(`addEventListener called with ${listener} which has no effect.`,
        { name: 'AddEventListenerArgumentTypeWarning', target, type }));
    }
    return false;
  }
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function typeName(type) {
  if (typeof type === 'symbol') throw new ERR_INVALID_ARG_VALUE('value', type);
  return `${type}`;
}

function listenerOptions(options) {
  if (typeof options === 'boolean') return { capture: options };
  if (options === undefined || options === null) return kEmptyObject;
  validateObject(options, 'options', kValidateObjectAllowObjects);
  return {
    once: Boolean(options.once),
    capture: Boolean(options.capture),
    passive: Boolean(options.passive),
    signal: options.signal,
    weak: options[kWeakHandler],
    resistStopPropagation: options[kResistStopPropagation] ?? false,
    nodeStyle: Boolean(options[kIsNodeStyleListener]),
  };
}

/** What a listener throws is nobody's to catch: the other listeners run all the same. */
function throwLater(error) {
  process.nextTick(() => { throw error; });
}

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() {
    initEventTarget(this);
  }

  /** Called after a listener was added; overridden where that has consequences. */
  [kNewListener](size, type, _listener, _once, _capture, _passive, _weak) {
    const limit = this[kMaxEventTargetListeners];
    if (limit > 0 && size > limit && !this[kMaxEventTargetListenersWarned]) {
      this[kMaxEventTargetListenersWarned] = true;
      const { inspect } = require('internal/util/inspect');
      process.emitWarning(genericNodeError(
        `Possible EventTarget memory leak detected. ${size} ${type} listeners added to ${inspect(this, { depth: -1 })}. ` +
        `MaxListeners is ${limit}. Use events.setMaxListeners() to increase limit`,
        { name: 'MaxListenersExceededWarning', target: this, type, count: size }));
    }
  }

  [kRemoveListener](_size, _type, _listener, _capture) {}

  addEventListener(type, listener, options = kEmptyObject) {
    checkThis(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const parsed = listenerOptions(options);
    const { once = false, capture = false, passive = false, signal, weak } = parsed;
    validateAbortSignal(signal, 'options.signal');
    if (!isListener(listener, this, type)) return;
    type = typeName(type);
    if (signal) {
      if (signal.aborted) return;
      // Held weakly: a signal that lives long must not keep every target it ever served.
      signal.addEventListener('abort', () => this.removeEventListener(type, listener, options),
        { __proto__: null, once: true, [kWeakHandler]: this, [kResistStopPropagation]: true });
    }
    let list = this[kEvents].get(type);
    if (list === undefined) {
      list = new ListenerList();
      this[kEvents].set(type, list);
    } else if (list.find(listener, capture) !== undefined) {
      return;
    }
    list.add(listener, {
      once, capture, passive, weak, resistStopPropagation: parsed.resistStopPropagation === true, nodeStyle: parsed.nodeStyle,
    });
    this[kNewListener](list.size, type, listener, once, capture, passive, weak);
  }

  removeEventListener(type, listener, options = kEmptyObject) {
    checkThis(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    type = typeName(type);
    const capture = options === true || options?.capture === true;
    const list = this[kEvents].get(type);
    const found = list?.find(listener, capture);
    if (found === undefined) return;
    found.remove();
    if (list.size === 0) this[kEvents].delete(type);
    this[kRemoveListener](list.size, type, listener, capture);
  }

  dispatchEvent(event) {
    checkThis(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('event');
    if (!isEvent(event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    return this[kHybridDispatch](event, event.type, event);
  }

  /** Calls all listeners; the event is made of `value` when first needed, for targets that also have plain listeners. */
  [kHybridDispatch](value, type, event) {
    let started = false;
    const theEvent = () => {
      if (event === undefined) event = this[kCreateEvent](value, type);
      if (!started) {
        beginDispatch(event, this);
        started = true;
      }
      return event;
    };
    if (event !== undefined) theEvent();
    const list = this[kEvents].get(type);
    let listener = list?.first;
    while (listener !== undefined) {
      // Before the call, which may add behind it.
      const { next } = listener;
      if (!listener.removed && (event === undefined || !isStopped(event) || listener.resistStopPropagation)) {
        call(this, list, listener, type, listener.nodeStyle ? () => value : theEvent);
      }
      listener = next;
    }
    return started ? endDispatch(event) : true;
  }

  [kCreateEvent](value, type) {
    return value ?? new Event(type);
  }

  [customInspectSymbol](depth, options) {
    checkThis(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/util/inspect');
    return `${name} ${inspect({}, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth })}`;
  }
}

function call(target, list, listener, type, argument) {
  const callback = listener.get();
  if (callback === undefined) {
    listener.remove();
    return;
  }
  if (listener.once) {
    listener.remove();
    if (list.size === 0 && target[kEvents].get(type) === list) target[kEvents].delete(type);
    target[kRemoveListener](list.size, type, callback, listener.capture);
  }
  try {
    const value = argument();
    let result;
    if (typeof callback === 'function') {
      result = Reflect.apply(callback, target, [value]);
    } else {
      const { handleEvent } = callback;
      if (typeof handleEvent === 'function') result = Reflect.apply(handleEvent, callback, [value]);
    }
    if (result !== undefined && result !== null && typeof result.then === 'function') {
      result.then(undefined, throwLater);
    }
  } catch (error) {
    throwLater(error);
  }
}

Object.defineProperties(EventTarget.prototype, {
  addEventListener: kEnumerableProperty,
  removeEventListener: kEnumerableProperty,
  dispatchEvent: kEnumerableProperty,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'EventTarget' },
});
Object.defineProperty(EventTarget, 'prototype', { __proto__: null, writable: false });

/** Listeners of a type, for events.getEventListeners(). */
function listenersOf(target, type) {
  const listeners = [];
  for (let each = target[kEvents].get(type)?.first; each !== undefined; each = each.next) {
    const callback = each.get();
    if (callback !== undefined) listeners.push(callback);
  }
  return listeners;
}

/** An attribute `onNAME`: one listener that keeps its place while what it calls changes. */
function defineEventHandler(emitter, name, event = name) {
  const propertyName = `on${name}`;
  Object.defineProperty(emitter, propertyName, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: Object.defineProperty(function get() {
      checkThis(this);
      return this[kHandlers]?.get(event)?.handler ?? null;
    }, 'name', { __proto__: null, configurable: true, value: `get ${propertyName}` }),
    set: Object.defineProperty(function set(value) {
      checkThis(this);
      const handlers = this[kHandlers];
      const known = handlers.get(event);
      if (known === undefined) {
        if (typeof value !== 'function') return;
        const attribute = { handler: value };
        handlers.set(event, attribute);
        this.addEventListener(event, function handler(...args) {
          if (typeof attribute.handler !== 'function') return undefined;
          return Reflect.apply(attribute.handler, this, args);
        });
        return;
      }
      known.handler = typeof value === 'function' ? value : null;
    }, 'name', { __proto__: null, configurable: true, value: `set ${propertyName}` }),
  });
}

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  defineEventHandler,
  initEventTarget,
  isEventTarget,
  kCreateEvent,
  kEvents,
  kHandlers,
  kHybridDispatch,
  kIsNodeEventTarget,
  kIsNodeStyleListener,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
  listenersOf,
  get NodeEventTarget() { return require('internal/events/node_event_target').NodeEventTarget; },
  get initNodeEventTarget() { return require('internal/events/node_event_target').initNodeEventTarget; },
};
