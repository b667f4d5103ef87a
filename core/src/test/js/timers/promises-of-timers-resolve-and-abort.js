'use strict';

const { setTimeout: sleep, setImmediate: soon, setInterval: every, scheduler } = require('node:timers/promises');
const { promisify } = require('node:util');

const tell = (what) => (error) => console.log(what, error.name, error.code, error.message, error.cause?.message ?? error.cause);

async function main() {
  console.log(await sleep(2, 'value'), await soon('soon'), await promisify(setTimeout)(1, 'promisified'));
  console.log(await scheduler.wait(1), await scheduler.yield());

  for (const options of [null, 1, { signal: 1 }, { ref: 'no' }]) {
    await sleep(1, 0, options).catch(tell('sleep'));
    await soon(0, options).catch(tell('soon'));
    await every(1, 0, options).next().catch(tell('every'));
  }
  await sleep('1').catch(tell('delay'));

  const aborted = AbortSignal.abort(new Error('why'));
  await sleep(1, 0, { signal: aborted }).catch(tell('before'));
  await soon(0, { signal: aborted }).catch(tell('before'));
  await every(1, 0, { signal: aborted }).next().catch(tell('before'));

  for (const start of [(signal) => sleep(1e6, 0, { signal }), (signal) => soon(0, { signal }), (signal) => every(1e6, 0, { signal }).next()]) {
    const controller = new AbortController();
    const waiting = start(controller.signal);
    controller.abort(new Error('later'));
    await waiting.catch(tell('during'));
  }

  let times = 0;
  for await (const value of every(1, 'tick')) {
    console.log(value, ++times);
    if (times === 3) break;
  }
  try {
    new scheduler.constructor();
  } catch (error) {
    tell('scheduler')(error);
  }
  try {
    scheduler.yield.call({});
  } catch (error) {
    tell('scheduler')(error);
  }
  sleep(1e6, 0, { ref: false }).then(() => console.log('never'));
}
main().then(() => console.log('done'));
