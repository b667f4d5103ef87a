'use strict';

// Whose turn it is: ids of the resource that runs now and of the one that made it. The loop, ticks and timers read and write
// this for everything they run; so it is one plain object, loaded at start. The functions are there only while a hook
// made by async_hooks.createHook() wants to be told (see internal.js).

const ids = {
  last: 1, // the last id that was given; 1 is the main script
  execution: 1,
  trigger: 0,
  resource: undefined, // undefined at the top level
  init: undefined, // (asyncId, type, triggerId, resource)
  before: undefined, // (asyncId)
  after: undefined, // (asyncId)
  destroy: undefined, // (asyncId), told later, in an immediate
  flush: undefined, // () tells now what was destroyed, before the process ends
};

/** A resource's callback is about to run, as (part of) a macrotask. */
function enter(asyncId, triggerId, resource) {
  ids.execution = asyncId;
  ids.trigger = triggerId;
  ids.resource = resource;
  if (ids.before !== undefined) ids.before(asyncId);
}

/** It has run. */
function leave(asyncId) {
  if (ids.after !== undefined) ids.after(asyncId);
  ids.execution = 0;
  ids.trigger = 0;
  ids.resource = undefined;
}

module.exports = { enter, ids, leave };
