using System.Text.RegularExpressions;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NameForm()
    : EveryResourceRule(
        new()
        {
            Id = "name-form",
            Title = "Resource names have a valid length and valid characters",
            Why = "Azure rejects other names, often minutes into the deployment.",
            Fix = "Choose a name within the limits that the message gives.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Names,
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties: { accountName: stdocschatdev7k2m }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        NameRules.Of(resource.Token) is { } rule
        && resource.AzureName.Length > 0
        && !AzureResource.IsHidden(resource.AzureName)
        && (
            resource.AzureName.Length < rule.Least
            || resource.AzureName.Length > rule.Most
            || !Regex.IsMatch(resource.AzureName, rule.Pattern, RegexOptions.None, TimeSpan.FromSeconds(5))
        )
            ?
            [
                resource.Problem(
                    $"its name '{resource.AzureName}' has {resource.AzureName.Length} characters; allowed are {rule.Least} to "
                        + $"{rule.Most}: {rule.Allowed}"
                ),
            ]
            : [];
}
