using System.Globalization;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PolicyExemptionEnd()
    : ResourceRule(
        new()
        {
            Id = "policy-exemption-end",
            Title = "Policy exemptions end, and have not ended yet",
            Why = "An exemption of category Waiver accepts a risk. Without an end no new decision is due; after its end it has no effect.",
            Fix = "Set expiresOn to a later day, or remove the exemption.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.Policy.WaiverExpiry/",
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyExemption"],
            Example = """
            old-share:
              type: azure-native:authorization:PolicyExemption
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                exemptionCategory: Waiver
                expiresOn: '2027-06-30T00:00:00Z'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var end = resource.Text("expiresOn");
        if (string.IsNullOrEmpty(end))
        {
            if (resource.Is("exemptionCategory", "Waiver"))
            {
                yield return resource.Problem("expiresOn is not set; set the day on which the exemption is decided again");
            }
        }
        else if (
            DateTime.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var day)
            && DateOnly.FromDateTime(day) < plan.Today
        )
        {
            yield return resource.Problem($"expiresOn is {day:yyyy-MM-dd}, which has passed; set a later day, or remove the exemption");
        }
    }
}
