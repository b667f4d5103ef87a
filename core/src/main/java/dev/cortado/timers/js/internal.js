'use strict';

// Timer lists: one for each duration, in a heap by expiry. Memory shared with Java tells when the next one is due and how
// many referenced timers and immediates there are, so that setting a timer crosses nothing.

const { getFrame, setFrame } = require('internal/async_hooks/context');
const { state, clock, NEXT_TIMER, NOW, TIMER_REFS, IMMEDIATES, IMMEDIATE_REFS, updateNow } = require('internal/loop/state');
const { drain } = require('internal/loop');
const { enter, ids, leave } = require('internal/async_hooks/ids');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

const TIMEOUT_MAX = 2 ** 31 - 1;
const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');
const kFrame = Symbol('kAsyncContextFrame');

const lists = new Map(); // duration -> TimersList
const heap = [];
const primitives = new Map(); // Symbol.toPrimitive's numbers
let nextListId = 0;

/** Timers of one duration, oldest first: a doubly linked ring through the list itself. */
class TimersList {
  constructor(duration, expiry) {
    this._idleNext = this;
    this._idlePrev = this;
    this.duration = duration;
    this.expiry = expiry;
    this.id = nextListId++;
    this.position = 0;
  }
}

function earlier(a, b) {
  return a.expiry < b.expiry || a.expiry === b.expiry && a.id < b.id;
}

function siftUp(list) {
  let at = list.position;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!earlier(list, heap[parent])) break;
    heap[at] = heap[parent];
    heap[at].position = at;
    at = parent;
  }
  heap[at] = list;
  list.position = at;
}

function siftDown(list) {
  let at = list.position;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && earlier(heap[child + 1], heap[child])) child++;
    if (!earlier(heap[child], list)) break;
    heap[at] = heap[child];
    heap[at].position = at;
    at = child;
  }
  heap[at] = list;
  list.position = at;
}

function removeList(list) {
  lists.delete(list.duration);
  const last = heap.pop();
  if (last !== list) {
    last.position = list.position;
    heap[last.position] = last;
    siftDown(last);
    siftUp(last);
  }
}

function publish() {
  clock[NEXT_TIMER] = heap.length === 0 ? 0 : Math.max(heap[0].expiry, Number.MIN_VALUE);
}

function unlink(timer) {
  timer._idleNext._idlePrev = timer._idlePrev;
  timer._idlePrev._idleNext = timer._idleNext;
  timer._idleNext = null;
  timer._idlePrev = null;
}

function append(list, timer) {
  const last = list._idlePrev;
  timer._idleNext = list;
  timer._idlePrev = last;
  last._idleNext = timer;
  list._idlePrev = timer;
}

/** Queues a timer that is in no list. */
function insert(timer, start) {
  const duration = Math.trunc(timer._idleTimeout);
  timer._idleStart = start;
  let list = lists.get(duration);
  if (list === undefined) {
    list = new TimersList(duration, start + duration);
    lists.set(duration, list);
    list.position = heap.length;
    heap.push(list);
    siftUp(list);
    if (heap[0] === list) publish();
  }
  setList(timer, list);
  append(list, timer);
}

// Which list a timer is in; not a property that programs see.
let listOf;
let setList;

class Timeout {
  #list = null;

  static {
    listOf = (timer) => timer.#list;
    setList = (timer, list) => { timer.#list = list; };
  }

  constructor(callback, after, args, isRepeat, isRefed) {
    if (after === undefined) {
      after = 1;
    } else {
      after *= 1;
    }
    if (!(after >= 1 && after <= TIMEOUT_MAX)) {
      if (after > TIMEOUT_MAX) warn(after, 'TimeoutOverflowWarning', 'does not fit into a 32-bit signed integer');
      else if (after < 0) warn(after, 'TimeoutNegativeWarning', 'is a negative number');
      else if (Number.isNaN(after)) warn(after, 'TimeoutNaNWarning', 'is not a number');
      after = 1;
    }
    this._idleTimeout = after;
    this._idlePrev = null;
    this._idleNext = null;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? after : null;
    this._destroyed = false;
    this[kRefed] = isRefed;
    this[kHasPrimitive] = false;
    this[kAsyncId] = ++ids.last;
    this[kTriggerId] = ids.execution;
    this[kFrame] = getFrame();
    if (isRefed) state[TIMER_REFS]++;
    if (ids.init !== undefined) ids.init(this[kAsyncId], 'Timeout', this[kTriggerId], this);
  }

  [require('internal/util/inspect').inspect.custom](_, options) {
    const { inspect } = require('internal/util/inspect');
    return inspect(this, { ...options, depth: 0, customInspect: false });
  }

  refresh() {
    if (this.#list !== null && this._idleNext !== null) {
      unlinkFromList(this);
      insert(this, now());
    } else if (!this._destroyed || this[kRefed] !== null) {
      if (this[kRefed] === null) this[kRefed] = true;
      if (this[kRefed] && this._destroyed) state[TIMER_REFS]++;
      this._destroyed = false;
      if (this._idleTimeout !== -1 && this._idleNext === null) insert(this, now());
    }
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      if (!this._destroyed) state[TIMER_REFS]--;
    }
    return this;
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      if (!this._destroyed) state[TIMER_REFS]++;
    }
    return this;
  }

  hasRef() {
    return this[kRefed] === true;
  }

  close() {
    clearTimer(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      primitives.set(this[kAsyncId], this);
    }
    return this[kAsyncId];
  }

  [Symbol.dispose]() {
    clearTimer(this);
  }
}

