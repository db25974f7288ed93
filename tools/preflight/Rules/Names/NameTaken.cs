using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NameTaken()
    : Rule(
        new()
        {
            Id = "name-taken",
            Title = "No two resources have one id, and a name that is one in all of Azure is unlikely to be taken",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Names,
            Requirements = ["DR-08"],
            Types = ["*"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (
            var same in plan
                .Resources.Where(resource => resource.Id.Length > 0)
                .GroupBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
        )
        {
            yield return same.Last()
                .Problem($"has the id of {same.First().Name}, {same.Key}; the second overwrites the first, give each its own name");
        }

        foreach (
            var resource in plan.Resources.Where(resource =>
                NameRules.Of(resource.Token) is { IsGlobal: true } && IsPlain(resource.AzureName)
            )
        )
        {
            yield return resource.Problem(
                $"its name '{resource.AzureName}' is one in all of Azure and easily taken; add something of your own, as a hash of the stack and resource group"
            );
        }
    }

    /// <summary>One word, or words without anything that only this deployment would have.</summary>
    private static bool IsPlain(string name) => name.Length <= 6 || name.All(char.IsAsciiLetter) && name.Length <= 10;
}
