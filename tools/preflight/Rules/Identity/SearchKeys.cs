using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchKeys()
    : ResourceRule(
        new()
        {
            Id = "search-keys",
            Title = "AI Search accepts Entra tokens only",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Data,
            Requirements = ["ID-02"],
            Types = ["search:Service"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must("disableLocalAuth", "a key opens every index", "true");
        return resource.Has("authOptions")
            ? problems.Append(resource.Problem("authOptions allows keys, and Azure refuses it beside disableLocalAuth; leave it out"))
            : problems;
    }
}
