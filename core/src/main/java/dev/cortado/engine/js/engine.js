'use strict';

// What only V8 can tell. The %-functions are V8's runtime functions; natives syntax is on for that reason (see Engine.java).

const binding = internalBinding('engine');
const flags = new Int32Array(binding.flags);
const compileFunctionParameters = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Runs all microtasks now. */
function runMicrotasks() {
  %PerformMicrotaskCheckpoint();
}

function enqueueMicrotask(callback) {
  %EnqueueMicrotask(callback);
}

function isProxy(value) {
  return %IsJSProxy(value);
}

/** Whether two objects have the same hidden class: then they are of one kind and have one prototype. */
function sameShape(first, second) {
  return %HaveSameMap(first, second);
}

/** [target, handler] of a proxy, or the target alone; undefined for another value; nulls once revoked. */
function getProxyDetails(value, showProxy = true) {
  if (typeof value !== 'object' && typeof value !== 'function' || value === null || !%IsJSProxy(value)) return undefined;
  return showProxy ? [%JSProxyGetTarget(value), %JSProxyGetHandler(value)] : %JSProxyGetTarget(value);
}

/** [state, result]: state 0 pending, 1 fulfilled, 2 rejected. */
function getPromiseDetails(promise) {
  return binding.promiseDetails(promise);
}

const ONLY_ENUMERABLE = 2;

/** Own keys, symbols too, without array indices. */
function getOwnNonIndexProperties(object, filter) {
  const keys = [];
  for (const key of Reflect.ownKeys(object)) {
    if (typeof key === 'string' && isIndex(key)) continue;
    if (filter === ONLY_ENUMERABLE && !Reflect.getOwnPropertyDescriptor(object, key)?.enumerable) continue;
    keys.push(key);
  }
  return keys;
}

function isIndex(key) {
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57 || key.length > 10) return false;
  const number = key >>> 0;
  return `${number}` === key && number !== 4294967295;
}

const nullPrototypeSample = Object.create(null);

/** The name of the constructor that made an object, as V8 remembers it even without a prototype. */
function getConstructorName(object) {
  if (sameShape(object, nullPrototypeSample)) return 'Object';
  return require('internal/engine/preview').constructorName(object);
}

/** Call sites above the caller. */
function getCallSites(count = 10) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  Error.stackTraceLimit = count;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.captureStackTrace(holder, getCallSites);
  const sites = holder.stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return sites;
}

/** Entries of a Map or Set iterator, a WeakMap or a WeakSet, without moving it. */
function previewEntries(object, isIterator) {
  return require('internal/engine/preview').previewEntries(object, isIterator);
}

function arrayBufferDetach(buffer) {
  %ArrayBufferDetach(buffer);
}

/**
 * Compiles the body of a CommonJS module, or of a function with other parameters. A SyntaxError is thrown; its place is in
 * the map `syntaxErrorLocation`.
 */
const syntaxErrorLocation = new WeakMap();
function compileFunction(source, name, parameters = compileFunctionParameters) {
  const result = binding.compileFunction(source, name, parameters);
  if (typeof result === 'function') return result;
  throw syntaxError(result);
}

function syntaxError({ 0: message, 1: location }) {
  const error = new SyntaxError(message.replace(/^SyntaxError: /, ''));
  syntaxErrorLocation.set(error, location);
  return error;
}

/** Throws the SyntaxError of a script that does not compile. */
function checkScript(source, name) {
  const failure = binding.checkScript(source, name);
  if (failure !== null && failure !== undefined) throw syntaxError(failure);
}

/** Runs source as a script in the global scope and returns its completion value. */
function runScript(source, name) {
  return (0, eval)(`${source}\n//# sourceURL=${name}`); // eslint-disable-line no-eval
}

module.exports = {
  arrayBufferDetach,
  checkScript,
  compileFunction,
  enqueueMicrotask,
  syntaxErrorLocation,
  getCallSites,
  getConstructorName,
  getOwnNonIndexProperties,
  getPromiseDetails,
  getProxyDetails,
  heapStatistics: binding.heapStatistics,
  isProxy,
  kind: binding.kind,
  openHandles: binding.handles,
  previewEntries,
  rejectionFlag: flags,
  runMicrotasks,
  runScript,
  sameShape,
  takeRejections: binding.takeRejections,
  v8Version: binding.version,
  watchCollections: binding.watchCollections,
};
