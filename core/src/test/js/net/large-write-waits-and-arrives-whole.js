'use strict';

const net = require('net');

const payload = Buffer.alloc(8 * 1024 * 1024, 'x');
const server = net.createServer((socket) => {
  let length = 0;
  socket.pause();
  setTimeout(() => socket.resume(), 20);
  socket.on('data', (chunk) => { length += chunk.length; });
  socket.on('end', () => {
    console.log('received', length);
    server.close();
  });
});
server.listen(0, () => {
  const client = net.connect(server.address().port);
  console.log('all at once', client.write(payload, () => console.log('written', client.bytesWritten)));
  client.end();
});
