/**
 * The search that is used by default: exact where the problem is linear, successive linear programs
 * where it is smooth, and evolution with local search where it is neither.
 */
@NullMarked
package io.slit.core.search.slit;

import org.jspecify.annotations.NullMarked;
