'use strict';

const http = require('node:http');
const { createApp } = require('./app');
const { openCatalog } = require('./lib/catalog');
const { closeOnSignal } = require('./lib/shutdown');

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';

async function main() {
  const catalog = await openCatalog();
  const server = http.createServer(createApp(catalog));
  server.on('error', (error) => {
    console.error(`Cannot listen on port ${port}: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, host, () => {
    console.log(`Shop listening on http://${host}:${server.address().port}`);
  });
  closeOnSignal(server, async () => {
    await catalog.close();
    console.log('Shop closed');
  });
}

main();
