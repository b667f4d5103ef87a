'use strict';

// The JavaScript side of the event loop: requests (one answer), handles (many events), and what runs after each macrotask.
// Java calls a function made by macrotask() for each of them; no exception leaves it.

const { getFrame, setFrame } = require('internal/async_hooks/context');
const { runMicrotasks, rejectionFlag } = require('internal/engine');
const ticks = require('internal/loop/ticks');
const { enter, ids, leave } = require('internal/async_hooks/ids');

const callbacks = [];
const frames = [];
const asyncIds = [];
const triggerIds = [];
const free = [];
const active = new Map(); // id -> what process.getActiveResourcesInfo() calls it

/** A one-shot request: callback(status, value) once Java completes it. */
function request(callback, resource) {
  const id = free.length > 0 ? free.pop() : callbacks.length;
  callbacks[id] = callback;
  frames[id] = getFrame();
  asyncIds[id] = ++ids.last;
  triggerIds[id] = ids.execution;
  if (resource !== undefined) active.set(id, resource);
  if (ids.init !== undefined) tellInit(id, resource);
  return id;
}

/** A request has no object of its own: its callback stands for it. */
function tellInit(id, resource = 'Request') {
  ids.init(asyncIds[id], resource.toUpperCase(), triggerIds[id], callbacks[id]);
}

/** Takes a request back that was never handed to Java, or that failed at once. */
function forget(id) {
  callbacks[id] = undefined;
  frames[id] = undefined;
  active.delete(id);
  free.push(id);
}

/** A many-shot handle: onevent(event, a, b) for each event until it is released. */
function handle(onevent, resource) {
  return request(onevent, resource);
}

function release(id) {
  if (ids.destroy !== undefined) ids.destroy(asyncIds[id]);
  forget(id);
}

/** Ticks and microtasks, until both queues are empty; then rejections that nobody handled. */
function drain() {
  if (!ticks.pending()) {
    runMicrotasks();
    if (!ticks.pending() && rejectionFlag[0] === 0) return;
  }
  do {
    ticks.run();
  } while (rejectionFlag[0] !== 0 && require('internal/process/promises').settle() || ticks.pending());
}

/** An exception that left a macrotask: the program may handle it, else it ends here. Then what the macrotask left. */
function recover(error) {
  setFrame(undefined);
  for (;;) {
    try {
      require('internal/process/uncaught').handle(error, 'uncaughtException');
      require('internal/async_hooks').unwind();
      drain();
      return;
    } catch (next) {
      error = next;
    }
  }
}

/** Makes a function that Java may call: fn, then what follows every macrotask. */
function macrotask(fn) {
  return (a, b, c, d) => {
    try {
      fn(a, b, c, d);
      ids.execution = 0;
      drain();
    } catch (error) {
      recover(error);
    }
  };
}

/** Makes a function that Java may call for many macrotasks: fn goes on where an exception left it. */
function phase(fn) {
  return () => {
    for (;;) {
      try {
        fn();
        return;
      } catch (error) {
        recover(error);
      }
    }
  };
}

function complete(id, status, value) {
  const callback = callbacks[id];
  const frame = frames[id];
  const asyncId = asyncIds[id];
  const triggerId = triggerIds[id];
  forget(id);
  if (callback === undefined) return;
  try {
    setFrame(frame);
    enter(asyncId, triggerId, callback);
    if (ids.destroy !== undefined) ids.destroy(asyncId); // It is queued only.
    callback(status, value);
    leave(asyncId);
    drain();
    setFrame(undefined);
  } catch (error) {
    recover(error);
  }
}

function emit(id, event, a, b) {
  const callback = callbacks[id];
  if (callback === undefined) return;
  const asyncId = asyncIds[id];
  try {
    setFrame(frames[id]);
    enter(asyncId, triggerIds[id], callback);
    callback(event, a, b);
    leave(asyncId);
    drain();
    setFrame(undefined);
  } catch (error) {
    recover(error);
  }
}

/** Names of what keeps the loop alive. */
function activeResources() {
  return [...active.values()];
}

module.exports = { activeResources, complete, drain, emit, forget, handle, macrotask, phase, recover, release, request };
