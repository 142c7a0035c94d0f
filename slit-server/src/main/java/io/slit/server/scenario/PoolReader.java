package io.slit.server.scenario;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.SiteId;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.util.List;
import java.util.Optional;

/** Reads the {@code pools} of a site and the {@code deployments} on them. */
final class PoolReader {
  private final Names<HardwareReader.Server> servers;
  private final Names<LlmModel> models;
  private final Names<Deployment> deployments = new Names<>("deployment");

  PoolReader(Names<HardwareReader.Server> servers, Names<LlmModel> models) {
    this.servers = servers;
    this.models = models;
  }

  /** Returns the deployments of a pool; empty if anything in it is wrong. */
  Optional<List<Deployment>> read(LocatedObject in, Home home) {
    Optional<String> name = in.requireText("name");
    Optional<HardwareReader.Server> server = in.requireNamed("server", servers);
    Optional<Integer> nodes = in.requireInt("nodes");
    Optional<NodePool> pool =
        in.make(() -> pool(home.site(), server.orElseThrow(), nodes.orElseThrow()));
    if (pool.isEmpty()) {
      in.find("deployments");
      return in.build(List::of);
    }
    Target target = new Target(home, name.orElseThrow(), pool.get());
    Optional<List<Deployment>> read =
        in.requireObjects("deployments", one -> deployment(one, target));
    return in.build(() -> withinPool(target, read.orElseThrow()));
  }

  private static NodePool pool(SiteId site, HardwareReader.Server server, int nodes) {
    return new NodePool(site, server.accelerator(), server.gpus(), nodes, server.host());
  }

  private Optional<Deployment> deployment(LocatedObject in, Target target) {
    Optional<LlmModel> model = in.requireNamed("model", models);
    Optional<Parallelism> parallelism = parallelism(in);
    Optional<Integer> concurrency = in.requireInt("max_concurrency");
    Optional<Integer> nodes = in.requireInt("nodes");
    Optional<Integer> powered = in.optionalInt("min_powered_units");
    Optional<String> endpoint = in.optional("endpoint", SiteReader::endpoint);
    Optional<String> id = in.optional("id", LocatedNode::text);
    return in.build(
        () ->
            declared(
                in,
                new Deployment(
                    new DeploymentId(id.orElseGet(() -> target.idOf(model.orElseThrow()))),
                    model.orElseThrow(),
                    target.pool(),
                    new Engine(
                        parallelism.orElseThrow(),
                        concurrency.orElseThrow(),
                        endpoint.orElse(target.home().endpoint())),
                    nodes.orElseThrow(),
                    powered.orElse(0))));
  }

  private static Optional<Parallelism> parallelism(LocatedObject in) {
    Optional<Integer> tensor = in.requireInt("tensor_parallel");
    Optional<Integer> pipeline = in.optionalInt("pipeline_parallel");
    return in.make(() -> new Parallelism(tensor.orElseThrow(), pipeline.orElse(1)));
  }

  private Deployment declared(LocatedObject in, Deployment deployment) {
    deployments.declare(deployment.id().value(), in.at(), Optional.of(deployment));
    return deployment;
  }

  private static List<Deployment> withinPool(Target target, List<Deployment> deployments) {
    int taken = deployments.stream().mapToInt(Deployment::nodes).sum();
    if (taken > target.pool().nodes()) {
      throw new IllegalArgumentException(
          "The deployments of pool %s take %d nodes, but it has %d. Add nodes or take fewer."
              .formatted(target.poolName(), taken, target.pool().nodes()));
    }
    return deployments;
  }

  /** The site of a pool, and the address of its API. */
  record Home(SiteId site, String endpoint) {}

  /** What a deployment runs on. */
  private record Target(Home home, String poolName, NodePool pool) {
    String idOf(LlmModel model) {
      return home.site() + "/" + poolName + "/" + model.name();
    }
  }
}
