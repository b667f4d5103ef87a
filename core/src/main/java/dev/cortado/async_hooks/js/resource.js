'use strict';

// AsyncResource: what a program queues and calls later by itself.

const { codes: { ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID } } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { getFrame, setFrame } = require('internal/async_hooks/context');
const { kAsyncId, kTriggerId } = require('internal/loop/ticks');
const { ids } = require('internal/async_hooks/ids');

const kFrame = Symbol('context_frame');
const kDestroyed = Symbol('destroyed');

// Tells hooks of a resource that was collected, unless it was destroyed by hand.
let collected;
function destroyWhenCollected(resource, asyncId, state) {
  collected ??= new FinalizationRegistry(({ asyncId, state }) => {
    if (state === undefined || !state.destroyed) ids.destroy?.(asyncId);
  });
  collected.register(resource, { asyncId, state });
}

class AsyncResource {
  constructor(type, options = {}) {
    validateString(type, 'type');
    let triggerAsyncId = options;
    let requireManualDestroy = false;
    if (typeof options !== 'number') {
      triggerAsyncId = options.triggerAsyncId === undefined ? ids.execution : options.triggerAsyncId;
      requireManualDestroy = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(triggerAsyncId) || triggerAsyncId < -1) {
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerAsyncId);
    }
    this[kFrame] = getFrame();
    const asyncId = ++ids.last;
    this[kAsyncId] = asyncId;
    this[kTriggerId] = triggerAsyncId;
    if (ids.init !== undefined) {
      if (type.length === 0) throw new ERR_ASYNC_TYPE(type);
      ids.init(asyncId, type, triggerAsyncId, this);
    }
    if (!requireManualDestroy && ids.destroy !== undefined) {
      const state = { destroyed: false };
      this[kDestroyed] = state;
      destroyWhenCollected(this, asyncId, state);
    }
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const { execution, trigger, resource } = ids;
    const asyncId = this[kAsyncId];
    const prior = getFrame();
    ids.execution = asyncId;
    ids.trigger = this[kTriggerId];
    ids.resource = this;
    if (ids.before !== undefined) ids.before(asyncId);
    setFrame(this[kFrame]);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      setFrame(prior);
      if (ids.after !== undefined) ids.after(asyncId);
      ids.execution = execution;
      ids.trigger = trigger;
      ids.resource = resource;
    }
  }

  emitDestroy() {
    if (this[kDestroyed] !== undefined) this[kDestroyed].destroyed = true;
    ids.destroy?.(this[kAsyncId]);
    return this;
  }

  asyncId() {
    return this[kAsyncId];
  }

  triggerAsyncId() {
    return this[kTriggerId];
  }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    let bound;
    if (thisArg === undefined) {
      const resource = this;
      bound = function(...args) {
        return resource.runInAsyncScope(fn, this, ...args);
      };
    } else {
      bound = this.runInAsyncScope.bind(this, fn, thisArg);
    }
    let self = this;
    const warn = () => require('internal/util').deprecate(() => {},
      'The asyncResource property on bound functions is deprecated', 'DEP0172')();
    Object.defineProperties(bound, {
      length: { __proto__: null, configurable: true, enumerable: false, value: fn.length, writable: false },
      asyncResource: {
        __proto__: null,
        configurable: true,
        enumerable: true,
        get() {
          warn();
          return self;
        },
        set(value) {
          warn();
          self = value;
        },
      },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type ||= fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

module.exports = { AsyncResource };
