'use strict';
const assert = require('node:assert');
const http = require('node:http');
const Koa = require('koa');

const app = new Koa();
app.keys = ['secret'];
app.silent = true;
const order = [];
app.use(async (ctx, next) => {
  order.push('in');
  await next();
  order.push('out');
  ctx.set('X-Order', order.join(' '));
});
app.use(async (ctx) => {
  order.push('handler');
  if (ctx.path === '/teapot') ctx.throw(418, 'short and stout');
  ctx.cookies.set('name', 'koa', { signed: true });
  ctx.body = { query: ctx.query, 'text': '你好', ip: ctx.ip.includes('127.0.0.1') };
});

function get(port, path) {
  return new Promise((resolve, reject) => {
    http.get({ port, path, host: '127.0.0.1', agent: false }, (res) => {
      let body = '';
      res.setEncoding('utf8').on('data', (text) => body += text).on('end', () => resolve({ res, body }));
    }).on('error', reject);
  });
}

const server = app.listen(0, async () => {
  const { port } = server.address();
  const { res, body } = await get(port, '/?a=1&b=2');
  assert.strictEqual(res.statusCode, 200);
  assert.strictEqual(res.headers['content-type'], 'application/json; charset=utf-8');
  assert.strictEqual(res.headers['x-order'], 'in handler out');
  assert.strictEqual(res.headers['set-cookie'].length, 2);
  assert.deepStrictEqual(JSON.parse(body), { query: { a: '1', b: '2' }, text: '你好', ip: true });
  const refused = await get(port, '/teapot');
  assert.deepStrictEqual([refused.res.statusCode, refused.body], [418, 'short and stout']);
  server.close(() => console.log('OK koa'));
});
