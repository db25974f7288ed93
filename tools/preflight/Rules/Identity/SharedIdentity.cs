using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SharedIdentity()
    : ResourceRule(
        new()
        {
            Id = "identity-shared",
            Title = "Each part has an identity of its own; a site and its slots are one part",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-06"],
            Types = ["managedidentity:UserAssignedIdentity"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var users = plan.Resources.Where(each => plan.IdentitiesOf(each).Contains(resource)).ToList();
        return users.Select(user => user.Token.Replace("WebAppSlot", "WebApp", StringComparison.Ordinal)).Distinct().Count() > 1
            ?
            [
                resource.Problem(
                    $"is the identity of {string.Join(" and ", users.Select(user => user.Name))}; give each its own, so that each has its own rights"
                ),
            ]
            : [];
    }
}
