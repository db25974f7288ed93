using AzureDefinitions.Facts;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FactsAge()
    : Rule(
        new()
        {
            Id = "facts-age",
            Title = "The facts about Azure that preflight judges by are at most 90 days old",
            Why = "Azure changes models, versions, prices and retirement dates. A judgement by old facts can be wrong.",
            Fix = "Read the sources again and renew the file that the message names.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirement-schedule",
            Requirements = ["DOC-05"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            """,
        }
    )
{
    /// <summary>How old a fact may be on the day of the judgement.</summary>
    public const int Days = 90;

    private static readonly Lazy<IReadOnlyList<(FactFile File, DateOnly Oldest)>> Files = new(() =>
        [.. FactFile.All.Select(file => (file, file.Oldest()))]
    );

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        Files
            .Value.Where(each => plan.Today.DayNumber - each.Oldest.DayNumber > Days)
            .Select(each => new Problem(
                null,
                $"preflight's {each.File.Name}.json ({each.File.Subject}) has rows that were read on {each.Oldest:yyyy-MM-dd}, more than "
                    + $"{Days} days ago; update preflight, or renew the file"
            ));
}
