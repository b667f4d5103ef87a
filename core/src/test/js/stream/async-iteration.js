'use strict';
// Leaving a loop early destroys the stream, unless asked not to; an error is thrown into the loop.
const { Readable } = require('stream');

(async () => {
  const one = Readable.from(['a', 'b', 'c']);
  for await (const chunk of one) {
    console.log(chunk);
    break;
  }
  console.log(one.destroyed);

  const two = Readable.from(['a', 'b', 'c']);
  for await (const chunk of two.iterator({ destroyOnReturn: false })) {
    console.log(chunk);
    break;
  }
  console.log(two.destroyed);
  for await (const chunk of two) console.log(chunk);
  console.log(two.destroyed);

  const three = new Readable({ read() { this.destroy(new Error('broken')); } });
  try {
    for await (const chunk of three) console.log(chunk);
  } catch (err) {
    console.log(err.message);
  }

  const four = Readable.from((function* () {
    try {
      yield 1;
      yield 2;
    } finally {
      console.log('generator closed');
    }
  })());
  for await (const n of four) {
    console.log(n);
    break;
  }
  const text = Readable.from(Buffer.from('häß'), { objectMode: false });
  text.setEncoding('utf8');
  for await (const chunk of text) console.log(chunk);
})();
