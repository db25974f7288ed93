using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchExfiltration()
    : ResourceRule(
        new()
        {
            Id = "search-exfiltration",
            Title = "AI Search blocks data exfiltration",
            Why = "Without the protection, indexers and skills can send data to services outside your control.",
            Fix = "Add BlockAll to dataExfiltrationProtections, unless the service calls others over shared private links.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.Data,
            Requirements = ["NET-10"],
            Types = ["search:Service"],
            Example = """
            search:
              type: azure-native:search:Service
              properties: { dataExfiltrationProtections: [BlockAll] }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Texts("dataExfiltrationProtections").Contains("BlockAll")
        || plan.Of("search:SharedPrivateLinkResource").Any(link => plan.ParentOf(link) == resource)
            ? []
            : [resource.Problem("dataExfiltrationProtections is not set; add BlockAll")];
}