let warnedNegative = false;
let warnedNotANumber = false;

/** Overflow is told each time; what is negative or no number once in a process. */
function warn(after, name, what) {
  if (name === 'TimeoutNegativeWarning') {
    if (warnedNegative) return;
    warnedNegative = true;
  } else if (name === 'TimeoutNaNWarning') {
    if (warnedNotANumber) return;
    warnedNotANumber = true;
  }
  process.emitWarning(`${after} ${what}.\nTimeout duration was set to 1.`, name);
}

let wallTime = 0;

/** The loop's time, brought up to date as Node does for each timer: a long macrotask must not make it due early. */
function now() {
  // V8's own clock, which costs no crossing, tells whether the loop's can have changed.
  const wall = Date.now();
  if (wall !== wallTime) {
    wallTime = wall;
    updateNow();
  }
  return Math.trunc(clock[NOW]);
}

/** Starts a timer as setTimeout does. */
function start(timer) {
  insert(timer, now());
  return timer;
}

function unlinkFromList(timer) {
  const list = listOf(timer);
  unlink(timer);
  setList(timer, null);
  if (list._idleNext === list && list !== running) {
    const first = heap[0] === list;
    removeList(list);
    if (first) publish();
  }
}

function clearTimer(timer) {
  if (timer._destroyed) {
    timer._onTimeout = null;
    return;
  }
  timer._destroyed = true;
  timer._onTimeout = null;
  if (ids.destroy !== undefined) ids.destroy(timer[kAsyncId]);
  if (timer[kHasPrimitive]) primitives.delete(timer[kAsyncId]);
  if (timer[kRefed]) state[TIMER_REFS]--;
  if (timer._idleNext !== null) unlinkFromList(timer);
  timer._idleTimeout = -1;
}

let running = null;

/** Runs what is due, with ticks and microtasks after each timer. Called by the loop, again after an uncaught error. */
function runTimers() {
  settleRunning();
  while (heap.length > 0) {
    const list = heap[0];
    if (list.expiry > now()) break;
    runList(list);
  }
  publish();
}

/** After an error left a timer: its list is in an intermediate state. */
function settleRunning() {
  const list = running;
  if (list === null) return;
  running = null;
  if (interrupted !== null) {
    const timer = interrupted;
    interrupted = null;
    finish(timer, now());
  }
  if (list._idleNext === list && lists.get(list.duration) === list) removeList(list);
}

let interrupted = null;

function runList(list) {
  running = list;
  let ran = false;
  for (;;) {
    const timer = list._idleNext;
    if (timer === list) break;
    if (ran) updateNow();
    const time = now();
    const due = timer._idleStart + list.duration;
    if (due > time) {
      running = null;
      list.expiry = Math.max(due, time + 1);
      siftDown(list);
      return;
    }
    unlink(timer);
    setList(timer, null);
    if (timer._destroyed || timer._onTimeout === null) continue;
    ran = true;
    interrupted = timer;
    setFrame(timer[kFrame]);
    const args = timer._timerArgs;
    const asyncId = timer[kAsyncId];
    enter(asyncId, timer[kTriggerId], timer);
    if (args === undefined) timer._onTimeout();
    else Reflect.apply(timer._onTimeout, timer, args);
    interrupted = null;
    finish(timer, time);
    leave(asyncId);
    drain();
    setFrame(undefined);
  }
  running = null;
  if (lists.get(list.duration) === list && list._idleNext === list) removeList(list);
}

