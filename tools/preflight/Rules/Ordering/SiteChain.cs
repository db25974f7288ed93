using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteChain()
    : Rule(
        new()
        {
            Id = "site-chain",
            Title = "Settings, slots and endpoints of one web app are created one after another",
            Why = "App Service can reject a change while another change of the same app is in progress (409 Conflict).",
            Fix = "Let each setting, slot and private endpoint of the app depend on the one before.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/azure-sdk-for-java/issues/1827",
            Types = ["web:WebApp"],
            Example = """
            app:
              type: azure-native:web:WebApp
            app-ftp:
              type: azure-native:web:WebAppFtpAllowed
              properties:
                name: ${app.name}
                allow: false
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
              options:
                dependsOn:
                  - ${app-ftp}
            app-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${app.id}
                    groupIds: [sites]
              options:
                dependsOn:
                  - ${app-sign-in}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var site in plan.Of("web:WebApp"))
        {
            var changes = plan.ChildrenOf(site)
                .Where(child => child.Token.StartsWith("web:", StringComparison.Ordinal))
                .Concat(plan.Network.EndpointsOf(site.Id))
                .ToList();
            foreach (var (late, other) in Unordered.In(changes, plan))
            {
                yield return late.Problem(
                    $"and {other.Name} change {site.Name} at the same time, which App Service can reject (409 Conflict); let one "
                        + "depend on the other"
                );
            }
        }
    }
}
