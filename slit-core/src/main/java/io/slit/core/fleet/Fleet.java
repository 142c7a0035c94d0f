package io.slit.core.fleet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All sites and all deployments of an operator, in the order of the scenario. Immutable. */
public final class Fleet {
  private final List<Datacenter> sites;
  private final List<Deployment> deployments;
  private final Map<SiteId, Datacenter> siteById = new LinkedHashMap<>();
  private final Map<DeploymentId, Integer> deploymentIndex = new HashMap<>();

  private Fleet(List<Datacenter> sites, List<Deployment> deployments) {
    this.sites = List.copyOf(sites);
    this.deployments = List.copyOf(deployments);
    for (Datacenter site : sites) {
      if (siteById.put(site.id(), site) != null) {
        throw new IllegalArgumentException("The site %s is named twice.".formatted(site.id()));
      }
    }
    for (Deployment deployment : deployments) {
      add(deployment);
    }
  }

  /**
   * Returns a fleet.
   *
   * @throws IllegalArgumentException if a name stands twice or a deployment's site is unknown
   */
  public static Fleet of(List<Datacenter> sites, List<Deployment> deployments) {
    if (deployments.isEmpty()) {
      throw new IllegalArgumentException("A fleet needs at least one deployment.");
    }
    return new Fleet(sites, deployments);
  }

  private void add(Deployment deployment) {
    if (!siteById.containsKey(deployment.site())) {
      throw new IllegalArgumentException(
          "The deployment %s stands at the unknown site %s. Known: %s."
              .formatted(deployment.id(), deployment.site(), siteById.keySet()));
    }
    if (deploymentIndex.put(deployment.id(), deploymentIndex.size()) != null) {
      throw new IllegalArgumentException(
          "The deployment %s is named twice.".formatted(deployment.id()));
    }
  }

  /** Returns the sites, in order. */
  public List<Datacenter> sites() {
    return sites;
  }

  /** Returns the deployments, in order. */
  public List<Deployment> deployments() {
    return deployments;
  }

  /**
   * Returns a site by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Datacenter getSite(SiteId id) {
    Datacenter site = siteById.get(id);
    if (site == null) {
      throw new IllegalArgumentException(
          "There is no site %s. Known: %s.".formatted(id, siteById.keySet()));
    }
    return site;
  }

  /**
   * Returns the position of a deployment in {@link #deployments()}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int indexOf(DeploymentId id) {
    Integer index = deploymentIndex.get(id);
    if (index == null) {
      throw new IllegalArgumentException("There is no deployment %s.".formatted(id));
    }
    return index;
  }

  /** Returns the models that are deployed somewhere, in order of first appearance. */
  public Set<LlmModel> models() {
    Set<LlmModel> models = new LinkedHashSet<>();
    deployments.forEach(deployment -> models.add(deployment.model()));
    return models;
  }
}
