package io.slit.server.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;

/** A source directory of two zones that a test writes for itself. */
public final class TinySource {

  private static final String GRID_HEADER =
      "utc,ci_direct_g_kwh,ci_lca_g_kwh,low_carbon_pct,renewable_pct,ci_estimated,price_local_mwh,"
          + "price_usd_mwh,price_filled,temp_c,rh_pct,wind_kmh,wet_bulb_c,wue_tower_l_kwh,"
          + "ewif_nohydro_l_kwh,ewif_hydro_l_kwh\n";

  private TinySource() {}

  /** Writes all files and gives the directory back. */
  public static Path write(Path directory) {
    for (String zone : new String[] {"AA", "BB"}) {
      for (int year : new int[] {2022, 2023}) {
        put(directory, "grid/%d/%s.csv".formatted(year, zone), grid(year));
      }
    }
    put(
        directory,
        "scenario/regions.csv",
        """
        zone,city,lat,lon,timezone,azure_region,aws_region,gcp_region,pue,wue_onsite_annual_l_kwh,pue_wue_source,pue_wue_quality,wue_tower_mean_2023
        AA,"Aton, A",1.5,-2.5,Europe/London,aeast,,a-1,1.2,0.5,"AWS, 2023",region,2.5
        BB,Beeville,-3,4,Asia/Tokyo,,,,1.3,0.25,guess,proxy,2.5
        """);
    put(directory, "network_latency/rtt_ms_14zones.csv", "source_zone,AA,BB\nAA,2,100\nBB,101,2\n");
    writeServing(directory);
    writeWorkload(directory);
    writeEmbodied(directory);
    return directory;
  }

  private static void writeServing(Path directory) {
    put(
        directory,
        "serving_perf_splitwise/perf_model.csv",
        """
        model,hardware,prompt_size,batch_size,token_size,peak_power,average_power,prompt_time,token_time,e2e_time,tensor_parallel
        llama,a100,512,1,128,1.0,0.7,30.0,5.0,300.0,2
        llama,a100,512,1,128,1.0,0.5,10.0,7.0,100.0,2
        llama,a100,512,1,128,1.0,0.6,20.0,6.0,200.0,2
        llama,h100,512,1,128,0.0,0.0,8.0,3.0,90.0,2
        llama,h100,512,1,128,0.0,0.0,10.0,4.0,80.0,2
        """);
    put(
        directory,
        "serving_energy_mlenergy/llm_energy_v2.csv",
        """
        task,gpu,model,tp,pp,max_batch,avg_batch,energy_per_request_j,avg_tpot_s,token_throughput_tok_s,avg_output_tokens,energy_per_output_token_j,source_file
        chat,A100,m/x,2,1,32,31.9,370.629,0.0632444,495.8,397.6,0.9321,a.json
        """);
    put(directory, "serving_energy_mlenergy/models.json", "{\"m/x\": {\"params\": 27}}");
    put(
        directory,
        "quality/llama3_1_model_card.csv",
        """
        class,benchmark,metric,llama3_1_8b,llama3_1_70b,llama3_1_405b
        knowledge,K1,acc,69.4,83.6,87.3
        knowledge,K2,acc,73.0,86.0,88.6
        code,C1,pass,72.6,80.5,89.0
        """);
  }

  private static void writeWorkload(Path directory) {
    String header = "TIMESTAMP,ContextTokens,GeneratedTokens\r\n";
    put(
        directory,
        "traces_azure2023/AzureLLMInferenceTrace_code.csv",
        header + "2023-11-16 18:17:03.9799600,4808,10\r\n2023-11-16 18:17:04.0319600,3180,8");
    put(
        directory,
        "traces_azure2023/AzureLLMInferenceTrace_conv.csv",
        header + "2023-11-16 18:15:46.6805900,374,44\r\n2023-11-16 18:15:50.9951690,396,109\r\n");
    put(
        directory,
        "traces_servegen/m-small/total_rate.csv",
        "window_start_s,total_rps,active_clients\n0,30.0,2\n600,0.0000,0\n1200,5.5,1\n");
    put(
        directory,
        "traces_servegen/m-small/rates.csv",
        "client,window_start_s,rate_rps,cv\n0,0,10,4\n1,0,20,1\n0,1200,5.5,1.5\n");
    put(
        directory,
        "traces_vidur/arxiv_summarization_stats_llama2_tokenizer_filtered_v2.csv",
        "num_prefill_tokens,num_decode_tokens,num_total_tokens,pd_ratio\n3772,54,3826,69.85\n");
  }

  private static void writeEmbodied(Path directory) {
    put(
        directory,
        "embodied/ecologits_constants.csv",
        """
        name,value,unit,note
        gpu_embodied_gwp,164,kgCO2eq per GPU,H100
        server_embodied_gwp,5700,kgCO2eq,"a, b"
        server_gpus,8,GPUs,
        server_power_no_gpu,1.2,kW,
        hardware_lifespan,94608000,s,3 years
        """);
    put(
        directory,
        "embodied/ccf_aws_embodied_gpu_instances.csv",
        """
        ,type,additional_memory,additional_storage,additional_cpus,additional_gpus,total
        263,p4d.24xlarge,1576.79,800.0,100.0,1200.0,4676.79
        """);
  }

  /** Replaces a text in a source file, which must be there. */
  public static void replace(Path directory, String file, String from, String to) {
    put(directory, file, DatasetFixture.replaceOnce(read(directory.resolve(file)), from, to));
  }

  private static String grid(int year) {
    StringBuilder text = new StringBuilder(GRID_HEADER);
    LocalDateTime end = LocalDateTime.of(year + 1, 1, 1, 0, 0);
    int hour = 0;
    for (LocalDateTime at = end.minusYears(1); at.isBefore(end); at = at.plusHours(1), hour++) {
      String stamp = at.toString().substring(0, 13);
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%d.25,300,35.64,24.21,%d,10,-1.16,%d,7.0,93,11.2,6.25,2.0,1.0679,1.5138%n",
              stamp,
              200 + hour % 24,
              hour % 2,
              hour == 5 ? 1 : 0));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static void put(Path directory, String file, String text) {
    try {
      Files.createDirectories(directory.resolve(file).getParent());
      Files.writeString(directory.resolve(file), text);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
