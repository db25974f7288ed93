using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelOutbound()
    : ResourceRule(
        new()
        {
            Id = "model-outbound",
            Title = "A model cannot call addresses that are not listed",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.AzureOpenAI,
            Requirements = ["NET-09"],
            Types = ["cognitiveservices:Account"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .Must("properties.restrictOutboundNetworkAccess", "an answer could carry data away", "true")
            .Concat(
                resource.List("properties.allowedFqdnList").Any()
                    ? []
                    : [resource.Problem("properties.allowedFqdnList is not set; list what it may call, its own name at least")]
            );
}
