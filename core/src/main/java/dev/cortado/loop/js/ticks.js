'use strict';

// process.nextTick's queue: a ring that grows, drained between any two macrotasks.

const { getFrame, setFrame } = require('internal/async_hooks/context');
const { enqueueMicrotask, runMicrotasks } = require('internal/engine');
const { enter, ids, leave } = require('internal/async_hooks/ids');

const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');
const kFrame = Symbol('kAsyncContextFrame');

let ring = new Array(256);
let mask = 255;
let head = 0;
let tail = 0;

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this[kAsyncId] = ++ids.last;
    this[kTriggerId] = ids.execution;
    this[kFrame] = getFrame();
    if (ids.init !== undefined) ids.init(this[kAsyncId], 'TickObject', this[kTriggerId], this);
  }
}

function push(tick) {
  ring[tail] = tick;
  tail = (tail + 1) & mask;
  if (tail === head) grow();
}

function grow() {
  const size = ring.length;
  const larger = new Array(size * 2);
  for (let i = 0; i < size; i++) larger[i] = ring[(head + i) & mask];
  ring = larger;
  mask = size * 2 - 1;
  head = 0;
  tail = size;
}

function nextTick(callback) {
  if (typeof callback !== 'function') {
    require('internal/validators').validateFunction(callback, 'callback');
  }
  if (process._exiting) return;
  let args;
  switch (arguments.length) {
    case 1: break;
    case 2: args = [arguments[1]]; break;
    case 3: args = [arguments[1], arguments[2]]; break;
    default:
      args = new Array(arguments.length - 1);
      for (let i = 1; i < arguments.length; i++) args[i - 1] = arguments[i];
  }
  push(new Tick(callback, args));
}

function pending() {
  return head !== tail;
}

/** All ticks, and the microtasks after them, until none of either is left. */
function run() {
  do {
    while (head !== tail) {
      const tick = ring[head];
      ring[head] = undefined;
      head = (head + 1) & mask;
      const { callback, args, [kAsyncId]: asyncId } = tick;
      setFrame(tick[kFrame]);
      enter(asyncId, tick[kTriggerId], tick);
      if (ids.destroy !== undefined) ids.destroy(asyncId); // It is queued only.
      if (args === undefined) callback();
      else callback(...args);
      leave(asyncId);
    }
    setFrame(undefined);
    runMicrotasks();
  } while (head !== tail);
}

/** queueMicrotask: runs with the frame of the caller, and an error in it is uncaught, not a rejection. */
function queueMicrotask(callback) {
  require('internal/validators').validateFunction(callback, 'callback');
  const frame = getFrame();
  const asyncId = ++ids.last;
  const trigger = ids.execution;
  const resource = { callback };
  if (ids.init !== undefined) ids.init(asyncId, 'Microtask', trigger, resource);
  enqueueMicrotask(() => {
    setFrame(frame);
    enter(asyncId, trigger, resource);
    try {
      callback();
    } catch (error) {
      require('internal/process/uncaught').handle(error); // V8 would swallow it
    }
    leave(asyncId);
    if (ids.destroy !== undefined) ids.destroy(asyncId);
  });
}

module.exports = { kAsyncId, kTriggerId, nextTick, pending, queueMicrotask, run };
