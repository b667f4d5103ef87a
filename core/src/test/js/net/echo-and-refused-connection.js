'use strict';

const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.write(`echo:${data}`));
  socket.on('close', (hadError) => {
    console.log('server side closed', hadError);
    server.close(() => {
      console.log('server closed');
      refused();
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port, family } = server.address();
  console.log(family);
  const client = net.connect(port, '127.0.0.1', () => client.write('hello'));
  client.on('data', (data) => {
    console.log(`${data}`, client.bytesRead, client.bytesWritten, client.remoteAddress);
    client.end();
  });
});

function refused() {
  net.connect(1, '127.0.0.1').on('error', ({ code, message, errno, syscall, address, port }) => {
    console.log(code, message, errno, syscall, address, port);
  }).on('close', (hadError) => console.log('close', hadError));
}
