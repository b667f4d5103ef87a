'use strict';

// process.nextTick's queue: a ring that grows, drained between any two macrotasks.

const { getFrame, setFrame } = require('internal/async_hooks/context');
const { enqueueMicrotask, runMicrotasks } = require('internal/engine');

let ring = new Array(256);
let mask = 255;
let head = 0;
let tail = 0;

class Tick {
  constructor(callback, args, frame) {
    this.callback = callback;
    this.args = args;
    this.frame = frame;
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
  push(new Tick(callback, args, getFrame()));
}

function pending() {
  return head !== tail;
}

/** All ticks, and the microtasks after them, until none of either is left. */
function run() {
  do {
    while (head !== tail) {
      const { callback, args, frame } = ring[head];
      ring[head] = undefined;
      head = (head + 1) & mask;
      setFrame(frame);
      if (args === undefined) callback();
      else callback(...args);
    }
    setFrame(undefined);
    runMicrotasks();
  } while (head !== tail);
}

/** queueMicrotask: runs with the frame of the caller, and an error in it is uncaught, not a rejection. */
function queueMicrotask(callback) {
  require('internal/validators').validateFunction(callback, 'callback');
  const frame = getFrame();
  enqueueMicrotask(() => {
    setFrame(frame);
    try {
      callback();
    } catch (error) {
      require('internal/process/uncaught').handle(error); // V8 would swallow it
    }
  });
}

module.exports = { nextTick, pending, queueMicrotask, run };
