using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchKeys()
    : ResourceRule(
        new()
        {
            Id = "search-keys",
            Title = "Keys are disabled on AI Search",
            Why = "An admin key gives access to read and change every index.",
            Fix = "Set disableLocalAuth to true and leave authOptions out.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Data,
            Requirements = ["ID-02"],
            Types = ["search:Service"],
            Example = """
            search:
              type: azure-native:search:Service
              properties: { disableLocalAuth: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must("disableLocalAuth", "a key gives access to every index", "true");
        return resource.Has("authOptions")
            ? problems.Append(
                resource.Problem("authOptions allows keys, and Azure rejects it together with disableLocalAuth; leave it out")
            )
            : problems;
    }
}
