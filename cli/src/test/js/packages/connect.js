'use strict';
const assert = require('node:assert');
const http = require('node:http');
const connect = require('connect');

const app = connect();
const seen = [];
app.use((req, res, next) => {
  seen.push(req.method);
  next();
});
app.use('/hello', (req, res) => res.end(`Hello ${req.url}`));
app.use('/fail', () => {
  throw new Error('broken');
});
app.use((error, req, res, next) => {
  res.statusCode = 500;
  res.end(error.message);
});

function get(port, path) {
  return new Promise((resolve, reject) => {
    http.get({ port, path, agent: false }, (res) => {
      let body = '';
      res.setEncoding('utf8').on('data', (text) => body += text).on('end', () => resolve([res.statusCode, body]));
    }).on('error', reject);
  });
}

const server = app.listen(0, async () => {
  const { port } = server.address();
  assert.deepStrictEqual(await get(port, '/hello/there'), [200, 'Hello /there']);
  assert.deepStrictEqual(await get(port, '/fail'), [500, 'broken']);
  assert.strictEqual((await get(port, '/nothing'))[0], 404);
  assert.deepStrictEqual(seen, ['GET', 'GET', 'GET']);
  server.close(() => console.log('OK connect'));
});
