/**
 * JSON and YAML in and out: the only package that imports Jackson.
 *
 * <p>Entry types: {@link io.slit.server.json.LocatedYaml} reads files that people write (scenario,
 * configuration) into values that know their line; the classes named {@code *Json}, {@code *Reader}
 * and {@code *Writer} each map one shape. No other package sees a Jackson type: values leave as
 * records, text or bytes. Depends on the records it maps and on no other part of the server.
 */
@NullMarked
package io.slit.server.json;

import org.jspecify.annotations.NullMarked;
