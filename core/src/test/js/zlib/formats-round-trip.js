'use strict';

const zlib = require('zlib');
const { pipeline } = require('stream');

const data = Buffer.from('Grüße, 世界! '.repeat(5000));
for (const [pack, unpack] of [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['gzip', 'unzip'], ['deflate', 'unzip']]) {
  const packed = zlib[`${pack}Sync`](data);
  console.log(pack, packed.length < data.length / 10, zlib[`${unpack}Sync`](packed).equals(data));
}
// Bytes that other tools made.
console.log(zlib.gunzipSync(Buffer.from('H4sICAAAAAAAA2EudHh0AEtMSgYAwkEkNQMAAAA=', 'base64')).toString());
console.log(zlib.crc32('hello'), zlib.crc32('lo', zlib.crc32('hel')));
const twice = Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two')]);
console.log(zlib.gunzipSync(twice).toString());
for (const attempt of [() => zlib.gunzipSync('not gzip'), () => zlib.inflateSync(Buffer.from([0x78, 0x9c, 1])), () => zlib.gzipSync(5),
  () => zlib.createGzip({ level: 10 }), () => zlib.inflateSync(zlib.deflateSync('x', { dictionary: Buffer.from('abc') })),
  () => zlib.inflateSync(zlib.deflateSync(data), { maxOutputLength: 10 })]) {
  try {
    attempt();
    console.log('no error');
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}
zlib.gzip(data, (error, packed) => {
  console.log(error, packed.length > 0);
  zlib.gunzip(packed.subarray(0, 50), (failure) => console.log(failure.code, failure.errno, failure.message));
  const chunks = [];
  const gunzip = zlib.createGunzip();
  gunzip.on('data', (chunk) => chunks.push(chunk)).on('end', () => console.log('end', Buffer.concat(chunks).equals(data), gunzip.bytesWritten === packed.length));
  for (let i = 0; i < packed.length; i += 7) gunzip.write(packed.subarray(i, i + 7));
  gunzip.end();
});
const gzip = zlib.createGzip();
pipeline(gzip, zlib.createGunzip(), (error) => console.log('pipeline', error)).on('data', (text) => {
  console.log('flushed', `${text}`);
  gzip.end();
});
gzip.write('partial');
gzip.flush();
