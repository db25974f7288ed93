using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CustomSubdomain()
    : ResourceRule(
        new()
        {
            Id = "custom-subdomain",
            Title = "AI accounts have a custom subdomain",
            Why = "Microsoft Entra authentication and private endpoints require it, and it cannot be changed later.",
            Fix = "Set properties.customSubDomainName, for example to the name of the account.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/867",
            Requirements = ["NET-04"],
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties: { customSubDomainName: aif-chat-dev-7k2m }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        string.IsNullOrEmpty(resource.Text("properties.customSubDomainName"))
            ?
            [
                resource.Problem(
                    "properties.customSubDomainName is not set; Microsoft Entra authentication and private endpoints require "
                        + "it, and it cannot be changed later"
                ),
            ]
            : [];
}
