'use strict';
const assert = require('node:assert');
const { Readable } = require('node:stream');
const iconv = require('iconv-lite');

const text = '中文编码 ABC €';
assert.strictEqual(iconv.encode('中文', 'gbk').toString('hex'), 'd6d0cec4');
assert.strictEqual(iconv.encode('中文', 'big5').toString('hex'), 'a4a4a4e5');
assert.strictEqual(iconv.encode('日本', 'shift_jis').toString('hex'), '93fa967b');
for (const encoding of ['gb18030', 'utf8', 'utf16le', 'utf-16be', 'utf7']) {
  assert.strictEqual(iconv.decode(iconv.encode(text, encoding), encoding), text, encoding);
}
assert.strictEqual(iconv.decode(Buffer.from([0x80, 0xe9]), 'win1252'), '€é');
assert.strictEqual(iconv.encode('€', 'latin1').toString(), '?');
assert.strictEqual(iconv.encodingExists('koi8-r'), true);

const bytes = iconv.encode(text, 'gb18030');
let decoded = '';
Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])))
  .pipe(iconv.decodeStream('gb18030'))
  .on('data', (part) => decoded += part)
  .on('end', () => {
    assert.strictEqual(decoded, text);
    console.log('OK iconv-lite');
  });
