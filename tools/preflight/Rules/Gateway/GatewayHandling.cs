using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayHandling()
    : ResourceRule(
        new()
        {
            Id = "gateway-handling",
            Title = "A gateway streams answers, drains connections and notices failures soon",
            Why = "Otherwise users see cut or late answers, and requests still go to an instance that failed.",
            Fix = "Enable connectionDraining, disable response buffering and cookie affinity, and probe at least every minute.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = "https://azure.github.io/Azure-Proactive-Resiliency-Library-v2/azure-resources/Network/applicationGateways",
            Requirements = ["CAP-05"],
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                globalConfiguration: { enableRequestBuffering: true, enableResponseBuffering: false }
                backendHttpSettingsCollection:
                  - name: app
                    cookieBasedAffinity: Disabled
                    requestTimeout: 240
                    connectionDraining: { enabled: true, drainTimeoutInSec: 60 }
                probes:
                  - { name: ready, interval: 30, timeout: 10, unhealthyThreshold: 3 }
            """,
        }
    )
{
    private const int SlowestDetection = 300;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Buffering(resource)
            .Concat(resource.List("backendHttpSettingsCollection").SelectMany(Settings))
            .Concat(resource.List("probes").SelectMany(Probe))
            .Select(resource.Problem);

    private static IEnumerable<string> Buffering(AzureResource gateway) =>
        gateway.Text("globalConfiguration.enableResponseBuffering") == "true"
            ? ["globalConfiguration.enableResponseBuffering is true, so a streamed answer is held back until it ends; set false"]
            : [];

    private static IEnumerable<string> Settings(JsonNode settings)
    {
        var name = $"backendHttpSettings {settings.Text("name")}";
        if (settings.Text("connectionDraining.enabled") is null or "false")
        {
            yield return $"{name}: connectionDraining is not enabled, so requests are cut when an instance leaves the pool; enable it";
        }

        if (settings.Text("cookieBasedAffinity") == "Enabled")
        {
            yield return $"{name}: cookieBasedAffinity is Enabled, so a client stays on an instance that is slow; set Disabled";
        }
    }

    private static IEnumerable<string> Probe(JsonNode probe)
    {
        var (interval, timeout, threshold) = (probe.Number("interval"), probe.Number("timeout"), probe.Number("unhealthyThreshold"));
        if (timeout > interval)
        {
            yield return $"the probe {probe.Text("name")} has the timeout {timeout} s, longer than the interval {interval} s; shorten it";
        }

        if (interval * threshold > SlowestDetection)
        {
            yield return $"the probe {probe.Text("name")} notices a failure after {interval * threshold} s (interval {interval} s, "
                + $"unhealthyThreshold {threshold}); stay below {SlowestDetection} s";
        }
    }
}
