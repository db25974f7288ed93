using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchExfiltration()
    : ResourceRule(
        new()
        {
            Id = "search-exfiltration",
            Title = "AI Search sends data nowhere",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.Data,
            Requirements = ["NET-10"],
            Types = ["search:Service"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Texts("dataExfiltrationProtections").Contains("BlockAll")
            ? []
            : [resource.Problem("dataExfiltrationProtections is not set; add BlockAll")];
}
