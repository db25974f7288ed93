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
            Why = "Earlier versions are broken, and plain HTTP exposes questions and answers.",
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
        var policy = resource.Text("sslPolicy.policyName");
        if (
            resource.Text("sslPolicy.policyType") == "Predefined"
                ? string.CompareOrdinal(policy, "AppGwSslPolicy20220101") < 0
                : resource.Text("sslPolicy.minProtocolVersion") is not ("TLSv1_2" or "TLSv1_3")
        )
        {
            yield return resource.Problem(
                $"sslPolicy is {policy ?? resource.Text("sslPolicy.minProtocolVersion") ?? "not set"}; set "
                    + "AppGwSslPolicy20220101 or later, or minProtocolVersion TLSv1_2"
            );
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
}
