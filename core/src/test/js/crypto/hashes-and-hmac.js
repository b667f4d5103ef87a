'use strict';

const crypto = require('crypto');

for (const name of ['md5', 'sha1', 'SHA256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'RSA-SHA1']) {
  console.log(name, crypto.createHash(name).update('héllo').update(Buffer.from([0, 255])).digest('hex'));
  console.log(name, crypto.createHmac(name, 'key').update('häsh', 'latin1').digest('base64'));
}
console.log(crypto.createHmac('sha1', '').update('x').digest('hex'), crypto.hash('sha1', 'x'), crypto.hash('md5', 'x', 'base64'));
const hash = crypto.createHash('sha256').update('a');
const copy = hash.copy().update('b');
console.log(hash.digest().toString('hex') === crypto.hash('sha256', 'a'), copy.digest('hex') === crypto.hash('sha256', 'ab'));
for (const attempt of [() => hash.digest(), () => hash.update('x'), () => crypto.createHash('nope'), () => crypto.createHash(1),
  () => crypto.createHmac('nope', 'k'), () => crypto.createHmac('md5', null), () => crypto.createHash('md5').update(5),
  () => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)), () => crypto.randomBytes(-1), () => crypto.randomInt(3, 3),
  () => crypto.randomBytes('1')]) {
  try {
    attempt();
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}
console.log(crypto.timingSafeEqual(Buffer.from('a'), new Uint8Array([97])), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')));
console.log(crypto.randomBytes(12).length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
const values = Array.from({ length: 1000 }, () => crypto.randomInt(10, 13));
console.log([...new Set(values)].sort());
crypto.randomBytes(4, (error, bytes) => console.log(error, bytes.length));
crypto.createHash('md5').on('readable', function() {
  const digest = this.read();
  if (digest !== null) console.log('stream', digest.toString('hex'));
}).end('data');
