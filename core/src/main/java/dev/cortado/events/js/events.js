'use strict';

// EventEmitter. The hot paths (on, emit, removeListener) keep one listener as itself and several as an array.

const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kShapeMode = Symbol('shapeMode');
const kRejection = Symbol.for('nodejs.rejection');

let defaultMaxListeners = 10;

const errors = () => require('internal/errors');

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

module.exports = EventEmitter;

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
EventEmitter.errorMonitor = kErrorMonitor;
EventEmitter.EventEmitter = EventEmitter;

Object.defineProperty(EventEmitter, 'captureRejections', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get() {
    return EventEmitter.prototype[kCapture];
  },
  set(value) {
    require('internal/validators').validateBoolean(value, 'EventEmitter.captureRejections');
    EventEmitter.prototype[kCapture] = value;
  },
});

Object.defineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null, configurable: false, enumerable: false, writable: true, value: false,
});

Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get: () => defaultMaxListeners,
  set(value) {
    require('internal/validators').validateNumber(value, 'defaultMaxListeners', 0);
    defaultMaxListeners = value;
  },
});

EventEmitter.init = function(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    this[kShapeMode] = true;
  }
  this._maxListeners ||= undefined;
  if (options?.captureRejections) {
    require('internal/validators').validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

function addCatch(emitter, promise, type, args) {
  if (!emitter[kCapture]) return;
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    then.call(promise, undefined, (error) => {
      // Out of the promise: what the handler throws is an uncaught exception.
      process.nextTick(emitUnhandledRejectionOrError, emitter, error, type, args);
    });
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitUnhandledRejectionOrError(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  const previous = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = previous;
  }
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  require('internal/validators').validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

/** An error's stack with the place it was emitted at. */
function decorateStack(error, own) {
  let where = '';
  try {
    const { name } = this.constructor;
    if (name !== 'EventEmitter') where = ` on ${name} instance`;
  } catch {
    // An odd constructor: no name then.
  }
  const separator = `\nEmitted 'error' event${where} at:\n`;
  const errorStack = `${error.stack}`.split('\n').slice(1);
  const ownStack = `${own.stack}`.split('\n').slice(1);
  const { length, offset } = commonTail(ownStack, errorStack);
  if (length > 0) {
    ownStack.splice(offset + 1, length - 2, '    [... lines matching original stack trace ...]');
  }
  return `${error.stack}${separator}${ownStack.join('\n')}`;
}

/** Where a stretch of at least four lines of a, found in b too, lies in a. */
function commonTail(a, b) {
  for (let i = 0; i < a.length - 3; i++) {
    const at = b.indexOf(a[i]);
    if (at === -1) continue;
    const rest = b.length - at;
    if (rest <= 3) continue;
    let length = 1;
    const most = Math.min(a.length - i, rest);
    while (most > length && a[i + length] === b[at + length]) length++;
    if (length > 3) return { length, offset: i };
  }
  return { length: 0, offset: 0 };
}

function emitError(emitter, events, args) {
  let handled = false;
  if (events !== undefined) {
    if (events[kErrorMonitor] !== undefined) emitter.emit(kErrorMonitor, ...args);
    handled = events.error !== undefined;
  }
  if (handled) return;
  const error = args.length > 0 ? args[0] : undefined;
  if (error instanceof Error) {
    try {
      const capture = {};
      Error.captureStackTrace(capture, EventEmitter.prototype.emit);
      Object.defineProperty(error, errors().kEnhanceStackBeforeInspector, {
        __proto__: null,
        value: Function.prototype.bind.call(decorateStack, emitter, error, capture),
        configurable: true,
      });
    } catch {
      // A frozen error goes as it is.
    }
    throw error;
  }
  let shown;
  const { inspect } = require('internal/util/inspect');
  try {
    shown = inspect(error);
  } catch {
    shown = error;
  }
  const { codes: { ERR_UNHANDLED_ERROR } } = errors();
  const failure = new ERR_UNHANDLED_ERROR(shown);
  failure.context = error;
  throw failure;
}

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') emitError(this, events, args);
  if (events === undefined) return false;
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result = handler.apply(this, args);
    if (result !== undefined && result !== null) addCatch(this, result, type, args);
  } else {
    const listeners = handler.slice();
    for (let i = 0; i < listeners.length; i++) {
      const result = listeners[i].apply(this, args);
      if (result !== undefined && result !== null) addCatch(this, result, type, args);
    }
  }
  return true;
};

