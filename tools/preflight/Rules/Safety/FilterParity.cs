using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FilterParity()
    : Rule(
        new()
        {
            Id = "filter-parity",
            Title = "Chat deployments that can answer one user have filters of one strength",
            Why =
                "A fallback, a spillover or a second region answers when the first is busy. A weaker filter there is the one that counts.",
            Fix = "Give all chat deployments the same policy, or one with the same categories and thresholds.",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/content-filters",
            Requirements = ["SAF-01"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties: { model: { name: gpt-5.4-mini }, raiPolicyName: Microsoft.DefaultV2 }
            chat-fallback:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties: { model: { name: gpt-5.4-mini }, raiPolicyName: Microsoft.DefaultV2 }
            """,
        }
    )
{
    private static readonly string[] Harms = ["Hate", "Sexual", "Violence", "Selfharm"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var chats = plan.Of("cognitiveservices:Deployment")
            .Where(ModelCatalogue.IsChat)
            .Select(each => (Deployment: each, Strength: Strength(each, plan)))
            .Where(each => each.Strength is not null)
            .ToList();
        if (chats.Count < 2)
        {
            yield break;
        }

        var strictest = chats.MaxBy(each => each.Strength);
        foreach (var (deployment, strength) in chats.Where(each => each.Strength < strictest.Strength))
        {
            yield return deployment.Problem(
                $"has the filter {deployment.Text("properties.raiPolicyName") ?? "of the default"}, weaker than "
                    + $"{strictest.Deployment.Text("properties.raiPolicyName")} of {strictest.Deployment.Name}; set an equal raiPolicyName"
            );
        }
    }

    /// <returns>The sum over the harm categories, more where less is let through; null if the policy is not known.</returns>
    private static int? Strength(AzureResource deployment, AzurePlan plan)
    {
        var name = deployment.Text("properties.raiPolicyName");
        if (name is "Microsoft.DefaultV2" or "Microsoft.Default")
        {
            return Harms.Length * 2 * Level("Medium");
        }

        var account = plan.ParentOf(deployment);
        return
            plan.Of("cognitiveservices:RaiPolicy").FirstOrDefault(each => each.AzureName == name && plan.ParentOf(each) == account)
                is { } policy
            ? policy
                .List("properties.contentFilters")
                .Where(filter =>
                    Harms.Contains(filter.Text("name"), StringComparer.OrdinalIgnoreCase)
                    && filter.Text("enabled") == "true"
                    && filter.Text("blocking") == "true"
                )
                .Sum(filter => Level(filter.Text("severityThreshold")))
            : null;
    }

    private static int Level(string? threshold) =>
        threshold switch
        {
            "Low" => 3,
            "Medium" => 2,
            "High" => 1,
            _ => 0,
        };
}
