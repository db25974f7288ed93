using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Bulkheads()
    : Rule(
        new()
        {
            Id = "bulkheads",
            Title = "Chat and embedding use separate deployments",
            Why = "Embedding a large document set uses up the quota of the deployment. With a separate one, chat is not slowed down.",
            Fix = "Add a deployment of an embedding model.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = Sources.AzureOpenAI,
            Requirements = ["CAP-08"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            search:
              type: azure-native:search:Service
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { name: gpt-5.4-mini }
            embedding:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { name: text-embedding-3-large }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var deployments = plan.Of("cognitiveservices:Deployment").ToList();
        return plan.Of("search:Service").Any() && deployments.Exists(ModelCatalogue.IsChat) && deployments.TrueForAll(ModelCatalogue.IsChat)
            ?
            [
                deployments[0]
                    .Problem(
                        "no deployment of an embedding model exists, but there is a search service; add one, so that indexing "
                            + "does not slow down chat"
                    ),
            ]
            : [];
    }
}
