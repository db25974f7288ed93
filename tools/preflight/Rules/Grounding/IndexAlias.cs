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
            Title = "The app queries an index alias",
            Why = "An alias lets you build a new index next to the live one and switch without a new release.",
            Fix = "Set the app setting to the alias instead of the versioned index name.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/search/search-how-to-alias",
            Requirements = ["GRD-01", "GRD-02"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: SearchIndex
                      value: documents
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from setting in resource.List("siteConfig.appSettings")
        where
            setting.Text("name")?.Contains("index", StringComparison.OrdinalIgnoreCase) == true
            && Physical().IsMatch(setting.Text("value") ?? "")
        select resource.Problem($"{setting.Text("name")} is {setting.Text("value")}, the name of one version of an index; set the alias");

    [GeneratedRegex("-v[0-9]+(-[0-9]{6,})?$|-[0-9]{8,}$")]
    private static partial Regex Physical();
}
