/**
 * Files as located values: every value knows its file, line and field path, so every complaint
 * does.
 *
 * <p>Entry type: {@link io.slit.server.json.LocatedYaml}, which reads a YAML or JSON file into a
 * {@link io.slit.server.json.LocatedObject}. Values are read off it by key; what is wrong is
 * collected in {@link io.slit.server.json.Problems}, not thrown at the first.
 *
 * <p>This is the only package that may import Jackson. It must not depend on what the values mean.
 */
@NullMarked
package io.slit.server.json;

import org.jspecify.annotations.NullMarked;
