/** File, a Blob with a name; JavaScript alone. */
package dev.cortado.file;
