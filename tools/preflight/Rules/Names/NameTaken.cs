using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NameTaken()
    : Rule(
        new()
        {
            Id = "name-taken",
            Title = "Resource ids are unique, and global names are distinctive",
            Why = "Two resources with one id overwrite each other. A short global name is probably taken.",
            Fix = "Add a hash of stack and resource group to names that are unique in all of Azure.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Names,
            Requirements = ["DR-08"],
            Types = ["*"],
            Example = """
            search:
              type: azure-native:search:Service
              properties: { searchServiceName: srch-chat-dev-7k2m }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var same in plan.SameId.GroupBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase))
        {
            yield return same.Last()
                .Problem($"has the id of {plan.Find(same.Key)!.Name}, {same.Key}, and overwrites it; give each resource its own name");
        }

        foreach (
            var resource in plan.Resources.Where(resource =>
                NameRules.Of(resource.Token) is { IsGlobal: true } && IsPlain(resource.AzureName)
            )
        )
        {
            yield return resource.Problem(
                $"its name '{resource.AzureName}' must be globally unique and is probably taken; add a hash of stack and "
                    + "resource group"
            );
        }
    }

    /// <summary>One word, or words without anything that only this deployment would have.</summary>
    private static bool IsPlain(string name) => name.Length <= 6 || name.All(char.IsAsciiLetter) && name.Length <= 10;
}
