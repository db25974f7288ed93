using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Costs;

/// <summary>The share of the questions of each deployment: the chat deployment has nearly all, the others have the rest.</summary>
public sealed class Chats
{
    private readonly List<AzureResource> _chat;
    private readonly List<AzureResource> _embedding;

    private Chats(PlanView plan)
    {
        var named = plan.Of("web:WebApp")
            .SelectMany(site => site.List("siteConfig.appSettings"))
            .Where(setting => setting.Text("name")?.EndsWith("Deployment", StringComparison.Ordinal) == true)
            .Select(setting => setting.Text("value"))
            .ToHashSet();

        // Where the app names one, that one is first; sorting is stable, so of two accounts the first comes first.
        var all = plan.Of("cognitiveservices:Deployment").OrderBy(each => named.Contains(each.Text("deploymentName")) ? 0 : 1).ToList();
        _chat = [.. all.Where(ModelCatalogue.IsChat)];
        _embedding = [.. all.Where(each => Billing(each) == "embedding")];
    }

    public static Chats Of(PlanView plan) => new(plan);

    public static string Billing(AzureResource deployment) =>
        deployment.Text("sku.name")?.Contains("Provisioned", StringComparison.Ordinal) == true ? "provisioned"
        : deployment.Text("properties.model.name")?.Contains("embedding", StringComparison.OrdinalIgnoreCase) == true ? "embedding"
        : ModelCatalogue.IsChat(deployment) ? "chat"
        : "other";

    public IEnumerable<Factor> Questions(AzureResource deployment, Assumptions assume)
    {
        yield return assume["questionsPerDay"];
        yield return assume["days"];
        if (_chat.Count > 1)
        {
            var elsewhere = assume["fallbackPercent"].Number / 100;
            yield return deployment == _chat[0]
                ? new Factor(1 - elsewhere, "of them")
                : new Factor(elsewhere / (_chat.Count - 1), "of them");
        }
    }

    public Factor Embedded(AzureResource deployment, Assumptions assume) =>
        deployment == _embedding[0]
            ? new Factor(
                assume["questionsPerDay"].Number * assume["questionTokens"].Number + assume["indexedTokensPerDay"].Number,
                "tokens a day"
            )
            : new Factor(0, "tokens a day while the first deployment answers");
}
