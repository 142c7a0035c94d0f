/**
 * Linear programs of any shape by ojAlgo: the only package that imports it.
 *
 * <p>Entry type: {@link io.slit.server.lp.OjalgoSolver}. ojAlgo is pure Java (MIT, 2.7 MB, no
 * further libraries), so it solves wherever SLIT runs; OR-Tools is faster, but brings 25 MB of
 * native code for each platform. Depends on no other part of the server.
 */
@NullMarked
package io.slit.server.lp;

import org.jspecify.annotations.NullMarked;
