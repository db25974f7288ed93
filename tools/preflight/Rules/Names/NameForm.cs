using System.Text.RegularExpressions;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NameForm()
    : Rule(
        new()
        {
            Id = "name-form",
            Title = "Every name has a length and characters that Azure takes",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Names,
            Types = ["*"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from resource in plan.Resources
        let rule = NameRules.Of(resource.Token)
        where rule is not null && resource.AzureName.Length > 0 && !AzureResource.IsHidden(resource.AzureName)
        where
            resource.AzureName.Length < rule.Least
            || resource.AzureName.Length > rule.Most
            || !Regex.IsMatch(resource.AzureName, rule.Pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100))
        select resource.Problem(
            $"its name '{resource.AzureName}' has {resource.AzureName.Length} characters; {rule.Least} to {rule.Most} of {rule.Says} are allowed"
        );
}
