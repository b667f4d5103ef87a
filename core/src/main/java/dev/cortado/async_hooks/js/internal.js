'use strict';

// The registry of hooks, and telling them. A hook that throws ends the process, as in Node: there is no one to catch it.

const { ids } = require('internal/async_hooks/ids');

let hooks = []; // those enabled; copied before a change, since one may be enabled or disabled while they are told
let destroyed = [];

function enable(hook) {
  if (hooks.includes(hook)) return;
  hooks = [...hooks, hook];
  update();
}

function disable(hook) {
  if (!hooks.includes(hook)) return;
  hooks = hooks.filter((each) => each !== hook);
  update();
}

function update() {
  ids.init = hooks.some((hook) => hook.init !== undefined) ? tellInit : undefined;
  ids.before = hooks.some((hook) => hook.before !== undefined) ? tellBefore : undefined;
  ids.after = hooks.some((hook) => hook.after !== undefined) ? tellAfter : undefined;
  ids.destroy = hooks.some((hook) => hook.destroy !== undefined) ? queueDestroy : undefined;
}

function tellInit(asyncId, type, triggerId, resource) {
  try {
    for (const { init } of hooks) if (init !== undefined) init(asyncId, type, triggerId, resource);
  } catch (error) {
    fatal(error);
  }
}

function tellBefore(asyncId) {
  try {
    for (const { before } of hooks) if (before !== undefined) before(asyncId);
  } catch (error) {
    fatal(error);
  }
}

function tellAfter(asyncId) {
  try {
    for (const { after } of hooks) if (after !== undefined) after(asyncId);
  } catch (error) {
    fatal(error);
  }
}

/** Not at once: something may be destroyed within a garbage collection or in the middle of a callback. */
function queueDestroy(asyncId) {
  destroyed.push(asyncId);
  if (destroyed.length > 1) return;
  ids.flush = tellDestroyed;
  require('internal/timers').atCheck(tellDestroyed);
}

function tellDestroyed() {
  while (destroyed.length > 0) {
    const batch = destroyed;
    destroyed = [];
    try {
      for (const asyncId of batch) {
        for (const { destroy } of hooks) if (destroy !== undefined) destroy(asyncId);
      }
    } catch (error) {
      fatal(error);
    }
  }
}

function fatal(error) {
  if (typeof error?.stack === 'string') {
    process._rawDebug(error.stack);
  } else {
    const shown = { message: String(error), name: 'Error', toString: Error.prototype.toString };
    Error.captureStackTrace(shown, fatal);
    process._rawDebug(shown.stack.replace(/^\[object Object\]|^/, () => `Error: ${String(error)}`));
  }
  process.exit(1);
}

function newAsyncId() {
  return ++ids.last;
}

function executionAsyncId() {
  return ids.execution;
}

function triggerAsyncId() {
  return ids.trigger;
}

const topLevelResource = {};

function executionAsyncResource() {
  return ids.resource ?? topLevelResource;
}

/** After an exception left all scopes and was handled: ends the outermost one, which it left too. */
function unwind() {
  if (ids.execution > 1 && ids.after !== undefined) ids.after(ids.execution);
  ids.execution = 0;
  ids.trigger = 0;
  ids.resource = undefined;
}

const { kAsyncId, kTriggerId } = require('internal/loop/ticks');

module.exports = {
  /** For objects of ours that are resources. */
  symbols: { async_id_symbol: kAsyncId, trigger_async_id_symbol: kTriggerId },
  disable, enable, executionAsyncId, executionAsyncResource, newAsyncId, triggerAsyncId, unwind,
};
