using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class IndexAlias()
    : ResourceRule(
        new()
        {
            Id = "index-alias",
            Title = "A site queries an alias, so that an index can be built beside the live one",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/search/search-how-to-alias",
            Requirements = ["GRD-01", "GRD-02"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from setting in resource.List("siteConfig.appSettings")
        where
            setting.Text("name")?.Contains("index", StringComparison.OrdinalIgnoreCase) == true
            && Physical().IsMatch(setting.Text("value") ?? "")
        select resource.Problem($"{setting.Text("name")} is {setting.Text("value")}, the name of one build of an index; name the alias");

    [GeneratedRegex("-v[0-9]+(-[0-9]{6,})?$|-[0-9]{8,}$")]
    private static partial Regex Physical();
}
