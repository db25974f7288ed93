using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OneRegion()
    : Rule(
        new()
        {
            Id = "one-region",
            Title = "The app and its data services are in one region",
            Why = "Traffic between regions costs money and adds latency to every question.",
            Fix = "Set location of search, storage and vault to the region of the app.",
            Severity = Severity.Warning,
            Pillar = Pillar.Cost,
            Source = Sources.BaselineChat,
            Requirements = ["COST-10"],
            Types = ["web:WebApp", "search:Service", "storage:StorageAccount", "keyvault:Vault"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties: { location: swedencentral }
            search:
              type: azure-native:search:Service
              properties: { location: swedencentral }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var home = plan.Of("web:WebApp").Select(site => Region(site)).FirstOrDefault();
        return home is null
            ? []
            : plan.Of("search:Service", "storage:StorageAccount", "keyvault:Vault")
                .Where(each => Region(each) is { } region && region != home)
                .Select(each =>
                    each.Problem($"is in {Region(each)} and the app is in {home}, which adds latency and transfer cost; use one region")
                );
    }

    private static string? Region(AzureResource resource) =>
        resource.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
