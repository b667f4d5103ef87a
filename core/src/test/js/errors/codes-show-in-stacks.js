'use strict';
const errors = [];
for (const attempt of [
  () => new URL('nowhere'),
  () => require('util').promisify(null),
  () => require('path').join(5),
  () => setTimeout(),
  () => Buffer.alloc(-1),
  () => require('events').once(),
  () => process.kill(process.pid, 'SIGNONE'),
]) {
  try {
    const result = attempt();
    if (result?.catch) result.catch(() => {});
  } catch (error) {
    errors.push(error);
  }
}
for (const error of errors) {
  console.log(error.stack.split('\n    at ')[0]);
  console.log(String(error));
  console.log(error.name, error.code, Object.keys(error), error.constructor.name, Object.prototype.toString.call(error));
}

const [error] = errors;
const changed = Object.assign(errors[1], { name: 'Other' });
console.log(String(changed), Object.keys(changed));
console.log(typeof Error.prepareStackTrace, Error.prepareStackTrace.name);
const late = new Error('first');
late.message = 'second';
console.log(late.stack.split('\n')[0]);
Error.prepareStackTrace = (each, trace) => `${each.message} with ${trace.length > 0}`;
console.log(new Error('own').stack, error instanceof TypeError);
