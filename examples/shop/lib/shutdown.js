'use strict';

const graceMillis = 10_000;

/**
 * On SIGTERM or SIGINT: takes no new connections, lets requests that are under way finish, then runs `closed`. The
 * process ends by itself, as nothing keeps it alive any more.
 */
function closeOnSignal(server, closed) {
  let closing = false;

  server.on('request', (req, res) => {
    // A connection that lives on would keep the server from closing.
    if (closing) res.setHeader('Connection', 'close');
  });

  function close() {
    if (closing) return;
    closing = true;
    server.close(closed);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), graceMillis).unref();
  }

  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}

module.exports = { closeOnSignal };
