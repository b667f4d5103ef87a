'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const first = new AsyncLocalStorage();
const second = new AsyncLocalStorage({ defaultValue: 'none' });

first.run('a', () => {
  second.enterWith('entered');
  console.log(first.getStore(), second.getStore());
});
console.log(first.getStore(), second.getStore());
first.run('b', async () => {
  await null;
  console.log('after await', first.getStore());
  setTimeout(() => console.log('timer', first.getStore()), 1);
  process.nextTick(() => console.log('tick', first.getStore()));
});
second.disable();
console.log(second.getStore());
