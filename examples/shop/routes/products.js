'use strict';

const express = require('express');
const { receiveImage } = require('../lib/upload');

const remembered = 4;

module.exports = (catalog) => {
  const router = express.Router();

  router.get('/', (req, res) => {
    const query = typeof req.query.q === 'string' ? req.query.q : '';
    res.render('products', { title: query ? `Search: ${query}` : 'Products', query, products: catalog.find(query) });
  });

  router.param('id', (req, res, next, id) => {
    req.product = catalog.get(id);
    next();
  });

  router.get('/products/:id', (req, res) => {
    const { product } = req;
    const recent = (req.signedCookies.recent || '').split('.').filter((id) => /^\d+$/.test(id));
    const others = recent.filter((id) => id !== `${product.id}`);
    res.cookie('recent', [product.id, ...others].slice(0, remembered).join('.'), { signed: true, httpOnly: true, sameSite: 'lax' });
    res.render('product', { title: product.name, product, recent: others.map((id) => catalog.get(id)) });
  });

  router.post('/products/:id/image', async (req, res) => {
    const { name, file, size, hash, fields } = await receiveImage(req, catalog.uploads);
    req.product.image = { name, url: `/uploads/${file}`, caption: fields.caption?.[0] ?? '' };
    if (req.accepts(['html', 'json']) === 'json') res.status(201).json({ name, url: req.product.image.url, size, sha256: hash });
    else res.redirect(303, `/products/${req.product.id}`);
  });

  return router;
};
