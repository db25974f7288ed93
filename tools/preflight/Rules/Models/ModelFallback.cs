using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelFallback()
    : Rule(
        new()
        {
            Id = "model-fallback",
            Title = "A second chat deployment exists",
            Why = "Without a second deployment, throttling or an outage of the model stops the chat.",
            Fix = "Add a chat deployment of another model or deployment type.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = Sources.AzureOpenAI,
            Requirements = ["MDL-09"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { name: gpt-5.4-mini }
            chat-fallback:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { name: gpt-4.1-mini }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var chat = plan.Of("cognitiveservices:Deployment").Where(ModelCatalogue.IsChat).ToList();
        return chat.Count == 1 ? [chat[0].Problem("is the only chat deployment; add one of another model or deployment type")] : [];
    }
}
