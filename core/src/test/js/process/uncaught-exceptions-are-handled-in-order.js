'use strict';

process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
process.on('exit', (code) => console.log('exit', code));

setTimeout(() => { throw new Error('first timer'); }, 1);
setTimeout(() => console.log('second timer'), 1);
setImmediate(() => {
  process.nextTick(() => { throw new Error('tick'); });
  process.nextTick(() => console.log('next tick'));
  queueMicrotask(() => { throw new Error('microtask'); });
});
Promise.reject(new Error('rejected'));
throw new Error('main');