/** Queues a repeating timer again; lets go of another one. */
function finish(timer, started) {
  if (timer._idleNext !== null || timer._destroyed) return;
  if (timer._repeat !== null && timer._idleTimeout !== -1) {
    timer._idleTimeout = timer._repeat;
    updateNow();
    insert(timer, now());
    return;
  }
  timer._destroyed = true;
  if (ids.destroy !== undefined) ids.destroy(timer[kAsyncId]);
  if (timer[kHasPrimitive]) primitives.delete(timer[kAsyncId]);
  if (timer[kRefed]) state[TIMER_REFS]--;
}

// Immediates

class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    this[kAsyncId] = ++ids.last;
    this[kTriggerId] = ids.execution;
    this[kFrame] = getFrame();
    state[IMMEDIATES]++;
    state[IMMEDIATE_REFS]++;
    queue.push(this);
    if (ids.init !== undefined) ids.init(this[kAsyncId], 'Immediate', this[kTriggerId], this);
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      state[IMMEDIATE_REFS]++;
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      state[IMMEDIATE_REFS]--;
    }
    return this;
  }

  hasRef() {
    return this[kRefed] === true;
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

let queue = [];
let outstanding = null;
let position = 0;

function settleImmediate(immediate) {
  immediate._destroyed = true;
  state[IMMEDIATES]--;
  if (immediate[kRefed]) state[IMMEDIATE_REFS]--;
  immediate[kRefed] = null;
  if (ids.destroy !== undefined) ids.destroy(immediate[kAsyncId]);
}

function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  settleImmediate(immediate);
  immediate._onImmediate = null;
}

let checks = [];

/** Runs fn in the next check phase, before immediates and seen by nobody. Does not keep the loop alive. */
function atCheck(fn) {
  checks.push(fn);
  state[IMMEDIATES]++;
}

function runChecks() {
  const batch = checks;
  checks = [];
  state[IMMEDIATES] -= batch.length;
  for (const fn of batch) {
    fn();
    drain();
  }
}

/** Runs the immediates queued before now. Called by the loop, again after an uncaught error. */
function runImmediates() {
  if (outstanding === null) {
    if (checks.length > 0) runChecks();
    outstanding = queue;
    queue = [];
    position = 0;
  }
  while (position < outstanding.length) {
    const immediate = outstanding[position++];
    if (immediate._destroyed) continue;
    settleImmediate(immediate);
    const callback = immediate._onImmediate;
    const args = immediate._argv;
    const asyncId = immediate[kAsyncId];
    setFrame(immediate[kFrame]);
    enter(asyncId, immediate[kTriggerId], immediate);
    try {
      if (args === undefined) Reflect.apply(callback, immediate, []);
      else Reflect.apply(callback, immediate, args);
    } finally {
      immediate._onImmediate = null;
    }
    leave(asyncId);
    drain();
    setFrame(undefined);
  }
  outstanding = null;
}

function activeTimers() {
  const names = [];
  for (const list of heap) {
    for (let timer = list._idleNext; timer !== list; timer = timer._idleNext) {
      if (timer[kRefed]) names.push('Timeout');
    }
  }
  for (const immediate of queue) if (immediate[kRefed]) names.push('Immediate');
  return names;
}

/** For internal users: a timer of a given duration that does not keep the loop alive. */
function setUnrefTimeout(callback, after) {
  require('internal/validators').validateFunction(callback, 'callback');
  const timer = new Timeout(callback, after, undefined, false, false);
  return start(timer);
}

/** Checks a duration as net and http do. */
function getTimerDuration(milliseconds, name) {
  const { validateNumber } = require('internal/validators');
  validateNumber(milliseconds, name);
  if (milliseconds < 0 || !Number.isFinite(milliseconds)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', milliseconds);
  }
  if (milliseconds > TIMEOUT_MAX) {
    process.emitWarning(`${milliseconds} does not fit into a 32-bit signed integer.` +
      `\nTimer duration was truncated to ${TIMEOUT_MAX}.`, 'TimeoutOverflowWarning');
    return TIMEOUT_MAX;
  }
  return milliseconds;
}

module.exports = {
  Immediate, TIMEOUT_MAX, Timeout, activeTimers, atCheck, clearImmediate, clearTimer, getTimerDuration, kTimeout: Symbol('timeout'),
  primitives, runImmediates, runTimers, setUnrefTimeout, start,
};
