using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayTls()
    : ResourceRule(
        new()
        {
            Id = "gateway-tls",
            Title = "A gateway speaks TLS 1.2 or later on both sides",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Gateway,
            Requirements = ["NET-12"],
            Types = ["network:ApplicationGateway"],
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
                $"sslPolicy is {policy ?? resource.Text("sslPolicy.minProtocolVersion") ?? "not set"}; use AppGwSslPolicy20220101 or later, or minProtocolVersion TLSv1_2"
            );
        }

        foreach (
            var settings in resource
                .List("backendHttpSettingsCollection")
                .Where(settings => settings.Text("protocol") != "Https" || settings.Text("port") != "443")
        )
        {
            yield return resource.Problem(
                $"backendHttpSettings {settings.Text("name")} speak {settings.Text("protocol")} to port {settings.Text("port")}; use Https and 443"
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
                yield return resource.Problem($"the listener {listener.Text("name")} serves plain HTTP; redirect it to HTTPS");
            }
        }
    }
}
