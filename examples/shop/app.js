'use strict';

const path = require('node:path');
const compression = require('compression');
const cookieParser = require('cookie-parser');
const express = require('express');
const session = require('express-session');
const morgan = require('morgan');
const { carts } = require('./lib/cart');
const { errorPage, notFound } = require('./lib/errors');
const { formatPrice } = require('./lib/format');

const secret = process.env.SESSION_SECRET ?? 'only for trying it out';

function createApp(catalog) {
  const app = express();
  app.disable('x-powered-by');
  app.set('view engine', 'ejs');
  app.set('views', path.join(__dirname, 'views'));
  app.enable('view cache');
  app.locals.formatPrice = formatPrice;

  if (process.env.ACCESS_LOG !== 'off') app.use(morgan('combined'));
  app.use(compression());
  app.use(express.static(path.join(__dirname, 'public'), { maxAge: '1h' }));
  app.use('/uploads', express.static(catalog.uploads, { immutable: true, maxAge: '1d' }));

  app.use(cookieParser(secret));
  app.use(session({
    name: 'shop.sid',
    secret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' },
  }));
  app.use(express.urlencoded({ extended: false, limit: '20kb' }));
  app.use(express.json({ limit: '100kb' }));
  app.use(carts(catalog));

  app.use('/', require('./routes/products')(catalog));
  app.use('/cart', require('./routes/cart')(catalog));
  app.use('/checkout', require('./routes/checkout')());
  app.use('/api', require('./routes/api')(catalog));

  app.use(notFound);
  app.use(errorPage);
  return app;
}

module.exports = { createApp };
