using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublicAccess()
    : ResourceRule(
        new()
        {
            Id = "public-access",
            Title = "Public network access is disabled on data services",
            Why = "A public endpoint lets everyone on the internet try to connect. A private endpoint does not.",
            Fix = "Set publicNetworkAccess to Disabled and add a private endpoint.",
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
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties: { publicNetworkAccess: Disabled }
            search:
              type: azure-native:search:Service
              properties: { publicNetworkAccess: disabled }
            gateway:
              type: azure-native:network:ApplicationGateway
            app:
              type: azure-native:web:WebApp
              properties:
                publicNetworkAccess: Disabled
                siteConfig: { publicNetworkAccess: Disabled }
            """,
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
        if (!Applies(resource, plan))
        {
            return [];
        }

        var problems = resource.Must(
            InProperties.Contains(resource.Token) ? "properties.publicNetworkAccess" : "publicNetworkAccess",
            resource.Token == "containerregistry:Registry" && !resource.Is("sku.name", "Premium")
                ? "clients connect through a private endpoint, which needs sku.name Premium"
                : "clients connect through a private endpoint",
            "Disabled"
        );
        return resource.Token.StartsWith("web:", StringComparison.Ordinal) && resource.Has("siteConfig.publicNetworkAccess")
            ? problems.Concat(resource.Must("siteConfig.publicNetworkAccess", "it must match publicNetworkAccess", "Disabled"))
            : problems;
    }

    /// <summary>True if the rule asks that the resource has no public endpoint, so that no other rule asks to restrict it.</summary>
    internal static bool Asks(AzureResource resource, AzurePlan plan) => plan.Stage >= Stage.Test && Applies(resource, plan);

    /// <summary>An app without a gateway and a static website are there to be public.</summary>
    private static bool Applies(AzureResource resource, AzurePlan plan) =>
        resource.Token is "web:WebApp" or "web:WebAppSlot"
            ? plan.Of("network:ApplicationGateway").Any()
            : !StaticWebsites.IsOne(resource, plan);
}
