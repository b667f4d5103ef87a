'use strict';

// Where entries go: the global buffers of marks, measures and resources, and the observers of their type.

const { DOMException } = require('internal/events/domexception');

const warnAt = 1e6;
const buffers = { __proto__: null, mark: [], measure: [], resource: [] };
const clearers = { __proto__: null, mark: 'performance.clearMarks', measure: 'performance.clearMeasures' };
const warned = { __proto__: null, mark: false, measure: false };

// What entries there can be in this process; 'http' and the like come from those modules through enqueue().
const supported = ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource'];

const observers = new Set();
const counts = new Map(); // entry type -> how many observers want it
const watchers = { __proto__: null, gc: () => require('internal/perfhooks/garbage') }; // told of the first and the last

function watch(type) {
  const count = (counts.get(type) ?? 0) + 1;
  counts.set(type, count);
  if (count === 1) watchers[type]?.().start();
}

function unwatch(type) {
  const count = counts.get(type) - 1;
  counts.set(type, count);
  if (count === 0) watchers[type]?.().stop();
}

/** Whether anyone observes a type: what is not observed need not be measured. */
function hasObserver(type) {
  return (counts.get(type) ?? 0) > 0;
}

/** Tells the observers. */
function enqueue(entry) {
  for (const observer of observers) observer.offer(entry);
}

/** Keeps a mark or measure, and tells the observers. */
function add(entry) {
  const { entryType } = entry;
  enqueue(entry);
  const buffer = buffers[entryType];
  buffer.push(entry);
  if (buffer.length > warnAt && !warned[entryType]) {
    warned[entryType] = true;
    const warning = new Error('Possible perf_hooks memory leak detected. ' +
      `${buffer.length} ${entryType} entries added to the global performance entry buffer. ` +
      `Use ${clearers[entryType]} to clear the buffer.`);
    warning.name = 'MaxPerformanceEntryBufferExceededWarning';
    warning.entryType = entryType;
    warning.count = buffer.length;
    process.emitWarning(warning);
  }
}

function clear(type, name) {
  buffers[type] = name === undefined ? [] : buffers[type].filter((entry) => entry.name !== name);
}

function byStart(first, second) {
  return first.startTime - second.startTime;
}

/** Entries of the buffers, oldest first. */
function entries(name, type) {
  const types = type === undefined ? ['mark', 'measure', 'resource'] : type in buffers ? [type] : [];
  let found = [];
  for (const each of types) found = found.concat(buffers[each]);
  if (name !== undefined) found = found.filter((entry) => entry.name === name);
  return type === undefined || name === undefined ? found.sort(byStart) : found;
}

// Resources: a buffer of limited size, and a second one for what comes while its owner is being told that it is full.

let resourceLimit = 250;
let secondary = [];
let pendingFull = false;
let dispatchFull = () => {};

function addResource(entry) {
  enqueue(entry);
  if (buffers.resource.length < resourceLimit && !pendingFull) {
    buffers.resource.push(entry);
    return;
  }
  if (!pendingFull) {
    pendingFull = true;
    require('timers').setImmediate(tellFull);
  }
  secondary.push(entry);
}

function tellFull() {
  while (secondary.length > 0) {
    const before = secondary.length;
    dispatchFull();
    let moved = 0;
    while (moved < secondary.length && buffers.resource.length < resourceLimit) buffers.resource.push(secondary[moved++]);
    secondary = secondary.slice(moved);
    // Nobody makes room: the rest is lost.
    if (secondary.length >= before) secondary = [];
  }
  pendingFull = false;
}

function setResourceLimit(size) {
  resourceLimit = size;
}

function onResourcesFull(callback) {
  dispatchFull = callback;
}

/** When something was: a mark's time by its name, or a time itself. */
function markTime(name) {
  const { nodeMilestones, milestone } = require('internal/perfhooks/milestones');
  if (nodeMilestones.includes(name)) return milestone(name);
  const buffer = buffers.mark;
  for (let i = buffer.length - 1; i >= 0; i--) if (buffer[i].name === name) return buffer[i].startTime;
  throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
}

module.exports = {
  add, addResource, clear, enqueue, entries, hasObserver, markTime, observers, onResourcesFull, setResourceLimit, supported,
  unwatch, watch,
};
