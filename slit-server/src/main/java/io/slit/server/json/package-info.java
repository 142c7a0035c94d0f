/**
 * JSON and YAML at the edge: bytes to checked values and back. The only package that knows Jackson.
 *
 * <p>Entry types: {@link io.slit.server.json.RouteRequestReader}, {@link
 * io.slit.server.json.DecisionWriter}, {@link io.slit.server.json.Problem}. Reading is strict on
 * types and ranges and names the field at fault; texts of prompts are skipped, never kept.
 */
@NullMarked
package io.slit.server.json;

import org.jspecify.annotations.NullMarked;
