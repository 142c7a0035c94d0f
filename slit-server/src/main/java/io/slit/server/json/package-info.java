/**
 * The JSON shapes of the server and the only package that imports Jackson.
 *
 * <p>Each class translates one kind of document to and from the types of another package, with
 * snake_case keys and messages that name the place in the document. No type of Jackson leaves this
 * package.
 *
 * <p>Must not hold rules of the domain.
 */
@NullMarked
package io.slit.server.json;

import org.jspecify.annotations.NullMarked;
