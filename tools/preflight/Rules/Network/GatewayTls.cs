using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayTls()
    : ResourceRule(
        new()
        {
            Id = "gateway-tls",
            Title = "The gateway uses TLS 1.2 or later on both sides",
            Why = "Earlier versions are broken, and plain HTTP exposes requests and responses.",
            Fix = "Set a predefined policy of 2022 or later, use HTTPS to the backend and redirect HTTP listeners.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Gateway,
            Requirements = ["NET-12"],
            Types = ["network:ApplicationGateway"],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                sslPolicy: { policyType: Predefined, policyName: AppGwSslPolicy20220101S }
                backendHttpSettingsCollection:
                  - name: https
                    protocol: Https
                    port: 443
                httpListeners:
                  - name: http
                    protocol: Http
                requestRoutingRules:
                  - name: redirect
                    httpListener:
                      id: <id of the gateway>/httpListeners/http
                    redirectConfiguration:
                      id: <id of the gateway>/redirectConfigurations/https
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var problem in Policy(resource))
        {
            yield return resource.Problem(problem);
        }

        foreach (
            var settings in resource
                .List("backendHttpSettingsCollection")
                .Where(settings => settings.Text("protocol") != "Https" || settings.Text("port") != "443")
        )
        {
            yield return resource.Problem(
                $"backendHttpSettings {settings.Text("name")} use {settings.Text("protocol")} on port "
                    + $"{settings.Text("port")}; set Https and 443"
            );
        }

        foreach (var listener in resource.List("httpListeners").Where(listener => listener.Text("protocol") == "Http"))
        {
            var rule = resource
                .List("requestRoutingRules")
                .FirstOrDefault(rule =>
                    rule.Text("httpListener.id")?.EndsWith($"/httpListeners/{listener.Text("name")}", StringComparison.OrdinalIgnoreCase)
                    == true
                );
            if (rule?["redirectConfiguration"] is null)
            {
                yield return resource.Problem($"the listener {listener.Text("name")} accepts plain HTTP; redirect it to HTTPS");
            }
        }
    }

    private static IEnumerable<string> Policy(AzureResource gateway)
    {
        if (gateway.Hides("sslPolicy"))
        {
            yield break;
        }

        var (type, name, least) = (
            gateway.Text("sslPolicy.policyType"),
            gateway.Text("sslPolicy.policyName"),
            gateway.Text("sslPolicy.minProtocolVersion")
        );
        var ciphers = gateway.Texts("sslPolicy.cipherSuites").ToList();
        if (type == "Predefined" || name is not null)
        {
            var known = FactFile.Of("gateway-tls").Rows.Where(row => row["name"] == name).Cast<FactRow?>().FirstOrDefault();
            if (known is null && !AzureResource.IsHidden(name))
            {
                yield return $"sslPolicy.policyName is {name ?? "not set"}, which Azure does not know; use AppGwSslPolicy20220101S";
            }
            else if (known is { } row && (row["least"] is "TLSv1_0" or "TLSv1_1" || row.Is("weak")))
            {
                yield return $"sslPolicy.policyName is {name}, which admits {row["least"]} or weak ciphers; use AppGwSslPolicy20220101S";
            }

            if (ciphers.Count > 0 || least is not null)
            {
                yield return "sslPolicy has cipherSuites or minProtocolVersion beside the policyName, and Azure accepts one of them; "
                    + "keep policyName";
            }

            yield break;
        }

        if (least is not ("TLSv1_2" or "TLSv1_3") && !AzureResource.IsHidden(least))
        {
            yield return $"sslPolicy is {least ?? "not set"}; set AppGwSslPolicy20220101S, or minProtocolVersion TLSv1_2";
        }

        if (type == "Custom" && ciphers.Count == 0 && !gateway.Hides("sslPolicy.cipherSuites"))
        {
            yield return "sslPolicy is Custom and lists no cipherSuites; list those of ECDHE with GCM, or use AppGwSslPolicy20220101S";
        }

        foreach (var cipher in ciphers.Where(IsWeak))
        {
            yield return $"sslPolicy.cipherSuites contains {cipher}, which has no forward secrecy or is broken; use ECDHE with GCM";
        }
    }

    private static bool IsWeak(string cipher) =>
        cipher.StartsWith("TLS_RSA_WITH", StringComparison.Ordinal)
        || cipher.Contains("3DES", StringComparison.Ordinal)
        || cipher.Contains("RC4", StringComparison.Ordinal)
        || cipher.Contains("NULL", StringComparison.Ordinal);
}
