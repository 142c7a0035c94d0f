package io.slit.server.scenario;

import static io.slit.server.scenario.Refusals.assertFirst;
import static io.slit.server.scenario.Refusals.assertOnly;

import org.junit.jupiter.api.Test;

/** Every refusal of a value names the line, the field, what was found and what to do. */
class ScenarioProblemsTest {
  @Test
  void refusesANegativePue() {
    assertOnly(
        "pue: 1.22",
        "pue: -1.2",
        "sites[0].pue: The PUE (-1.2) must be in [1, 3]. PUE is facility energy over IT energy.");
  }

  @Test
  void refusesANumberThatIsNone() {
    assertOnly(
        "pue: 1.22",
        "pue: .nan",
        "sites[0].pue: The PUE (NaN) must be in [1, 3]. PUE is facility energy over IT energy.");
  }

  @Test
  void refusesAnUnknownSite() {
    assertOnly(
        "- {at_site: CA-ON, weight: 0.6}",
        "- {at_site: CA-OM, weight: 0.6}",
        "origins[0].at_site: There is no site (CA-OM). Maybe CA-ON is meant.");
  }

  @Test
  void refusesAnUnknownDefaultOrigin() {
    assertOnly(
        "default_origin: paris",
        "default_origin: tokyo",
        "default_origin: There is no origin (tokyo). Known: CA-ON, paris.");
  }

  @Test
  void refusesAnUnknownModelInADeployment() {
    assertOnly(
        "{model: llama-3.1-8b, tensor_parallel: 1, max_concurrency: 256, nodes: 1}",
        "{model: llama-3.1-9b, tensor_parallel: 1, max_concurrency: 256, nodes: 1}",
        "sites[0].pools[0].deployments[0].model: There is no model (llama-3.1-9b)."
            + " Maybe llama-3.1-8b is meant.");
  }

  @Test
  void refusesAnUnknownModelInAnAlias() {
    assertOnly(
        "models: [llama-3.1-8b, llama-3.1-70b]",
        "models: [llama-3.1-8b, mistral]",
        "aliases[0].models[1]: There is no model (mistral). Known: llama-3.1-8b, llama-3.1-70b.");
  }

  @Test
  void refusesAModelThatIsNamedTwice() {
    assertFirst(
        "name: llama-3.1-70b",
        "name: Llama-3.1-8B",
        "models[1].name: The model or alias (llama-3.1-8b) is named in line 42 already."
            + " Give every model or alias a name of its own.");
  }

  @Test
  void refusesASiteThatIsNamedTwice() {
    assertFirst(
        "id: DE-LU",
        "id: CA-ON",
        "sites[1].id: The site (CA-ON) is named in line 62 already."
            + " Give every site a name of its own.");
  }

  @Test
  void refusesADeploymentThatIsNamedTwice() {
    assertOnly(
        "id: frankfurt-70b",
        "id: CA-ON/a100/llama-3.1-70b",
        "sites[1].pools[0].deployments[1]: The deployment (CA-ON/a100/llama-3.1-70b) is named in"
            + " line 77 already. Give every deployment a name of its own.",
        "- model: llama-3.1-70b");
  }

  @Test
  void refusesSharesThatAreOffByOnePercent() {
    assertOnly(
        "share: 0.75",
        "share: 0.76",
        "profiles: The sum of the shares (1.010000) must be 1 within 1.0E-6."
            + " Change one of them by -0.010000.",
        "profiles:\n  - name: chat");
  }

  @Test
  void refusesWeightsThatAreOffByOnePercent() {
    assertOnly(
        "weight: 0.4",
        "weight: 0.39",
        "origins: The sum of the weights (0.990000) must be 1 within 1.0E-6."
            + " Change one of them by +0.010000.",
        "origins:");
  }

  @Test
  void refusesAClassThatNoDeploymentMayServe() {
    assertOnly(
        "region: eu\n    latitude: 48.857",
        "region: uk\n    latitude: 48.857",
        "profiles[0]: No deployment may serve the class chat@paris: region (uk), models"
            + " (llama-3.1-8b, llama-3.1-70b), task (chat). Deploy one of the models there, lower"
            + " the alias's min_quality, or lift the residency.",
        "- name: chat");
  }

  @Test
  void refusesAModelThatDoesNotFit() {
    assertOnly(
        "{model: llama-3.1-70b, tensor_parallel: 8, max_concurrency: 128, nodes: 3}",
        "{model: llama-3.1-70b, tensor_parallel: 2, max_concurrency: 128, nodes: 3}",
        "sites[0].pools[0].deployments[1]: Model llama-3.1-70b (141 GB) does not fit the 2 GPUs of"
            + " a replica of CA-ON/a100/llama-3.1-70b. Raise tensor_parallel.");
  }

  @Test
  void refusesAPoolWithTooFewNodes() {
    assertOnly(
        "tensor_parallel: 8, max_concurrency: 128, nodes: 3}",
        "tensor_parallel: 8, max_concurrency: 128, nodes: 4}",
        "sites[0].pools[0]: The deployments of pool a100 take 5 nodes, but it has 4."
            + " Add nodes or take fewer.",
        "- name: a100");
  }

  @Test
  void refusesABenchmarkClassThatIsInNoTable() {
    assertOnly(
        "chat: [instruction, knowledge]",
        "chat: [instruction, knowlege]",
        "tasks.chat[1]: The quality table has no score of any model in the class (knowlege)."
            + " Check its spelling there.");
  }

  @Test
  void refusesTwoProfilesForTheSameRequests() {
    String twin = "target: auto\n    task: chat\n    tokens: short\n    service: interactive\n";
    assertOnly(
        "target: llama-3.1-70b\n    task: code\n    tokens: all\n    service: deferrable\n"
            + "    ttft_p95_s: 30\n    deadline_hours: 6\n    residency: anywhere",
        twin + "    ttft_p95_s: 30\n    residency: home_region",
        "profiles[1]: The profiles chat and batch stand for the same requests (target, task, size,"
            + " service and residency). Merge them, or tell them apart.",
        "- name: batch");
  }

  @Test
  void refusesATokenProfileOfTheWrongSize() {
    assertOnly(
        "mean_input_tokens: 460",
        "mean_input_tokens: 4600",
        "token_profiles[0]: The mean_input_tokens (4600.0) of a short profile must be at most"
            + " short_input_max_tokens (1024).",
        "- name: short");
  }

  @Test
  void refusesAnUnknownChoice() {
    assertOnly(
        "residency: home_region",
        "residency: home",
        "profiles[0].residency: The residency (home) must be one of anywhere, home_region."
            + " Known: anywhere, home_region.");
  }
}
