'use strict';
const { callbackify, deprecate, inherits, promisify } = require('util');

function sum(a, b, callback) { callback(a < 0 ? new Error('negative') : null, a + b); }
const summed = promisify(sum);
console.log(summed.name, summed.length, promisify(summed) === summed);

class Counter {
  constructor() { this.count = 1; }
}
Counter.prototype.add = promisify(function(n, callback) { callback(null, this.count + n); });

const back = callbackify(async function plus(a) { return a + 1; });
console.log(back.name, back.length);

function Base() {}
Base.prototype.hello = () => 'hello';
function Derived() {}
inherits(Derived, Base);
console.log(new Derived().hello(), Derived.super_ === Base, Object.keys(Derived));

process.on('warning', (warning) => console.log('warning:', warning.name, warning.code, warning.message));
const old = deprecate((x) => x * 2, 'old is old', 'DEP_OLD');
const older = deprecate(() => {}, 'never shown: the code is known', 'DEP_OLD');
console.log(old(2), old(3), older(), old.length);

for (const attempt of [() => promisify(5), () => callbackify(5), () => inherits(Derived, {}), () => inherits(null, Base),
  () => deprecate(() => {}, 'x', 5), () => back(1)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

(async () => {
  console.log(await summed(1, 2), await new Counter().add(4));
  await summed(-1, 2).catch((error) => console.log('rejected:', error.message));
  await new Promise((resolve) => back(1, (error, value) => resolve(console.log(error, value))));
  await new Promise((resolve) => callbackify(() => Promise.reject(null))((error) =>
    resolve(console.log(error.name, error.code, error.message, error.reason))));
})();
