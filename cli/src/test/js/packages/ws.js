'use strict';
const assert = require('node:assert');
const { WebSocket, WebSocketServer } = require('ws');

const big = Buffer.alloc(300_000, '长');

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true }, () => {
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}/chat?room=1`, ['v1']);
  const received = [];
  client.on('open', () => {
    client.send('你好');
    client.send(big);
    client.ping('are you there');
  });
  const receive = (what) => {
    received.push(what);
    if (received.length === 3) client.close(4000, '再见');
  };
  client.on('pong', (data) => receive(`pong ${data}`));
  client.on('message', (data, isBinary) => receive(isBinary ? `${data.length}` : data.toString()));
  client.on('close', (code) => {
    assert.strictEqual(code, 4000);
    assert.deepStrictEqual(received.sort(), [`${big.length}`, '回 你好', 'pong are you there'].sort());
    server.close(() => console.log('OK ws'));
  });
});

server.on('connection', (socket, request) => {
  assert.strictEqual(request.url, '/chat?room=1');
  assert.strictEqual(socket.protocol, 'v1');
  socket.on('message', (data, isBinary) => {
    if (isBinary) assert.ok(big.equals(data));
    socket.send(isBinary ? data : `回 ${data}`, { binary: isBinary });
  });
  socket.on('close', (code, reason) => assert.strictEqual(`${code} ${reason}`, '4000 再见'));
});
