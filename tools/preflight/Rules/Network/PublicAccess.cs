using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublicAccess()
    : ResourceRule(
        new()
        {
            Id = "public-access",
            Title = "No data plane answers the internet",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.BaselineChat,
            Requirements = ["NET-01", "GRD-15"],
            Types =
            [
                "cognitiveservices:Account",
                "search:Service",
                "keyvault:Vault",
                "storage:StorageAccount",
                "web:WebApp",
                "web:WebAppSlot",
                "machinelearningservices:Workspace",
                "machinelearningservices:OnlineEndpoint",
                "cosmosdb:DatabaseAccount",
                "documentdb:DatabaseAccount",
                "containerregistry:Registry",
            ],
        }
    )
{
    private static readonly HashSet<string> InProperties =
    [
        "cognitiveservices:Account",
        "keyvault:Vault",
        "machinelearningservices:OnlineEndpoint",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Token is "web:WebApp" or "web:WebAppSlot" && !plan.Of("network:ApplicationGateway").Any())
        {
            return ClosedToStrangers(resource);
        }

        var problems = resource.Must(
            InProperties.Contains(resource.Token) ? "properties.publicNetworkAccess" : "publicNetworkAccess",
            "a private endpoint is the only door",
            "Disabled"
        );
        return resource.Token.StartsWith("web:", StringComparison.Ordinal) && resource.Has("siteConfig.publicNetworkAccess")
            ? problems.Concat(resource.Must("siteConfig.publicNetworkAccess", "it must agree with publicNetworkAccess", "Disabled"))
            : problems;
    }

    /// <summary>A site with nothing before it is the front door: open, but not to everybody.</summary>
    private static IEnumerable<Problem> ClosedToStrangers(AzureResource site) =>
        site.Is("publicNetworkAccess", "Disabled")
            ? []
            : site.Must("siteConfig.ipSecurityRestrictionsDefaultAction", "a site without a gateway admits listed addresses only", "Deny");
}
