'use strict';
// Every way to cut a text in two gives the same text, and what is held back is told.
const { StringDecoder } = require('string_decoder');

const text = 'aé€😀z\u0000';
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii']) {
  const bytes = Buffer.from(text);
  const whole = bytes.toString(encoding);
  let same = true;
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decoder = new StringDecoder(encoding);
    const got = decoder.write(bytes.subarray(0, cut)) + decoder.write(bytes.subarray(cut)) + decoder.end();
    same &&= got === whole;
  }
  console.log(encoding, same);
}

const decoder = new StringDecoder();
console.log(JSON.stringify(decoder.write(Buffer.from([0xe2, 0x82]))), decoder.lastNeed, decoder.lastTotal);
console.log(JSON.stringify(decoder.write(Buffer.from([0x41]))), decoder.lastNeed);
console.log(JSON.stringify(decoder.write(Buffer.from([0xf0, 0x9f]))), JSON.stringify(decoder.end()));
console.log(new StringDecoder('UCS-2').encoding, new StringDecoder('binary').encoding);
for (const attempt of [() => new StringDecoder('nope'), () => decoder.write(1), () => decoder.write(null)]) {
  try {
    attempt();
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
