'use strict';
const assert = require('node:assert');
const mime = require('mime');

assert.strictEqual(mime.getType('目录/page.HTML'), 'text/html');
assert.strictEqual(mime.getType('font.woff2'), 'font/woff2');
assert.strictEqual(mime.getType('nothing'), null);
assert.strictEqual(mime.getExtension('application/json; charset=utf-8'), 'json');
mime.define({ 'text/x-tea': ['tea'] });
assert.strictEqual(mime.getType('green.tea'), 'text/x-tea');
console.log('OK mime');
