'use strict';
const { compose, Duplex, Readable, Transform, duplexPair } = require('stream');

const text = async (stream) => {
  let all = '';
  for await (const chunk of stream) all += chunk;
  return all;
};

(async () => {
  const upper = new Transform({ transform(chunk, encoding, cb) { cb(null, String(chunk).toUpperCase()); } });
  const both = compose(upper, async function* (source) {
    for await (const chunk of source) yield `<${chunk}>`;
  });
  both.end('abc');
  console.log(await text(both));

  console.log(await text(Duplex.from(['x', 'y'])));
  console.log(await text(Duplex.from(Promise.resolve('later'))));
  const taken = [];
  const sink = Duplex.from(async (source) => { for await (const chunk of source) taken.push(String(chunk)); });
  sink.on('finish', () => console.log(taken));
  sink.write('1');
  sink.end('2');
  await new Promise((resolve) => sink.on('close', resolve));

  console.log(await text(Readable.from(['a', 'b']).compose(async function* (source) {
    for await (const chunk of source) yield chunk + chunk;
  })));

  const [left, right] = duplexPair();
  left.end('over there');
  console.log(await text(right));
  for (const bad of [1, {}, null]) {
    try {
      Duplex.from(bad);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
})();
