'use strict';

const { formidable, errors } = require('formidable');
const { HttpError } = require('./errors');

const maxFileSize = 8 * 1024 * 1024;
const imageTypes = new Map([['image/png', '.png'], ['image/jpeg', '.jpg'], ['image/gif', '.gif'], ['image/webp', '.webp']]);

/**
 * Streams a form's image to a file in `folder`; nothing is held in memory.
 *
 * @return {Promise<{ name: string, file: string, size: number, fields: object }>} the name that the visitor's file had,
 *   and the file's name now
 */
async function receiveImage(req, folder) {
  const form = formidable({
    uploadDir: folder,
    maxFiles: 1,
    maxFileSize,
    hashAlgorithm: 'sha256',
    filename: (name, extension, part) => `${Date.now()}-${Math.random().toString(36).slice(2)}${imageTypes.get(part.mimetype)}`,
    filter(part) {
      if (imageTypes.has(part.mimetype)) return true;
      form.emit('error', new HttpError(415, `${part.mimetype} is no image that this shop takes`));
      return false;
    },
  });
  let parsed;
  try {
    parsed = await form.parse(req);
  } catch (error) {
    throw asHttpError(error);
  }
  const [fields, { image: [image] = [] }] = parsed;
  if (image === undefined) throw new HttpError(400, 'The form has no image');
  return { name: image.originalFilename, file: image.newFilename, size: image.size, hash: image.hash, fields };
}

function asHttpError(error) {
  if (error instanceof HttpError) return error;
  const tooLarge = error.code === errors.biggerThanMaxFileSize || error.code === errors.biggerThanTotalMaxFileSize;
  return new HttpError(error.httpCode ?? (tooLarge ? 413 : 400), error.message);
}

module.exports = { receiveImage };
