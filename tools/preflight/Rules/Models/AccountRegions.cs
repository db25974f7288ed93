using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AccountRegions()
    : Rule(
        new()
        {
            Id = "account-regions",
            Title = "Accounts with the same deployments are in different regions",
            Why = "Quota and outages belong to a region. A second account in the same region adds neither tokens nor protection.",
            Fix = "Set location of the second account to another region that has the model.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/business-continuity-disaster-recovery",
            Requirements = ["MDL-09"],
            Types = ["cognitiveservices:Account", "cognitiveservices:Deployment"],
            Example = """
            first:
              type: azure-native:cognitiveservices:Account
              properties: { location: swedencentral }
            first-chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${first.name}
                deploymentName: chat
                properties:
                  model: { name: gpt-5.4-mini }
            second:
              type: azure-native:cognitiveservices:Account
              properties: { location: francecentral }
            second-chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${second.name}
                deploymentName: chat
                properties:
                  model: { name: gpt-5.4-mini }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var accounts = plan.Of("cognitiveservices:Account").ToList();
        if (accounts.Count < 2)
        {
            yield break;
        }

        var models = plan.Of("cognitiveservices:Deployment").Where(ModelCatalogue.IsChat).ToLookup(plan.ParentOf, Key);
        var callers = AppDependency.Of(plan).Where(call => call.Target is not null).ToLookup(call => call.Target!, call => call.Site);
        for (var index = 1; index < accounts.Count; index++)
        {
            var second = accounts[index];
            var first = accounts
                .Take(index)
                .FirstOrDefault(each =>
                    Region(each) is { } region
                    && region == Region(second)
                    && models[each].Intersect(models[second], StringComparer.OrdinalIgnoreCase).Any()
                    // Accounts of different apps do not replace each other.
                    && (!callers[each].Any() || !callers[second].Any() || callers[each].Intersect(callers[second]).Any())
                );
            if (first is not null)
            {
                yield return second.Problem(
                    $"location is {second.Text("location")}, the region of {first.Name}, which has the same deployments: it adds neither "
                        + "quota nor protection from an outage; use another region"
                );
            }
        }
    }

    /// <summary>Calls go to the deployment of the same name and model in the other account.</summary>
    private static string Key(AzureResource deployment) => $"{deployment.AzureName}|{deployment.Text("properties.model.name")}";

    private static string? Region(AzureResource account) =>
        account.Hides("location") ? null : account.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
