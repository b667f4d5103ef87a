/** Facts about the machine and its user. */
package dev.cortado.os;
