package io.slit.server.config;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;

/** Where carbon intensities come from, all of one method and one scope. */
public record CarbonConfig(Method method, Scope scope, KindConfig kind) {}