function checkListener(listener) {
  require('internal/validators').validateFunction(listener, 'listener');
}

function addListener(target, type, listener, prepend) {
  if (typeof listener !== 'function') checkListener(listener);
  let events = target._events;
  let existing;
  if (events === undefined) {
    events = target._events = { __proto__: null };
    target._eventsCount = 0;
  } else {
    // Told before it is added, so that a listener of newListener does not see its own.
    if (events.newListener !== undefined) {
      target.emit('newListener', type, listener.listener ?? listener);
      events = target._events;
    }
    existing = events[type];
  }
  if (existing === undefined) {
    events[type] = listener;
    target._eventsCount++;
    return target;
  }
  if (typeof existing === 'function') {
    existing = events[type] = prepend ? [listener, existing] : [existing, listener];
  } else if (prepend) {
    existing.unshift(listener);
  } else {
    existing.push(listener);
  }
  const most = maxListenersOf(target);
  if (most > 0 && existing.length > most && !existing.warned) {
    existing.warned = true;
    warnOfLeak(target, type, existing.length, most);
  }
  return target;
}

function warnOfLeak(target, type, count, most) {
  const { inspect } = require('internal/util/inspect');
  const warning = errors().genericNodeError(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners ` +
    `added to ${inspect(target, { depth: -1 })}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
    { name: 'MaxListenersExceededWarning', emitter: target, type, count });
  process.emitWarning(warning);
}

EventEmitter.prototype.addListener = function addListenerMethod(type, listener) {
  return addListener(this, type, listener, false);
};
Object.defineProperty(EventEmitter.prototype.addListener, 'name', { __proto__: null, configurable: true, value: 'addListener' });

EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return addListener(this, type, listener, true);
};

function onceWrapper() {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return arguments.length === 0 ? this.listener.call(this.target) : this.listener.apply(this.target, arguments);
}

function wrapOnce(target, type, listener) {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  checkListener(listener);
  this.on(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  checkListener(listener);
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    this._eventsCount -= 1;
    if (this[kShapeMode]) {
      events[type] = undefined;
    } else if (this._eventsCount === 0) {
      this._events = { __proto__: null };
    } else {
      delete events[type];
    }
    if (events.removeListener) this.emit('removeListener', type, list.listener || listener);
    return this;
  }
  if (typeof list === 'function') return this;
  let position = -1;
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) {
      position = i;
      break;
    }
  }
  if (position < 0) return this;
  if (position === 0) list.shift();
  else list.splice(position, 1);
  if (list.length === 1) events[type] = list[0];
  if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  return this;
};

EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) {
    if (arguments.length === 0) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      if (--this._eventsCount === 0) this._events = { __proto__: null };
      else delete events[type];
    }
    this[kShapeMode] = false;
    return this;
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    this.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  }
  return this;
};

function listenersOf(target, type, unwrap) {
  const list = target._events?.[type];
  if (list === undefined) return [];
  if (typeof list === 'function') return unwrap ? [list.listener || list] : [list];
  return unwrap ? list.map((listener) => listener.listener || listener) : list.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

function listenerCount(type, listener) {
  const list = this._events?.[type];
  if (list === undefined) return 0;
  if (typeof list === 'function') {
    return listener === undefined || list === listener || list.listener === listener ? 1 : 0;
  }
  if (listener === undefined || listener === null) return list.length;
  let count = 0;
  for (const entry of list) if (entry === listener || entry.listener === listener) count++;
  return count;
}

EventEmitter.prototype.listenerCount = listenerCount;

EventEmitter.listenerCount = function(emitter, type) {
  if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
  return Reflect.apply(listenerCount, emitter, [type]);
};
Object.defineProperty(EventEmitter.listenerCount, 'name', { __proto__: null, configurable: true, value: 'listenerCount' });

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

for (const name of ['on', 'once', 'getEventListeners', 'getMaxListeners', 'setMaxListeners', 'addAbortListener']) {
  Object.defineProperty(EventEmitter, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    writable: true,
    value: { [name](...args) { return require('internal/events/static')[name].apply(this, args); } }[name],
  });
}

Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => require('internal/events/async_resource').EventEmitterAsyncResource,
  set: undefined,
});

