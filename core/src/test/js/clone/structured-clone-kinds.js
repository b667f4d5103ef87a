'use strict';

const { inspect } = require('util');

function show(label, make) {
  let shown;
  try {
    shown = inspect(make(), { depth: 5 });
  } catch (error) {
    shown = `${error.name} ${error.code}: ${error.message}`;
  }
  console.log(`${label}: ${shown}`);
}

const cycle = { list: [1, , 3], map: new Map([['k', new Set([1])]]) };
cycle.self = cycle;
show('cycle', () => structuredClone(cycle));
show('boxed', () => structuredClone([Object(1), Object('s'), Object(3n)]));
show('date', () => structuredClone(new Date(5)));
show('function', () => structuredClone({ f: () => {} }));
show('symbol', () => structuredClone(Symbol('x')));
show('promise', () => structuredClone(Promise.resolve()));
show('iterator', () => structuredClone([].values()));
show('arguments', () => (function() { return structuredClone(arguments); })(1));
show('error', () => {
  const copy = structuredClone(new RangeError('m', { cause: { a: 1 } }));
  return [copy instanceof RangeError, copy.message, copy.cause, Reflect.ownKeys(copy)];
});
show('exception', () => {
  const copy = structuredClone(new DOMException('m', 'AbortError'));
  return [copy instanceof DOMException, copy.name, copy.code];
});
show('transfer', () => {
  const buffer = new ArrayBuffer(4);
  const view = new Uint8Array(buffer, 1);
  const copy = structuredClone({ buffer, view }, { transfer: [buffer] });
  return [copy.view.buffer === copy.buffer, buffer.detached, view.length];
});
show('failed transfer', () => {
  const buffer = new ArrayBuffer(4);
  try {
    structuredClone({ buffer, f() {} }, { transfer: [buffer] });
  } catch {
    return buffer.detached;
  }
});
show('duplicate', () => {
  const buffer = new ArrayBuffer(4);
  return structuredClone(1, { transfer: [buffer, buffer] });
});
