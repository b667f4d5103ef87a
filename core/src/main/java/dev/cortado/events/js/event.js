'use strict';

// Event and CustomEvent. An event has one target and no tree to travel: what the DOM says of propagation only sets flags.

const { codes: { ERR_EVENT_RECURSION, ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { customInspectSymbol, kEmptyObject, kEnumerableProperty } = require('internal/util');
const { kValidateObjectAllowObjectsAndNull, validateObject } = require('internal/validators');

const kTrustEvent = Symbol('kTrustEvent');

// Within this folder: what a target does to an event while it is dispatched.
let isEvent;
let beginDispatch;
let endDispatch;
let isStopped;

class Event {
  #type;
  #bubbles;
  #cancelable;
  #composed;
  #trusted;
  #timeStamp;
  #defaultPrevented = false;
  #propagationStopped = false;
  #stopped = false;
  #dispatched = false;
  #target = null;

  static {
    isEvent = (value) => typeof value === 'object' && value !== null && #type in value;
    beginDispatch = (event, target) => {
      if (event.#dispatched) throw new ERR_EVENT_RECURSION(event.#type);
      event.#target = target;
      event.#dispatched = true;
    };
    endDispatch = (event) => {
      event.#dispatched = false;
      return !(event.#cancelable && event.#defaultPrevented);
    };
    isStopped = (event) => event.#stopped;
  }

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    this.#type = `${type}`;
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
    this.#trusted = options?.[kTrustEvent] === true;
    this.#timeStamp = require('internal/perfhooks/clock').now();
  }

  static #check(value) {
    if (!isEvent(value)) throw new ERR_INVALID_THIS('Event');
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (this.#dispatched) return;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  [customInspectSymbol](depth, options) {
    Event.#check(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/util/inspect');
    return `${name} ${inspect({
      type: this.#type,
      defaultPrevented: this.#cancelable && this.#defaultPrevented,
      cancelable: this.#cancelable,
      timeStamp: this.#timeStamp,
    }, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth })}`;
  }

  stopImmediatePropagation() {
    Event.#check(this);
    this.stopPropagation();
    this.#stopped = true;
  }

  preventDefault() {
    Event.#check(this);
    this.#defaultPrevented = true;
  }

  get target() {
    Event.#check(this);
    return this.#target;
  }

  get currentTarget() {
    Event.#check(this);
    return this.#dispatched ? this.#target : null;
  }

  get srcElement() {
    Event.#check(this);
    return this.#target;
  }

  get type() {
    Event.#check(this);
    return this.#type;
  }

  get cancelable() {
    Event.#check(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    Event.#check(this);
    return this.#cancelable && this.#defaultPrevented;
  }

  get timeStamp() {
    Event.#check(this);
    return this.#timeStamp;
  }

  composedPath() {
    Event.#check(this);
    return this.#dispatched ? [this.#target] : [];
  }

  get returnValue() {
    Event.#check(this);
    return !this.#cancelable || !this.#defaultPrevented;
  }

  set returnValue(value) {
    Event.#check(this);
    if (!value) this.#defaultPrevented = true;
  }

  get bubbles() {
    Event.#check(this);
    return this.#bubbles;
  }

  get composed() {
    Event.#check(this);
    return this.#composed;
  }

  get eventPhase() {
    Event.#check(this);
    return this.#dispatched ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    Event.#check(this);
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    Event.#check(this);
    if (value) this.#propagationStopped = true;
  }

  stopPropagation() {
    Event.#check(this);
    this.#propagationStopped = true;
  }

  get isTrusted() {
    Event.#check(this);
    return this.#trusted;
  }

  static NONE = 0;
  static CAPTURING_PHASE = 1;
  static AT_TARGET = 2;
  static BUBBLING_PHASE = 3;
}

const constant = { __proto__: null, configurable: false, enumerable: true, writable: false };
Object.defineProperties(Event, {
  prototype: { __proto__: null, writable: false },
  NONE: constant,
  CAPTURING_PHASE: constant,
  AT_TARGET: constant,
  BUBBLING_PHASE: constant,
});
const eventMembers = { __proto__: null };
for (const name of ['initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement', 'type',
  'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed', 'eventPhase',
  'cancelBubble', 'stopPropagation']) eventMembers[name] = kEnumerableProperty;
Object.defineProperties(Event.prototype, {
  ...eventMembers,
  // Not to be replaced on the prototype: a program may ask for the getter to tell a real event.
  isTrusted: { __proto__: null, configurable: false, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'Event' },
});

class CustomEvent extends Event {
  #detail;

  constructor(type, options = kEmptyObject) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (!(typeof this === 'object' && this !== null && #detail in this)) throw new ERR_INVALID_THIS('CustomEvent');
    return this.#detail;
  }
}

Object.defineProperties(CustomEvent.prototype, {
  detail: kEnumerableProperty,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'CustomEvent' },
});

module.exports = { CustomEvent, Event, beginDispatch, endDispatch, isEvent, isStopped, kTrustEvent };
