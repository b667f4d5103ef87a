'use strict';
// Starts the shop and uses all of it.
//
//   node test/features.js                     with this Node
//   node test/features.js /path/to/runtime    with another one
//   SHOP_URL=http://... node test/features.js against a shop that runs already

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const path = require('node:path');
const zlib = require('node:zlib');
const { Client } = require('./client');

const tests = {
  async 'lists products in Chinese and English'(client) {
    const { status, headers, text } = await client.get('/');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.match(text, /龙井茶/);
    assert.match(text, /Crème brûlée oolong/);
    assert.match(text, /&lt;b&gt;Not&lt;\/b&gt;/);
  },

  async 'finds by Chinese words'(client) {
    const { text } = await client.get(`/?q=${encodeURIComponent('普洱')}`);
    assert.match(text, /普洱茶饼/);
    assert.doesNotMatch(text, /龙井茶/);
    const found = JSON.parse((await client.get('/api/products?q=tea')).text);
    assert.deepEqual(found.products.map(({ id }) => id), [5]);
  },

  async 'remembers what was seen in a signed cookie'(client) {
    assert.doesNotMatch((await client.get('/products/1')).text, /Seen before/);
    assert.match((await client.get('/products/4')).text, /Seen before[^]*龙井茶/);
    const forged = await client.get('/products/4', { cookie: 'recent=s%3A2.forged' });
    assert.doesNotMatch(forged.text, /Seen before/);
  },

  async 'serves static files with validators and ranges'(client) {
    const whole = await client.get('/terms.txt');
    assert.equal(whole.status, 200);
    assert.match(whole.text, /本店条款/);
    assert.equal((await client.get('/terms.txt', { 'if-none-match': whole.headers.etag })).status, 304);
    assert.equal((await client.get('/terms.txt', { 'if-modified-since': whole.headers['last-modified'] })).status, 304);
    const part = await client.get('/terms.txt', { range: 'bytes=10-19' });
    assert.equal(part.status, 206);
    assert.equal(part.headers['content-range'], `bytes 10-19/${whole.bytes.length}`);
    assert.deepEqual(part.bytes, whole.bytes.subarray(10, 20));
    assert.deepEqual((await client.get('/terms.txt', { range: 'bytes=-5' })).bytes, whole.bytes.subarray(-5));
    assert.equal((await client.get('/terms.txt', { range: 'bytes=999999-' })).status, 416);
    assert.equal((await client.get('/..%2fserver.js')).status, 404);
  },

  async 'compresses'(client) {
    const plain = await client.get('/');
    const packed = await client.get('/', { 'accept-encoding': 'gzip' });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.ok(packed.bytes.length < plain.bytes.length);
    assert.equal(zlib.gunzipSync(packed.bytes).toString(), plain.text);
  },

  async 'keeps a cart in the session and checks out'(client) {
    assert.match((await client.get('/cart')).text, /The cart is empty/);
    const added = await client.postForm('/cart', { product: '1', quantity: '2' });
    assert.equal(added.status, 303);
    assert.equal(added.headers.location, '/cart');
    await client.postForm('/cart', { product: '4' });
    assert.match((await client.get('/cart')).text, /¥295\.00/);
    await client.postForm('/cart/remove', { product: '4' });
    assert.match((await client.get('/cart')).text, /id="total">¥256\.00/);
    assert.equal((await client.postForm('/checkout', { name: ' ', address: 'x' })).status, 400);
    const order = await client.postForm('/checkout', { name: '王小明', address: '杭州市西湖区 <1>' });
    assert.equal(order.status, 201);
    assert.match(order.text, /王小明[^]*2 × 龙井茶[^]*杭州市西湖区 &lt;1&gt;/);
    assert.match((await client.get('/cart')).text, /The cart is empty/);
  },

  async 'streams uploads to files'(client) {
    const image = crypto.randomBytes(5 * 1024 * 1024);
    const parts = [
      { name: 'caption', value: '手工制作' },
      { name: 'image', filename: '紫砂壶 照片.png', type: 'image/png', value: image },
    ];
    const answer = await client.postMultipart('/products/3/image', parts, { accept: 'application/json' });
    assert.equal(answer.status, 201, answer.text);
    const { name, url, size, sha256 } = JSON.parse(answer.text);
    assert.equal(name, '紫砂壶 照片.png');
    assert.equal(size, image.length);
    assert.equal(sha256, crypto.hash('sha256', image));
    assert.deepEqual((await client.get(url)).bytes, image);
    assert.deepEqual((await client.get(url, { range: 'bytes=1000000-1000099' })).bytes, image.subarray(1_000_000, 1_000_100));
    assert.match((await client.get('/products/3')).text, /alt="紫砂壶 照片\.png"[^]*手工制作/);
    assert.equal((await client.postMultipart('/products/3/image', parts)).headers.location, '/products/3');
  },

  async 'refuses uploads that do not fit'(client) {
    const json = { accept: 'application/json' };
    const post = (...parts) => client.postMultipart('/products/3/image', parts, json);
    assert.equal((await post({ name: 'image', filename: 'a.png', type: 'image/png', value: Buffer.alloc(9 << 20) })).status, 413);
    assert.equal((await post({ name: 'image', filename: 'a.txt', type: 'text/plain', value: 'text' })).status, 415);
    assert.equal((await post({ name: 'caption', value: 'no image' })).status, 400);
  },

  async 'speaks JSON'(client) {
    const created = await client.postJson('/api/products', { name: '茉莉花茶', price: 6800, stock: 3 });
    assert.equal(created.status, 201);
    const fetched = await client.get(created.headers.location);
    assert.equal(fetched.headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(JSON.parse(fetched.text).name, '茉莉花茶');
  },

  async 'turns errors into answers'(client) {
    const error = async (answer) => JSON.parse((await answer).text).error.status;
    assert.equal(await error(client.postJson('/api/products', '{"name":')), 400);
    assert.equal(await error(client.postJson('/api/products', { price: 1 })), 400);
    assert.equal(await error(client.postJson('/api/products', { name: 'x'.repeat(200_000), price: 1 })), 413);
    assert.equal(await error(client.postForm('/api/products', { name: 'x' })), 415);
    assert.equal(await error(client.get('/api/products/99')), 404);
    assert.equal((await client.get('/products/abc')).status, 400);
    assert.match((await client.get('/products/99')).text, /404: There is no product 99/);
    assert.equal((await client.get('/nothing/here')).status, 404);
    assert.equal((await client.postForm('/cart', { product: '1', quantity: '-1' })).status, 400);
    assert.equal((await client.get('/products/%E0%A4%A')).status, 400);
  },

  async 'stands many visitors at once'(client, base) {
    await Promise.all(Array.from({ length: 50 }, async (_, i) => {
      const visitor = new Client(base);
      const quantity = 1 + i % 9;
      await visitor.postForm('/cart', { product: '4', quantity: `${quantity}` });
      await visitor.get('/');
      const { text } = await visitor.get('/cart');
      assert.match(text, new RegExp(`Cart \\(${quantity}\\)`));
      visitor.close();
    }));
  },
};

async function start(command) {
  const { spawn } = require('node:child_process');
  const shop = spawn(command[0], [...command.slice(1), path.join(__dirname, '..', 'server.js')], {
    env: { ...process.env, PORT: '0', ACCESS_LOG: 'on', PAYMENT_MILLIS: '300' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  shop.log = '';
  const base = await new Promise((resolve, reject) => {
    shop.on('exit', (code) => reject(new Error(`The shop ended with ${code}`)));
    shop.stdout.setEncoding('utf8').on('data', (text) => {
      shop.log += text;
      const match = /listening on (http:\S+)/.exec(shop.log);
      if (match) resolve(match[1]);
    });
  });
  return { shop, base };
}

/** The order that is under way is answered, then the process ends with 0. */
async function checkShutdown(shop, base) {
  const client = new Client(base);
  await client.postForm('/cart', { product: '1' });
  const answer = client.postForm('/checkout', { name: 'A', address: 'B' });
  setTimeout(() => shop.kill('SIGTERM'), 100);
  const exit = new Promise((resolve) => shop.on('close', resolve));
  assert.equal((await answer).status, 201);
  client.close();
  assert.equal(await exit, 0);
  assert.match(shop.log, /"GET \/ HTTP\/1\.1" 200/);
  assert.match(shop.log, /Shop closed\n$/);
  console.log('ok ends cleanly');
}

async function main() {
  const command = process.argv.slice(2);
  const { shop, base } = process.env.SHOP_URL ?
    { base: process.env.SHOP_URL } :
    await start(command.length > 0 ? command : [process.execPath]);
  try {
    for (const [name, test] of Object.entries(tests)) {
      const client = new Client(base);
      await test(client, base);
      client.close();
      console.log(`ok ${name}`);
    }
    if (shop !== undefined) await checkShutdown(shop, base);
  } finally {
    shop?.kill('SIGKILL');
  }
}

main();
