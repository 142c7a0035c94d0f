/**
 * What notebooks ask of SLIT, in short cells: a world to explore, models to retrain, charts and
 * tables as SVG and HTML, exports.
 *
 * <p>Entry types: {@link io.slit.server.notebook.NotebookWorld}, {@link
 * io.slit.server.notebook.NotebookModels}, {@link io.slit.server.notebook.Chart}, {@link
 * io.slit.server.notebook.HtmlTable}. Nothing else of the server depends on it.
 */
@NullMarked
package io.slit.server.notebook;

import org.jspecify.annotations.NullMarked;
