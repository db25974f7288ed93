using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SignInProxy()
    : ResourceRule(
        new()
        {
            Id = "sign-in-proxy",
            Title = "Sign-in behind a gateway returns users to the public host name",
            Why = "Otherwise Entra ID sends users to azurewebsites.net, past the gateway, and rejects the address of the callback.",
            Fix = "Set httpSettings.forwardProxy to Custom with X-Original-Host, the header that Application Gateway sends.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/how-application-gateway-works",
            Types = SignInProviders.Types,
            Example = """
            app:
              type: azure-native:web:WebApp
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true }
                httpSettings:
                  forwardProxy: { convention: Custom, customHostHeaderName: X-Original-Host }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                backendAddressPools:
                  - name: app
                    backendAddresses:
                      - fqdn: ${app.defaultHostName}
                backendHttpSettingsCollection:
                  - { name: app, pickHostNameFromBackendAddress: true }
            """,
        }
    )
{
    private const string Header = "X-Original-Host";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (convention, header) = (
            resource.Text("httpSettings.forwardProxy.convention") ?? "NoProxy",
            resource.Text("httpSettings.forwardProxy.customHostHeaderName")
        );
        if (resource.Hides("httpSettings") || AzureResource.IsHidden(convention) || AzureResource.IsHidden(header))
        {
            yield break;
        }

        if (convention == "Custom" && string.IsNullOrEmpty(header))
        {
            yield return resource.Problem(
                $"httpSettings.forwardProxy is Custom without customHostHeaderName; set {Header} behind an Application Gateway"
            );
            yield break;
        }

        if (plan.ParentOf(resource) is not { } site || resource.Text("platform.enabled") == "false")
        {
            yield break;
        }

        foreach (var gateway in plan.Of(GatewayParts.Token).Where(gateway => RenamesHost(gateway, site)))
        {
            var sent = convention switch
            {
                "Standard" => "X-Forwarded-Host",
                "Custom" => header,
                _ => null,
            };
            if (sent is null || !sent.Equals(Header, StringComparison.OrdinalIgnoreCase) && !Sets(gateway, sent))
            {
                yield return resource.Problem(
                    $"httpSettings.forwardProxy is {convention}{(sent is null ? "" : $", which reads {sent}")}, and {gateway.Name} passes "
                        + $"the public host name in {Header}: sign-in leads users past it; set Custom with customHostHeaderName {Header}"
                );
            }
        }
    }

    /// <summary>True if the site gets its own host name instead of the public one.</summary>
    private static bool RenamesHost(AzureResource gateway, AzureResource site) =>
        GatewayTarget
            .Of(gateway)
            .Any(target =>
                target.Contains(site)
                && (
                    target.Settings?.Text("pickHostNameFromBackendAddress") == "true"
                    || target.Settings?.Text("hostName") is { } host
                        && GatewayParts.HostsOf(site).Contains(host, StringComparer.OrdinalIgnoreCase)
                )
            );

    private static bool Sets(AzureResource gateway, string header) =>
        gateway
            .List("rewriteRuleSets")
            .SelectMany(set => set.List("rewriteRules"))
            .SelectMany(rule => rule.List("actionSet.requestHeaderConfigurations"))
            .Any((JsonNode each) => header.Equals(each.Text("headerName"), StringComparison.OrdinalIgnoreCase));
}
