'use strict';

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
    this.expose = status < 500;
  }
}

const titles = new Map([
  [400, 'Bad request'],
  [404, 'Not found'],
  [413, 'Too large'],
  [415, 'Unsupported media type'],
]);

function notFound(req, res, next) {
  next(new HttpError(404, `There is nothing at ${req.path}`));
}

/** The last middleware: one place that turns errors into answers, as JSON for who asks for that. */
function errorPage(error, req, res, next) {
  if (res.headersSent) {
    next(error);
    return;
  }
  const status = error.status ?? 500;
  const message = error.expose ? error.message : 'Something went wrong';
  if (status >= 500) console.error(error.stack);
  res.status(status);
  if (req.path.startsWith('/api/') || req.accepts(['html', 'json']) === 'json') {
    res.json({ error: { status, message } });
  } else {
    res.render('error', { title: titles.get(status) ?? 'Error', status, message });
  }
}

module.exports = { HttpError, errorPage, notFound };
