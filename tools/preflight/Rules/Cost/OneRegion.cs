using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OneRegion()
    : Rule(
        new()
        {
            Id = "one-region",
            Title = "Data crosses no region on its way, but to models",
            Severity = Severity.Warning,
            Pillar = Pillar.Cost,
            Source = Sources.BaselineChat,
            Requirements = ["COST-10"],
            Types = ["web:WebApp", "search:Service", "storage:StorageAccount", "keyvault:Vault"],
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
                    each.Problem($"stands in {Region(each)}, the site in {home}; each question would travel, put it beside or say why")
                );
    }

    private static string? Region(AzureResource resource) =>
        resource.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
