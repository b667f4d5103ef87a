'use strict';
const { Readable } = require('stream');

(async () => {
  const numbers = () => Readable.from([1, 2, 3, 4, 5, 6]);
  console.log(await numbers().map((n) => n * 2).toArray());
  console.log(await numbers().map(async (n) => n * 2, { concurrency: 3 }).filter((n) => n > 4).toArray());
  console.log(await numbers().drop(2).take(3).toArray());
  console.log(await numbers().flatMap((n) => [n, n]).take(5).toArray());
  console.log(await numbers().reduce((a, b) => a + b), await numbers().reduce((a, b) => a + b, 10));
  console.log(await numbers().some((n) => n > 5), await numbers().every((n) => n > 5), await numbers().find((n) => n > 3));
  const seen = [];
  await numbers().forEach((n) => { seen.push(n); });
  console.log(seen);
  for (const attempt of [
    () => numbers().map(1),
    () => numbers().drop(-1),
    () => numbers().map(() => {}, { concurrency: 0 }),
    () => Readable.from([]).reduce((a, b) => a + b),
    () => numbers().map(() => { throw new Error('mapped'); }).toArray(),
    () => numbers().toArray({ signal: AbortSignal.abort() }),
  ]) {
    try {
      await attempt();
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
})();
