/**
 * What a search found, as people and programs read it: JSON, CSV and one self-contained page.
 *
 * <p>Entry types: {@link io.slit.server.reports.Exploration}, {@link
 * io.slit.server.reports.Explorer}, {@link io.slit.server.reports.FrontFiles}.
 */
@NullMarked
package io.slit.server.reports;

import org.jspecify.annotations.NullMarked;
