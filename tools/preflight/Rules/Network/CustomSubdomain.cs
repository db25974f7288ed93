using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CustomSubdomain()
    : ResourceRule(
        new()
        {
            Id = "custom-subdomain",
            Title = "An AI account has a name of its own in DNS",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/867",
            Requirements = ["NET-04"],
            Types = ["cognitiveservices:Account"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        string.IsNullOrEmpty(resource.Text("properties.customSubDomainName"))
            ?
            [
                resource.Problem(
                    "properties.customSubDomainName is not set; without it Entra tokens and private endpoints do not work, and it cannot be changed later"
                ),
            ]
            : [];
}
