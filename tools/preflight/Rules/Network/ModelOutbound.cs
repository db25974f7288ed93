using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelOutbound()
    : ResourceRule(
        new()
        {
            Id = "model-outbound",
            Title = "AI accounts restrict outbound calls to listed hosts",
            Why = "Without the restriction, features that fetch a URL can send data to any address.",
            Fix = "Set properties.restrictOutboundNetworkAccess to true and list hosts in properties.allowedFqdnList.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.AzureOpenAI,
            Requirements = ["NET-09"],
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties:
                  restrictOutboundNetworkAccess: true
                  allowedFqdnList: [aif-chat-dev-7k2m.openai.azure.com]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .Must("properties.restrictOutboundNetworkAccess", "the account can send data to any address otherwise", "true")
            .Concat(
                resource.List("properties.allowedFqdnList").Any()
                    ? []
                    : [resource.Problem("properties.allowedFqdnList is not set; list the hosts that it may call, at least its own")]
            );
}
