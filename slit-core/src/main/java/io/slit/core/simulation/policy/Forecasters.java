package io.slit.core.simulation.policy;

import io.slit.core.spi.DemandForecaster;
import io.slit.core.spi.EnvironmentForecaster;

/** Who is asked about the future: they see the past only. */
public record Forecasters(EnvironmentForecaster environment, DemandForecaster demand) {}
