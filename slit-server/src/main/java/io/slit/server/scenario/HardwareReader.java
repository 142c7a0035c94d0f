package io.slit.server.scenario;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.NodePool;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import io.slit.core.units.Require;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.util.Optional;

/** Reads {@code accelerators} and {@code servers}. */
final class HardwareReader {
  private final Names<Accelerator> accelerators = new Names<>("accelerator");
  private final Names<Server> servers = new Names<>("server");

  private HardwareReader() {}

  /** Returns the servers by name. */
  static Names<Server> read(LocatedObject in) {
    HardwareReader reader = new HardwareReader();
    in.requireObjects("accelerators", reader::accelerator);
    in.requireObjects("servers", reader::server);
    return reader.servers;
  }

  private Optional<Accelerator> accelerator(LocatedObject in) {
    Optional<String> name = in.requireText("name");
    Optional<Double> memory = in.requireDouble("memory_gb");
    Optional<Double> bandwidth = in.requireDouble("bandwidth_gb_per_s");
    Optional<Double> peak = in.requireDouble("peak_tflops");
    Optional<Power> idle = in.require("idle_w", HardwareReader::power);
    Optional<Power> max = in.require("max_w", HardwareReader::power);
    Optional<CarbonMass> embodied = in.require("embodied_kg", HardwareReader::embodied);
    Optional<Accelerator> built =
        in.build(
            () ->
                new Accelerator(
                    name.orElseThrow(),
                    memory.orElseThrow(),
                    bandwidth.orElseThrow(),
                    peak.orElseThrow(),
                    new Accelerator.PowerRange(idle.orElseThrow(), max.orElseThrow()),
                    embodied.orElseThrow()));
    return in.declare("name", accelerators, built);
  }

  private Optional<Server> server(LocatedObject in) {
    in.requireText("name");
    Optional<Accelerator> accelerator = in.requireNamed("accelerator", accelerators);
    Optional<Integer> gpus = in.requireInt("gpus");
    Optional<Power> power = in.require("host_power_w", HardwareReader::power);
    Optional<CarbonMass> embodied = in.require("host_embodied_kg", HardwareReader::embodied);
    Optional<Double> load = in.requireDouble("load_gb_per_s");
    Optional<Server> built =
        in.build(
            () ->
                new Server(
                    accelerator.orElseThrow(),
                    gpus.orElseThrow(),
                    new NodePool.Host(
                        power.orElseThrow(), embodied.orElseThrow(), load.orElseThrow())));
    return in.declare("name", servers, built);
  }

  private static Power power(LocatedNode node) {
    return new Power(node.decimal());
  }

  private static CarbonMass embodied(LocatedNode node) {
    double kilograms =
        Require.atLeast(0, node.decimal(), "embodied carbon in kg CO2e", "Give kg per piece.");
    return CarbonMass.ofKilograms(kilograms);
  }

  /**
   * A type of server.
   *
   * @param accelerator the GPUs in it
   * @param gpus how many
   * @param host what it is besides
   */
  record Server(Accelerator accelerator, int gpus, NodePool.Host host) {
    /** Checks the range. */
    Server {
      Require.within(1, 1024, gpus, "gpus of a server", "Count the GPUs of one server.");
    }
  }
}
